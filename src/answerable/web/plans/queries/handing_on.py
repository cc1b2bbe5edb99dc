"""Plans that end with something open, and what each leaves to the plan that comes after it."""

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.queries import commitments
from answerable.web.commitments.types import Settled
from answerable.web.estate.models import Place
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer, above_and_including
from answerable.web.plans.models import ActionPlan, Entry
from answerable.web.plans.queries.plans import Wanted, plans
from answerable.web.plans.types import Relation

AHEAD = dt.timedelta(days=90)
MOST = 100
"""Plans that are offered as successors."""


def ending(*, viewer: Viewer, on: dt.date, place: Place | None = None) -> QuerySet[ActionPlan]:
    """Plans that have ended, or end within `AHEAD`, with `open` commitments, and that no plan succeeds."""
    found = plans(viewer=viewer, wanted=Wanted(place=place.pk if place else None))
    found = found.filter(_leaves_open(), ends_on__lte=on + AHEAD, successor=None)
    still_open = Q(findings__entries__relation=Relation.MADE, findings__entries__commitment__settled=Settled.OPEN)
    return found.annotate(open=Count("findings__entries", filter=still_open))


def _leaves_open() -> Exists:
    made = Entry.objects.filter(finding__plan=OuterRef("pk"), relation=Relation.MADE)
    return Exists(made.filter(commitment__settled=Settled.OPEN))


def plan_to_hand_on(viewer: Viewer, pk: int) -> ActionPlan:
    """A plan of which the viewer may say what comes after it. Raises Http404."""
    own = plans(viewer=viewer).filter(viewer.within(Capability.BRING_PLANS))
    return get_object_or_404(own.select_related("successor"), pk=pk)


def successors(plan: ActionPlan, *, viewer: Viewer, words: str = "") -> list[ActionPlan]:
    """Plans to which it may be handed on: of its place and those above, or by words of their titles; newest first."""
    found = plans(viewer=viewer, wanted=Wanted(words=words)).exclude(pk=plan.pk)
    if not words:
        found = found.filter(place__path__in=above_and_including(plan.place.path))
    return list(found.order_by("-submitted_on", "-id")[:MOST])


def successor_of(plan: ActionPlan, *, viewer: Viewer) -> ActionPlan | None:
    """The plan that takes over, if the viewer may see it."""
    return plans(viewer=viewer).filter(pk=plan.successor_id).first() if plan.successor_id else None


def handed_on_to(plan: ActionPlan, *, viewer: Viewer) -> QuerySet[ActionPlan]:
    return plans(viewer=viewer).filter(successor=plan)


def commitments_handed_on(plan: ActionPlan, *, viewer: Viewer) -> QuerySet[Commitment]:
    """What the plans before this one left open."""
    before = Entry.objects.filter(finding__plan__successor=plan, relation=Relation.MADE)
    return commitments(viewer).filter(settled=Settled.OPEN, pk__in=before.values("commitment"))
