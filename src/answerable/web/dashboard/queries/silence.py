"""Commitments of which the last settled round of their plan says nothing, over all plans."""

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from answerable.vocabulary.posts import fold
from answerable.web.commitments.types import Settled
from answerable.web.dashboard.queries.reach import in_place, seen_places
from answerable.web.estate.models import Place
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import Entry, Round
from answerable.web.plans.types import Relation


def not_mentioned(*, viewer: Viewer, place: Place | None = None, plan: str = "") -> QuerySet[Entry]:
    """The entries that made them, each with `silent_in`, the id of that round; what has ended is not among them.

    `plan` is words of the plan's title. As `plans.queries.links.not_mentioned` tells it of one plan.
    """
    made = Entry.objects.filter(seen_places(viewer, "finding__place"), relation=Relation.MADE)
    made = made.filter(commitment__settled=Settled.OPEN)
    if place:
        made = made.filter(in_place(place, "finding__place"))
    for word in fold(plan).split():
        made = made.filter(finding__plan__title_key__contains=word)
    settled = Round.objects.filter(
        plan=OuterRef("finding__plan"), settled_at__isnull=False, position__gt=OuterRef("round__position")
    )
    last = settled.order_by("-position").values("pk")[:1]
    said = Entry.objects.filter(commitment=OuterRef("commitment"), round=OuterRef("silent_in"))
    found = made.annotate(silent_in=Subquery(last)).filter(~Exists(said), silent_in__isnull=False)
    return found.select_related("finding__plan", "finding__place", "commitment__place")


def rounds_named(found: list[Entry]) -> dict[int, Round]:
    """The rounds that keep silent about these."""
    return Round.objects.in_bulk({entry.silent_in for entry in found})  # type: ignore[attr-defined]
