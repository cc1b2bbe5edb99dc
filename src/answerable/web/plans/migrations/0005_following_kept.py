"""Tables that were altered are found by their words again, and refuse again what they refused."""

from django.db import migrations

from answerable.web.database.append_only import append_only
from answerable.web.database.full_text import full_text

_PUBLISHED = ("published_at", "published_by_id", "anchor", "redacted_at", "redaction")


class Migration(migrations.Migration):
    dependencies = (("plans", "0004_following"),)
    operations = (
        full_text("plans_finding", ["words", "decision_words"], json=["parts", "response"]),
        full_text("plans_actionplan", ["title"], json=["caveats"]),
        append_only("plans_edition", except_columns=_PUBLISHED),
        append_only("plans_submission"),
        append_only("plans_finding", except_columns=("place_id", "restricted_because")),
        append_only("plans_dispatch"),
    )
