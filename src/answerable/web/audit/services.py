"""Writing the record, proving it whole, and the one lawful way to take words out of it."""

import datetime as dt
import secrets
from dataclasses import replace
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction

from answerable.trail import chain, faults
from answerable.trail.chain import START, TAKEN_OUT, Anchor
from answerable.trail.checking import check
from answerable.trail.faults import Report
from answerable.web.audit.errors import AlreadyRedactedError
from answerable.web.audit.models import Detail, Entry, Head
from answerable.web.audit.queries import last_number, sealed

_PLACE = "estate.place"
_THE_ONE = 1


def record(*, act: str, subject: models.Model, by: AbstractBaseUser | None, at: dt.datetime, **details: Any) -> Entry:  # noqa: ANN401
    """Add an entry to the chain, in the transaction of the act itself; `act` is in words ("post handed over").

    Personal values belong in `details` only: they alone can be redacted.
    """
    content, salt = chain.content_of(details), secrets.token_hex(16)
    with transaction.atomic():
        last = _locked_head()
        facts = chain.Facts(
            number=last.number + 1,
            at=at,
            by=by.pk if by else None,
            act=act,
            subject=subject._meta.label_lower,  # noqa: SLF001
            subject_id=subject.pk,
            place=_place_of(subject),
            digest=chain.digest(content, salt),
        )
        entry = Entry.objects.create(**vars(facts), previous=last.hash, hash=chain.seal(facts, last.hash))
        Detail.objects.create(entry=entry, salt=salt, content=content)
        Head.objects.filter(pk=_THE_ONE).update(number=entry.number, hash=entry.hash)
    return entry


def head() -> str:
    """The anchor of the trail as it now stands, "number:hash": whoever wrote it down can prove what came before."""
    return str(Head.objects.filter(pk=_THE_ONE).first() or Anchor(0, START))


def redact(entry: Entry, *, why: str, by: AbstractBaseUser | None, at: dt.datetime) -> Entry:
    """Take the words of an entry out for good, leaving that, when, why and by whom; the chain still verifies.

    Raises AlreadyRedactedError.
    """
    with transaction.atomic():
        words = Detail.objects.filter(entry=entry, redacted_at=None)
        if not words.update(salt="", content="", redacted_at=at, redaction=why):
            raise AlreadyRedactedError(f"The words of entry {entry.number} were already taken out.")
        return record(act=TAKEN_OUT, subject=entry, by=by, at=at, why=why)


def verify(anchor: str | None = None) -> Report:
    """Every fault of the trail; `anchor` is what `head` once gave. Raises AnchorError where it is none.

    Entries that are added meanwhile are left for the next time.
    """
    named = Anchor.read(anchor) if anchor else None
    held = Head.objects.filter(pk=_THE_ONE).first()
    last = held.anchor if held else None
    report = check(sealed(until=last.number if last else None), head=last, anchor=named)
    past, known = last_number(), Anchor.read(head()).number
    if last and past > known:
        return replace(report, faults=(*report.faults, faults.past_the_head(past, known)))
    return report


def _locked_head() -> Head:
    """The head; no other transaction can follow it until this one ends.

    SQLite lets one transaction write at a time, and ours are IMMEDIATE; PostgreSQL locks the row.
    """
    held, _ = Head.objects.select_for_update().get_or_create(pk=_THE_ONE, defaults={"number": 0, "hash": START})
    return held


def _place_of(subject: models.Model) -> int | None:
    is_place = subject._meta.label_lower == _PLACE  # noqa: SLF001
    place: int | None = subject.pk if is_place else getattr(subject, "place_id", None)
    return place
