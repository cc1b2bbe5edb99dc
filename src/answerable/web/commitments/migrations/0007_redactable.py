"""Ledgers stay closed to every change but one: personal data taken out by law."""

from django.db import migrations

from answerable.web.database.append_only import append_only


class Migration(migrations.Migration):
    dependencies = (("commitments", "0006_slippage"), ("audit", "0005_taking_out"))
    operations = (
        append_only("commitments_targetdate", redactable=("words", "condition", "milestone", "reason")),
        append_only("commitments_claim", redactable=("words",)),
        append_only("commitments_verification", redactable=("words",)),
        append_only("commitments_judgement", redactable=("words", "review")),
        append_only(
            "commitments_voice",
            except_columns=("to_answer_id", "answer_by", "withheld_at", "withheld_because"),
            redactable=("words", "organisation"),
        ),
        append_only("commitments_voiceanswer", redactable=("words",)),
        append_only("commitments_overtaking", redactable=("words",)),
        append_only("commitments_backlogfigure", redactable=("words",)),
        append_only(
            "commitments_update",
            except_columns=("withdrawn_at", "entered_at"),
            redactable=("words", "due_words", "reason"),
        ),
        append_only(
            "commitments_evidence",
            except_columns=("released_at", "released_by_id"),
            redactable=("title", "name", "content", "redacted_at", "redaction"),
        ),
    )
