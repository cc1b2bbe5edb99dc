"""Commitments know what ended them and how far they slipped; the new ledgers, too, are only appended to."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from answerable.web.database.append_only import append_only
from answerable.web.database.full_text import full_text


def derive(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    commitment: Any = apps.get_model("commitments", "Commitment")
    commitment.objects.filter(claim__in=("done", "done_and_continuing")).update(settled="claimed")
    moved = commitment.objects.exclude(moves=0).exclude(due_on=None).exclude(first_due_on=None)
    for held in moved.iterator(2000):
        commitment.objects.filter(pk=held.pk).update(slipped=(held.due_on - held.first_due_on).days)


class Migration(migrations.Migration):
    dependencies = (("commitments", "0004_following"),)
    operations = (
        migrations.RunPython(derive, migrations.RunPython.noop),
        full_text("commitments_commitment", ["words", "owner_words"]),
        append_only("commitments_verification"),
        append_only("commitments_judgement"),
        append_only(
            "commitments_voice", except_columns=("to_answer_id", "answer_by", "withheld_at", "withheld_because")
        ),
        append_only("commitments_voiceanswer"),
        append_only("commitments_overtaking"),
        append_only("commitments_backlogfigure"),
        append_only("commitments_update", except_columns=("withdrawn_at", "entered_at")),
        append_only(
            "commitments_evidence",
            except_columns=("released_at", "released_by_id", "redacted_at", "redaction", "content"),
        ),
    )
