"""What was seen, done and read of a disparity stays as it was written."""

from django.db import migrations

from answerable.web.database.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0001_initial")]

    operations = [
        append_only("monitoring_caseevent"),
        append_only("monitoring_sighting"),
        append_only("monitoring_effectreading"),
    ]
