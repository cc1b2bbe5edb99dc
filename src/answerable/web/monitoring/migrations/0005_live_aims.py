"""An aim that was ended may be set again."""

from django.db import migrations, models

_ABOUT = ("commitment", "measure", "characteristic", "group", "comparator", "level", "place")


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0004_release_measures")]

    operations = [
        migrations.RemoveConstraint("aim", "an_aim_once_a_commitment"),
        migrations.AddConstraint(
            "aim",
            models.UniqueConstraint(
                fields=_ABOUT, condition=models.Q(ended_at=None), name="a_live_aim_once_a_commitment"
            ),
        ),
    ]
