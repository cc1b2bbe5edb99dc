"""Commitments that published plans make are known by a column of their own, and plans by what they hand on to."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Exists, F, OuterRef, Q


def show(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    commitment: Any = apps.get_model("commitments", "Commitment")
    entry: Any = apps.get_model("plans", "Entry")
    wording: Any = apps.get_model("plans", "Wording")
    number = "plan__published_edition__number"
    reworded = wording.objects.filter(
        entry=OuterRef("pk"),
        edition__number__lte=F(f"edition__{number}"),
        corrected_in__number__gt=F(f"edition__{number}"),
    )
    made = entry.objects.filter(
        Q(edition__number__lte=F(f"finding__{number}")) | Exists(reworded),
        commitment=OuterRef("pk"),
        relation="made",
        finding__restricted_because="",
        finding__plan__restricted_because="",
        finding__plan__published_edition__isnull=False,
    )
    commitment.objects.filter(Exists(made)).update(published=True)


class Migration(migrations.Migration):
    dependencies = (("plans", "0010_wordings"), ("commitments", "0013_published"))
    operations = (
        migrations.RunPython(show, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="actionplan",
            index=models.Index(
                condition=models.Q(("successor__isnull", False)), fields=["successor"], name="plans_handed_on"
            ),
        ),
    )
