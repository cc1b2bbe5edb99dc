"""What a plan said is never rewritten; only what its entries are about is settled, once, by a person."""

from django.db import migrations

from answerable.web.database.append_only import append_only

_SETTLED = ("relation", "commitment_id", "settled_by_id", "settled_at", "entered_at")


class Migration(migrations.Migration):
    dependencies = (("plans", "0002_full_text"),)
    operations = (
        append_only("plans_edition"),
        append_only("plans_submission"),
        append_only("plans_finding", except_columns=("place_id",)),
        append_only("plans_entry", except_columns=_SETTLED),
    )
