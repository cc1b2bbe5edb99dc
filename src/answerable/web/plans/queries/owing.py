"""Updates that plans owe."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.estate.models import Body
from answerable.web.estate.types import BodyKind, Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan, Edition, UpdateDue


def updates_due(plan: ActionPlan) -> QuerySet[UpdateDue]:
    return plan.updates_due.select_related("to", "met_by")


def find_update_due(pk: int, *, viewer: Viewer) -> UpdateDue:
    """Raises Http404."""
    own = UpdateDue.objects.filter(viewer.within(Capability.BRING_PLANS, "plan__place"))
    return get_object_or_404(own.select_related("plan__place"), pk=pk)


def inspectorates() -> QuerySet[Body]:
    return Body.objects.filter(kind=BodyKind.INSPECTORATE)


def editions_of(due: UpdateDue) -> QuerySet[Edition]:
    """Those that may have met it, the last first."""
    return due.plan.editions.defer("content").order_by("-number")
