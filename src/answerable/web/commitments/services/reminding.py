"""Reminding those who hold the owning posts of what is due; and, where nothing happens, those who hold the posts above.

Whoever holds a post on the day is reminded: commitments follow posts, not people.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse_lazy

from answerable.web.commitments.models import Ownership, Update
from answerable.web.commitments.policies import BEGUN_KINDS, DONE_CLAIMS
from answerable.web.commitments.queries.updates import PENDING
from answerable.web.commitments.reminders import FIRST, Due, passed_on
from answerable.web.commitments.types import NameState, Settled
from answerable.web.estate.queries import Holders, holders
from answerable.web.notices.services import tell_all
from answerable.web.notices.types import NoticeKind, Telling

CHUNK = 1000
_LINE = (
    "commitment_id",
    "commitment__words",
    "commitment__due_on",
    "commitment__place_id",
    "commitment__place__name",
    "owner__words",
    "owner__post_id",
)


def remind(*, on: dt.date, at: dt.datetime) -> int:
    """Tell everyone once of each step that is in force on this day; how many were told something new."""
    posts = holders(on=on)
    lines = _lines(on).values(*_LINE).iterator(CHUNK)
    return tell_all((telling for line in lines for telling in _tellings(line, posts, on=on)), at=at)


def _lines(on: dt.date) -> QuerySet[Ownership]:
    """The present owners, for certain, of what is open and due by the first step from now.

    What waits for an event is not reminded of before its day, nor what goes on after it, nor what was reported as done.
    """
    done = Update.objects.filter(PENDING, commitment=OuterRef("commitment"), kind__in=sorted(DONE_CLAIMS))
    early = Q(commitment__waiting=True, commitment__due_on__gt=on)
    begun = Q(commitment__due_kind__in=sorted(BEGUN_KINDS), commitment__due_on__lt=on)
    return Ownership.objects.filter(
        ~Exists(done),
        ~early,
        ~begun,
        present=True,
        owner__state=NameState.CONFIRMED,
        owner__post__isnull=False,
        commitment__settled=Settled.OPEN,
        commitment__due_on__lte=on + FIRST,
    ).order_by("commitment", "position")


def _tellings(line: dict[str, Any], posts: Holders, *, on: dt.date) -> Iterator[Telling]:
    due = _due(line)
    days = due.step(on=on)
    if days is None:
        return
    holder, above = posts.of(line["owner__post_id"]), posts.above(line["owner__post_id"])
    if holder:
        yield due.tell(holder, on=on)
    if above and above != holder and (passed_on(days) or not holder):
        owner = f"Its owner is {line['owner__words']}" + ("." if holder else ", a post that nobody holds.")
        yield due.tell(above, on=on, why=NoticeKind.ESCALATED, more=owner)


def _due(line: dict[str, Any]) -> Due:
    pk = line["commitment_id"]
    return Due(
        f"due/{pk}",
        line["commitment__due_on"],
        line["commitment__words"],
        reverse_lazy("dashboard:commitment", args=(pk,)),
        line["commitment__place_id"],
        at=line["commitment__place__name"],
    )
