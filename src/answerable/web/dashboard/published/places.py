"""What was promised about a place: the plans published for it, how their commitments stand, and what slipped."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.queries import standing_q
from answerable.web.commitments.types import Standing
from answerable.web.dashboard.published import reach
from answerable.web.dashboard.published.plans import as_listed
from answerable.web.dashboard.published.so_far import so_far
from answerable.web.dashboard.queries.counting import Total
from answerable.web.dashboard.queries.home import Few, few
from answerable.web.dashboard.queries.places import places_above, standings
from answerable.web.dashboard.queries.reach import in_place
from answerable.web.estate.models import Place
from answerable.web.estate.queries.places import named
from answerable.web.plans.models import ActionPlan

TEN = 10


@dataclass(frozen=True)
class PromisedAt:
    place: Place
    above: list[Place]
    below: list[Place]
    plans: Few
    """Of the place itself."""
    plans_above: Few
    """Of the places above, which promise for this one too."""
    standings: Mapping[Standing, Total]
    """Of the commitments here and at the places below."""
    overdue: Few
    slipped: Few


def places() -> QuerySet[Place]:
    """Every place is known to anyone; what was promised there, as far as it is published."""
    return Place.objects.all()


def places_narrowed(*, kind: str = "", words: str = "") -> QuerySet[Place]:
    """By their kind, and by what is part of the name or is the code."""
    return named(Place.objects.select_related("above"), kind=kind, words=words)


def find_place(pk: int) -> Place:
    """Raises Http404."""
    return get_object_or_404(places(), pk=pk)


def promised_at(place: Place, *, on: dt.date) -> PromisedAt:
    plans = reach.plans().order_by("-submitted_on", "-id")
    here = reach.commitments().filter(in_place(place))
    above = places_above(place)
    return PromisedAt(
        place=place,
        above=above,
        below=list(places().filter(above=place)),
        plans=_listed(plans.filter(place=place)),
        plans_above=_listed(plans.filter(place__in=above)),
        standings=standings(here, on=on),
        overdue=_shown(here.filter(standing_q(Standing.OVERDUE, on)).order_by("due_on", "id")),
        slipped=_shown(here.filter(slipped__gt=0).order_by("-slipped", "-id")),
    )


def _listed(plans: QuerySet[ActionPlan]) -> Few:
    found = few(plans, TEN)
    return Few(found.total, as_listed(found.first))


def _shown(commitments: QuerySet[Commitment]) -> Few:
    found = few(commitments)
    return Few(found.total, so_far(found.first))
