"""Telling people things: each is told once, in the digest of the day."""

import datetime as dt
from collections.abc import Iterable
from itertools import islice

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.notices.models import Notice
from answerable.web.notices.types import NoticeKind, Telling

BATCH = 1000


def tell(
    person: Person,
    *,
    key: str,
    kind: NoticeKind,
    title: str,
    words: str = "",
    path: str,
    place_id: int | None = None,
    at: dt.datetime,
) -> Notice | None:
    """What the person will read in the next digest; None where it was told before, or the account is closed."""
    if not person.is_active:
        return None
    told = {"person": person, "kind": kind, "title": _short(title), "words": words, "path": path}
    notice, new = Notice.objects.get_or_create(key=key, defaults=told | {"place_id": place_id, "made_at": at})
    return notice if new else None


def tell_all(tellings: Iterable[Telling], *, at: dt.datetime) -> int:
    """Tell many things at once, a constant number of queries for each thousand; how many were new."""
    left, new = iter(tellings), 0
    while some := list(islice(left, BATCH)):
        new += _tell_some(some, at)
    return new


@transaction.atomic
def _tell_some(tellings: list[Telling], at: dt.datetime) -> int:
    told = set(Notice.objects.filter(key__in=[one.key for one in tellings]).values_list("key", flat=True))
    closed = set(Person.objects.filter(is_active=False).values_list("pk", flat=True))
    first = {one.key: one for one in reversed(tellings) if one.key not in told and one.person_id not in closed}
    notices = [Notice(**vars(one) | {"title": _short(one.title)}, made_at=at) for one in reversed(first.values())]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)


def _short(title: str) -> str:
    return title if len(title) <= 300 else f"{title[:299]}…"
