"""A draft on its way: sent to be cleared, cleared by someone who did not write it, sent or taken back, withdrawn."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.plans.errors import BlockedError, ChangedMeanwhileError
from answerable.web.plans.models import Draft
from answerable.web.plans.policies import Move, check_clear, check_move, move_named
from answerable.web.plans.queries.drafts import blocks_of, wrote


@transaction.atomic
def send(draft: Draft, *, version: int, by: Person, at: dt.datetime) -> None:
    """Send it to whoever clears. Raises BlockedError, ChangedMeanwhileError, DraftClosedError."""
    held = take(draft, move_named("send"), version=version, on=localdate(at))
    _put(held, sent_back_because="")
    audit.record(act="draft sent to be cleared", subject=held, by=by, at=at)


@transaction.atomic
def clear(draft: Draft, *, version: int, by: Person, at: dt.datetime) -> None:
    """Say that it may be submitted as it stands. Raises ClearingError for whoever wrote any of it, and as `send`."""
    held = take(draft, move_named("clear"), version=version, on=localdate(at))
    check_clear(wrote=wrote(held, by.pk))
    _put(held, cleared_by=by, cleared_at=at)
    audit.record(act="draft cleared", subject=held, by=by, at=at, version=held.version)


@transaction.atomic
def send_back(draft: Draft, *, because: str, version: int, by: Person, at: dt.datetime) -> None:
    """Say why it cannot be submitted as it stands. Raises ChangedMeanwhileError, DraftClosedError."""
    held = take(draft, move_named("send-back"), version=version, on=localdate(at))
    _put(held, sent_back_because=because, cleared_by=None, cleared_at=None)
    audit.record(act="draft sent back", subject=held, by=by, at=at, because=because)


@transaction.atomic
def take_back(draft: Draft, *, version: int, by: Person, at: dt.datetime) -> None:
    """Change it after all; it must then be cleared anew. Raises ChangedMeanwhileError, DraftClosedError."""
    held = take(draft, move_named("take-back"), version=version, on=localdate(at))
    _put(held, cleared_by=None, cleared_at=None)
    audit.record(act="draft taken back", subject=held, by=by, at=at)


@transaction.atomic
def withdraw(draft: Draft, *, by: Person, at: dt.datetime) -> None:
    """Give it up; nothing of it enters the register. Raises ChangedMeanwhileError, DraftClosedError."""
    held = take(draft, move_named("withdraw"), on=localdate(at))
    audit.record(act="draft withdrawn", subject=held, by=by, at=at)


def take(draft: Draft, move: Move, *, on: dt.date, version: int | None = None) -> Draft:
    """The draft, moved on, which no one else can move or change until this transaction ends.

    `version` is the draft's as the person saw it, where that matters.
    """
    ours = Draft.objects.filter(pk=draft.pk, state__in=move.frm)
    if version is not None:
        ours = ours.filter(version=version)
    if not ours.update(version=F("version") + 1, state=move.to):
        check_move(move, Draft.objects.values_list("state", flat=True).get(pk=draft.pk))
        raise ChangedMeanwhileError
    held = Draft.objects.select_related("place", "plan__place", "plan__report", "report").get(pk=draft.pk)
    if move.checked and (missing := blocks_of(held, on=on)):
        raise BlockedError(*(block.sentence for block in missing))
    return held


def _put(held: Draft, **facts: Any) -> None:  # noqa: ANN401
    Draft.objects.filter(pk=held.pk).update(**facts)
