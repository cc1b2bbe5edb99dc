"""Lists and search name posts and departments; of a person only that one is named."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def unname(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    ownership: Any = apps.get_model("commitments", "Ownership")
    for line in ownership.objects.filter(present=True, owner__nature="person").select_related("commitment", "owner"):
        held = line.commitment
        held.owner_words = held.owner_words.replace(line.owner.words, "A named person")
        held.save(update_fields=["owner_words"])


class Migration(migrations.Migration):
    dependencies = (("commitments", "0011_hands_of_claims"),)
    operations = (migrations.RunPython(unname, migrations.RunPython.noop),)
