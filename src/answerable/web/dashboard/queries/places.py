"""What a place page and a post page show beside the place and the post."""

import datetime as dt
from collections.abc import Mapping

from django.db.models import QuerySet

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.queries import owned_by, standing_q
from answerable.web.commitments.types import NameState, Standing
from answerable.web.dashboard.queries.commitments import seen_commitments
from answerable.web.dashboard.queries.counting import Total, total
from answerable.web.dashboard.queries.home import Few, few
from answerable.web.dashboard.queries.reach import in_place
from answerable.web.estate.models import Place, Post
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.queries.cases import OPEN, Wanted, cases_by
from answerable.web.plans.models import ActionPlan

RECURRING = 10


def places_above(here: Place) -> list[Place]:
    """From the root down to the place above this one."""
    ids = [int(part) for part in here.path.split(".")[:-2]]
    found = Place.objects.in_bulk(ids)
    return [found[pk] for pk in ids]


def places_below(here: Place, *, viewer: Viewer) -> list[Place]:
    return list(Place.objects.filter(viewer.seen(""), above=here))


def plans_of(here: Place) -> Few:
    plans = ActionPlan.objects.filter(place=here).prefetch_related("place")
    return few(plans.order_by("-submitted_on", "-id"))


def commitments_of(here: Place, *, viewer: Viewer) -> QuerySet[Commitment]:
    """Of the place and of those below it."""
    return seen_commitments(viewer=viewer).filter(in_place(here))


def standings(commitments: QuerySet[Commitment], *, on: dt.date) -> Mapping[Standing, Total]:
    """How many stand how, leaving out standings that none has."""
    counted = {standing: total(commitments.filter(standing_q(standing, on))) for standing in Standing}
    return {standing: found for standing, found in counted.items() if found.number}


def disparities_of(here: Place, *, viewer: Viewer, on: dt.date) -> Few:
    """Of the place and of those below it, those not closed, the first to be answered first."""
    return few(cases_by(viewer, Wanted(here, state=OPEN), on=on).order_by("answer_by", "id"))


def recurring_at(here: Place) -> Few:
    """Commitments of the place that promise something again and again, such as reviews with prisoners."""
    return few(Commitment.objects.filter(place=here).exclude(recurrence="").order_by("-id"), RECURRING)


def owned(post: Post, *, viewer: Viewer, state: NameState) -> QuerySet[Commitment]:
    """Commitments that the post now owns, for sure (`CONFIRMED`) or by a proposal, the first due first."""
    return seen_commitments(viewer=viewer).filter(owned_by([post.pk], (state,))).order_by("due_on", "id")
