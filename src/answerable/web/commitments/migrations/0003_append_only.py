"""The ledgers are appended to, never changed; only which owners are present is kept up to date."""

from django.db import migrations

from answerable.web.database.append_only import append_only


class Migration(migrations.Migration):
    dependencies = (("commitments", "0002_full_text"),)
    operations = (
        append_only("commitments_targetdate"),
        append_only("commitments_claim"),
        append_only("commitments_ownership", except_columns=("present",)),
    )
