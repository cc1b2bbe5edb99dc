"""What was recorded of an analysis, and answered, stays as it was written."""

from django.db import migrations

from answerable.web.database.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("consultations", "0001_initial")]

    operations = [
        append_only("consultations_analysis"),
        append_only("consultations_bearson"),
        append_only("consultations_statement"),
        append_only("consultations_answer"),
    ]
