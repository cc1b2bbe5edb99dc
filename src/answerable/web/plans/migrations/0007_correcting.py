"""The words of a finding or an entry change only together with the edition that says them."""

from django.db import migrations

from answerable.web.database.append_only import append_only

_SETTLED = ("relation", "commitment_id", "settled_by_id", "settled_at", "entered_at")


class Migration(migrations.Migration):
    dependencies = (("plans", "0006_clearing"),)
    operations = (
        append_only("plans_finding", except_columns=("place_id", "restricted_because"), said_by="edition_id"),
        append_only("plans_entry", except_columns=_SETTLED, said_by="edition_id"),
    )
