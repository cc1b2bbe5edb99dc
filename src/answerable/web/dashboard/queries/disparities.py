"""The disparities of the places of a plan, and which of its commitments answer them."""

from django.db.models import Prefetch, Q, QuerySet

from answerable.web.commitments.models import Commitment
from answerable.web.dashboard.queries.commitments import seen_commitments
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Case, CaseCommitment
from answerable.web.monitoring.queries.cases import cases
from answerable.web.monitoring.types import CaseState
from answerable.web.plans.models import ActionPlan, Entry


def promised_by(plan: ActionPlan, *, viewer: Viewer) -> QuerySet[Commitment]:
    return seen_commitments(viewer=viewer).filter(pk__in=_promises(plan).values("commitment"))


def cases_of_plan(plan: ActionPlan, *, viewer: Viewer) -> QuerySet[Case]:
    """At its place and those below, not closed or answered by the plan; each with `answering` and its sightings."""
    answering = CaseCommitment.objects.filter(commitment__in=_promises(plan).values("commitment")).select_related(
        "commitment"
    )
    here = cases(viewer).filter(place__path__startswith=plan.place.path)
    taken_in = ~Q(state=CaseState.CLOSED) | Q(reforms__in=answering)
    found = here.filter(taken_in).distinct().order_by("place__path", "title", "id")
    return found.prefetch_related(Prefetch("reforms", answering, "answering"), "sightings")


def _promises(plan: ActionPlan) -> QuerySet[Entry]:
    return Entry.objects.filter(finding__plan=plan, commitment__isnull=False)
