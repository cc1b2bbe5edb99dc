"""Writing the record, proving it whole, and the one lawful way to take words out of it."""

import datetime as dt
import secrets
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, models, transaction

from answerable.web.audit import chain
from answerable.web.audit.errors import AlreadyRedactedError, BrokenChainError
from answerable.web.audit.models import Detail, Entry

_ONE_AT_A_TIME = 0x616E7377
"""A number that nothing else locks in PostgreSQL."""
_ENTRY = "audit.entry"
_PLACE = "estate.place"
REDACTED = "taken out"
"""The act of an entry that says another's words were taken out."""


def record(*, act: str, subject: models.Model, by: AbstractBaseUser | None, at: dt.datetime, **details: Any) -> Entry:  # noqa: ANN401
    """Add an entry to the chain, in the transaction of the act itself; `act` is in words ("post handed over").

    Personal values belong in `details` only: they alone can be redacted.
    """
    content, salt = chain.content_of(details), secrets.token_hex(16)
    with transaction.atomic():
        number, previous = _next()
        facts = chain.Facts(
            number=number,
            at=at,
            by=by.pk if by else None,
            act=act,
            subject=subject._meta.label_lower,  # noqa: SLF001
            subject_id=subject.pk,
            place=_place_of(subject),
            digest=chain.digest(content, salt),
        )
        entry = Entry.objects.create(**vars(facts), previous=previous, hash=chain.seal(facts, previous))
        Detail.objects.create(entry=entry, salt=salt, content=content)
    return entry


def redact(entry: Entry, *, why: str, by: AbstractBaseUser | None, at: dt.datetime) -> Entry:
    """Take the words of an entry out for good, leaving that, when, why and by whom; the chain still verifies.

    Raises AlreadyRedactedError.
    """
    with transaction.atomic():
        words = Detail.objects.filter(entry=entry, redacted_at=None)
        if not words.update(salt="", content="", redacted_at=at, redaction=why):
            raise AlreadyRedactedError(f"The words of entry {entry.number} were already taken out.")
        return record(act=REDACTED, subject=entry, by=by, at=at, why=why)


def verify() -> int:
    """How many entries the record has, all of them whole. Raises BrokenChainError at the first that is not."""
    redacted = set(Entry.objects.filter(act=REDACTED, subject=_ENTRY).values_list("subject_id", flat=True))
    previous, number = chain.START, 0
    for number, entry in enumerate(Entry.objects.order_by("number").select_related("detail").iterator(2000), 1):
        if entry.number != number:
            raise BrokenChainError(f"Entry {number} is missing.")
        if entry.previous != previous or entry.hash != chain.seal(entry.facts, previous):
            raise BrokenChainError(f"Entry {number} is not as it was written.")
        _check_words(entry, redacted=entry.pk in redacted)
        previous = entry.hash
    return number


def _check_words(entry: Entry, *, redacted: bool) -> None:
    detail = getattr(entry, "detail", None)
    if detail is None:
        raise BrokenChainError(f"The words of entry {entry.number} are missing.")
    as_written = not redacted and chain.digest(detail.content, detail.salt) == entry.digest
    as_redacted = redacted and (detail.content, detail.salt) == ("", "") and detail.redacted_at is not None
    if not as_written and not as_redacted:
        raise BrokenChainError(f"The words of entry {entry.number} are not as they were written.")


def _next() -> tuple[int, str]:
    """The number of the next entry and the hash it follows; no other transaction can take them until this one ends.

    SQLite lets one transaction write at a time, and ours are IMMEDIATE; in PostgreSQL a lock sees to it.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
    last = Entry.objects.order_by("-number").values_list("number", "hash").first()
    return (last[0] + 1, last[1]) if last else (1, chain.START)


def _place_of(subject: models.Model) -> int | None:
    is_place = subject._meta.label_lower == _PLACE  # noqa: SLF001
    place: int | None = subject.pk if is_place else getattr(subject, "place_id", None)
    return place
