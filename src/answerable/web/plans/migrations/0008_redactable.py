"""What a plan said stays closed to every change but one: personal data taken out by law."""

from django.db import migrations

from answerable.web.database.append_only import append_only

_SETTLED = ("relation", "commitment_id", "settled_by_id", "settled_at", "entered_at")


class Migration(migrations.Migration):
    dependencies = (("plans", "0007_correcting"), ("audit", "0005_taking_out"))
    operations = (
        append_only(
            "plans_edition",
            except_columns=("published_at", "published_by_id", "anchor"),
            redactable=("content", "redacted_at", "redaction"),
        ),
        append_only("plans_submission", redactable=("name", "words")),
        append_only(
            "plans_finding",
            said_by="edition_id",
            except_columns=("place_id", "restricted_because"),
            redactable=("words", "parts", "references", "decision_words", "reasons", "response"),
        ),
        append_only(
            "plans_entry",
            said_by="edition_id",
            except_columns=_SETTLED,
            redactable=("words", "owner_words", "owners", "targets", "status_words"),
        ),
        append_only("plans_dispatch", redactable=("recipient", "how")),
    )
