"""Personal data taken out of a plan by law: gone wherever it stood, with a tombstone that says so in its place."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils import timezone
from pydantic import ValidationError

from answerable.documents.plan import Plan
from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.commitments.services import refresh
from answerable.web.database.append_only import taking_out
from answerable.web.database.kept_files import forget
from answerable.web.database.redacting import Removal
from answerable.web.database.redacting import take_out as take_out_of
from answerable.web.estate.errors import RefusedError
from answerable.web.notices.models import Mail
from answerable.web.notices.types import MailState
from answerable.web.plans.models import ActionPlan, Document, Edition
from answerable.web.plans.queries.redacting import entries_with, sheets_with
from answerable.web.plans.redacting import commitments_of, editions_of, held_of, readings_of

_NO_SHEET = "Its return sheet held words that were taken out by law. Send the owner a new one."


@dataclass(frozen=True)
class TakenOut:
    times: int
    files: int


@transaction.atomic
def take_out(*, plan: ActionPlan, words: str, why: str, by: Person, at: dt.datetime) -> TakenOut:
    """Take exact words out of everything of a plan, and delete the files that have them; their SHA-256 stays.

    Raises RefusedError where the words are nowhere, or the reason repeats them.
    """
    ActionPlan.objects.select_for_update().get(pk=plan.pk)
    removal = Removal(words, on=timezone.localdate(at))
    if removal.is_in(why):
        raise RefusedError("The reason repeats the words to be taken out. Say why without them.")
    with taking_out():
        editions: list[Edition] = take_out_of(editions_of(plan), removal)
        readings = take_out_of(readings_of(plan), removal)
        for held in held_of(plan):
            take_out_of(held, removal)
        _mark(editions, why, at)
    documents = {one.document_id for one in editions} | {one.brought.document_id for one in readings}
    files = _delete(documents, why, at)
    sheets = _delete_sheets(sheets_with(plan, removal))
    refresh(commitments_of(plan))
    entries = _out_of_the_trail(plan, removal, why, by, at)
    if not (removal.times or sheets):
        raise RefusedError("These words stand nowhere in this plan. Check how they are written, capital letters too.")
    said = {"times": removal.times, "files": [one.sha256 for one in files], "entries": entries, "sheets": sheets}
    audit.record(act="personal data taken out", subject=plan, by=by, at=at, why=why, **said)
    return TakenOut(removal.times, len(files) + len(sheets))


def _mark(editions: Iterable[Edition], why: str, at: dt.datetime) -> None:
    """Their hash stays that of the words as accepted. Raises RefusedError where a plan would no longer be one."""
    for edition in editions:
        try:
            Plan.model_validate_json(edition.content)
        except ValidationError:
            raise RefusedError("The plan could not be read any more without these words. Give longer ones.") from None
        Edition.objects.filter(pk=edition.pk).update(redacted_at=at, redaction=why)


def _delete(documents: Iterable[int], why: str, at: dt.datetime) -> list[Document]:
    """Delete the bytes once all else is kept."""
    held = list(Document.objects.filter(pk__in=documents, redacted_at=None))
    for document in held:
        transaction.on_commit(partial(forget, document.content.name or ""))
        Document.objects.filter(pk=document.pk).update(content="", redacted_at=at, redaction=why)
    return held


def _delete_sheets(messages: Iterable[Mail]) -> list[int]:
    """Delete return sheets; one that was not sent yet is not sent without its sheet. The ids of their messages."""
    held = list(messages)
    for mail in held:
        transaction.on_commit(partial(forget, mail.attachment.name or ""))
    pks = [mail.pk for mail in held]
    Mail.objects.filter(pk__in=pks, state=MailState.WAITING).update(state=MailState.FAILED, failure=_NO_SHEET)
    Mail.objects.filter(pk__in=pks).update(attachment="")
    return pks


def _out_of_the_trail(plan: ActionPlan, removal: Removal, why: str, by: Person, at: dt.datetime) -> list[int]:
    """Entries at the plan's place whose words have them lose those; the numbers of the entries."""
    found = entries_with(plan, removal)
    for entry in found:
        removal.out_of(entry.detail.content)
        audit.redact(entry, why=why[:200], by=by, at=at)
    return [entry.number for entry in found]
