"""What waits for the viewer, at the posts and the places that are theirs."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from answerable.web.commitments.models import Commitment, OwnerName
from answerable.web.commitments.queries import standing_q, voices_to_answer
from answerable.web.commitments.types import NameState, OwnerNature, Standing
from answerable.web.consultations.queries import unanswered
from answerable.web.dashboard.queries.commitments import own, seen_commitments
from answerable.web.dashboard.queries.counting import Total, total
from answerable.web.dashboard.queries.reach import own_places
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.queries.cases import to_answer
from answerable.web.plans.models import Entry, Import, Round
from answerable.web.plans.queries.drafts import to_clear
from answerable.web.plans.queries.reporting import open_reportings
from answerable.web.plans.types import ImportState, Relation

FEW = 5


@dataclass(frozen=True)
class Few:
    """How many there are, and the first of them."""

    total: Total
    first: list[Any]


@dataclass(frozen=True)
class Waiting:
    """What waits; None where it is not for the viewer to do."""

    mine_overdue: Few | None = None
    mine_due_soon: Few | None = None
    overdue: Few | None = None
    due_soon: Few | None = None
    imports: Few | None = None
    rounds: Few | None = None
    owners: Few | None = None
    voices: Few | None = None
    drafts: Few | None = None
    to_verify: Few | None = None
    gathering: Few | None = None
    disparities: Few | None = None
    analyses: Few | None = None


def waiting(*, viewer: Viewer, on: dt.date) -> Waiting:
    found: dict[str, Few] = {}
    if viewer.may(Capability.SEE_PLANS):
        found |= _commitments(viewer, on=on)
    if viewer.posts or viewer.may(Capability.ANSWER_VOICES):
        found["voices"] = few(voices_to_answer(viewer))
    if viewer.may(Capability.BRING_PLANS):
        gathering = few(open_reportings(viewer=viewer))
        found |= {"gathering": gathering, "imports": few(_imports(viewer)), "rounds": few(_rounds(viewer))}
    if viewer.may(Capability.VERIFY):
        found["to_verify"] = few(_to_verify(viewer, on=on))
    if viewer.may(Capability.EXAMINE_CASES):
        found["disparities"] = few(to_answer(viewer))
    if viewer.may(Capability.RECORD_ANALYSES):
        found["analyses"] = few(unanswered(viewer))
    if viewer.may(Capability.CLEAR_PLANS):
        found["drafts"] = few(to_clear(viewer=viewer))
    if viewer.may(Capability.CONFIRM_OWNERS):
        found["owners"] = few(_owners(viewer))
    return Waiting(**found)


def few(queryset: QuerySet[Any], size: int = FEW) -> Few:
    return Few(total(queryset), list(queryset[:size]))


def _commitments(viewer: Viewer, *, on: dt.date) -> dict[str, Few]:
    every = seen_commitments(viewer=viewer).order_by("due_on", "id")
    held, here = every.filter(own(viewer, posts=True)), every.filter(own(viewer, posts=False))
    overdue, soon = standing_q(Standing.OVERDUE, on), standing_q(Standing.DUE_SOON, on)
    mine = {"mine_overdue": few(held.filter(overdue)), "mine_due_soon": few(held.filter(soon))} if viewer.posts else {}
    return mine | {"overdue": few(here.filter(overdue)), "due_soon": few(here.filter(soon))}


def _to_verify(viewer: Viewer, *, on: dt.date) -> QuerySet[Commitment]:
    said = seen_commitments(viewer=viewer).filter(standing_q(Standing.CLAIMED_DONE, on))
    return said.filter(own_places(viewer, Capability.VERIFY)).order_by("due_on", "id")


def _imports(viewer: Viewer) -> QuerySet[Import]:
    return (
        Import.objects.filter(own_places(viewer, Capability.BRING_PLANS), state=ImportState.IN_REVIEW)
        .select_related("document", "place")
        .order_by("id")
    )


def _rounds(viewer: Viewer) -> QuerySet[Round]:
    """Rounds with links that a person is to settle, the newest first; of a first round mostly all are."""
    still_open = Entry.objects.filter(relation=Relation.OPEN)
    unsettled = Q(position__gt=1, settled_at=None) | Q(pk__in=still_open.values("round"))
    return (
        Round.objects.filter(own_places(viewer, Capability.BRING_PLANS, "plan__place"), unsettled)
        .select_related("plan")
        .order_by("-id")
    )


def _owners(viewer: Viewer) -> QuerySet[OwnerName]:
    to_match = (NameState.UNMATCHED, NameState.PROPOSED, NameState.NEEDS_POST)
    return (
        OwnerName.objects.filter(own_places(viewer, Capability.CONFIRM_OWNERS), state__in=to_match)
        .exclude(nature=OwnerNature.NOBODY)
        .select_related("place", "post")
        .order_by("words", "id")
    )
