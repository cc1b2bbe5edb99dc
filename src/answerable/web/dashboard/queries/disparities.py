"""The disparities of the places of a plan, and which of its commitments answer them."""

from django.db.models import Prefetch, Q, QuerySet

from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Case, CaseCommitment
from answerable.web.monitoring.queries.cases import cases
from answerable.web.monitoring.types import CaseState
from answerable.web.plans.models import ActionPlan, Entry


def cases_of_plan(plan: ActionPlan, *, viewer: Viewer) -> QuerySet[Case]:
    """At its place and those below, not closed or answered by the plan; each with `answering` and its sightings."""
    promised = Entry.objects.filter(finding__plan=plan, commitment__isnull=False).values("commitment")
    answering = CaseCommitment.objects.filter(commitment__in=promised).select_related("commitment")
    here = cases(viewer).filter(place__path__startswith=plan.place.path)
    taken_in = ~Q(state=CaseState.CLOSED) | Q(reforms__in=answering)
    found = here.filter(taken_in).distinct().order_by("place__path", "title", "id")
    return found.prefetch_related(Prefetch("reforms", answering, "answering"), "sightings")
