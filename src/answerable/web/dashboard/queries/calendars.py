"""The commitments of a calendar, with how often each was changed and when last."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from answerable.web.commitments.models import (
    Claim,
    Commitment,
    Judgement,
    Overtaking,
    Ownership,
    TargetDate,
    Verification,
)
from answerable.web.dashboard.queries.commitments import own, seen_commitments
from answerable.web.dashboard.queries.reach import in_place
from answerable.web.estate.models import Place
from answerable.web.estate.viewers import Viewer
from answerable.web.notices.models import Feed
from answerable.web.notices.types import FeedKind
from answerable.web.plans.models import ActionPlan, Entry

MOST = 2000
"""Commitments of one calendar, the first due first."""
PAST = dt.timedelta(days=366)
"""What was due longer ago than this has left the calendar."""
_LEDGERS: tuple[Any, ...] = (TargetDate, Ownership, Claim, Verification, Judgement, Overtaking)


@dataclass(frozen=True)
class Dated:
    """A commitment and the day it is, or was, due."""

    commitment: Commitment
    on: dt.date
    lines: int
    """In its ledgers, which are only added to: so it rises with every change."""
    changed_at: dt.datetime


def subject_of(feed: Feed, *, viewer: Viewer) -> str:
    """The name of what a calendar is of."""
    return subjects_of([feed], viewer=viewer)[feed.pk]


def subjects_of(feeds: list[Feed], *, viewer: Viewer) -> dict[int, str]:
    """By the id of the feed. What `viewer`, whose feeds they are, no longer sees is not named."""
    of = {kind: [feed.subject_id for feed in feeds if feed.kind == kind] for kind in FeedKind}
    held: dict[str, dict[int, Any]] = {
        FeedKind.PLACE: Place.objects.in_bulk(of[FeedKind.PLACE]),
        FeedKind.PLAN: ActionPlan.objects.filter(viewer.seen()).in_bulk(of[FeedKind.PLAN]),
        FeedKind.OWN: {0: "The posts I hold"},
    }
    return {feed.pk: str(held[feed.kind].get(feed.subject_id or 0, "What you no longer see")) for feed in feeds}


def dated(feed: Feed, *, viewer: Viewer, on: dt.date) -> Iterator[Dated]:
    """What `viewer`, who is the one whose feed it is, may see of it on this day. The number of queries is constant."""
    of_feed = seen_commitments(viewer=viewer).filter(_of(feed, viewer))
    due = list(of_feed.filter(due_on__gte=on - PAST).order_by("due_on", "id")[:MOST])
    dropped = of_feed.filter(due_on=None, first_due_on__gte=on - PAST).order_by("first_due_on", "id")
    found = [*due, *dropped[: MOST - len(due)]]
    changes = _changes(found)
    for commitment in found:
        day = commitment.due_on or commitment.first_due_on
        if day:
            yield Dated(commitment, day, *changes[commitment.pk])


def _of(feed: Feed, viewer: Viewer) -> Q:
    if feed.kind == FeedKind.OWN:
        return own(viewer, posts=True)
    if feed.kind == FeedKind.PLACE:
        place = Place.objects.filter(pk=feed.subject_id or 0).first()
        return in_place(place) if place else Q(pk__in=())
    said = Entry.objects.filter(finding__plan=feed.subject_id, commitment__isnull=False)
    return Q(pk__in=said.values("commitment"))


def _changes(commitments: list[Commitment]) -> dict[int, tuple[int, dt.datetime]]:
    """Of each, how many lines its ledgers have and when the last was added."""
    held = {commitment.pk: (0, commitment.recorded_at) for commitment in commitments}
    for ledger in _LEDGERS:
        for pk, lines, last in _lines(ledger.objects.filter(commitment__in=list(held))):
            held[pk] = (held[pk][0] + lines, max(held[pk][1], last))
    return held


def _lines(ledger: QuerySet[Any]) -> Iterator[tuple[int, int, dt.datetime]]:
    counted = ledger.order_by().values("commitment").annotate(lines=Count("pk"), last=Max("recorded_at"))
    yield from counted.values_list("commitment", "lines", "last")
