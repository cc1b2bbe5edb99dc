"""A plan with what surrounds it, for those who write plans where it belongs."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan, Dependency, Dispatch, Edition
from answerable.web.plans.queries.plans import plans

_MOST = 500


def plan_to_write(pk: int, *, viewer: Viewer) -> ActionPlan:
    """Raises Http404 where the viewer does not write its plans, or there is none."""
    found = ActionPlan.objects.filter(viewer.within(Capability.BRING_PLANS)).select_related("place", "inspectorate")
    return get_object_or_404(found.select_related("report"), pk=pk)


def edition_to_send(plan: int, number: int, *, viewer: Viewer) -> Edition:
    """Raises Http404 as `plan_to_write` does."""
    found = Edition.objects.filter(viewer.within(Capability.BRING_PLANS, "plan__place")).select_related("plan__place")
    return get_object_or_404(found, plan__pk=plan, number=number)


def dependency_of(plan: int, pk: int, *, viewer: Viewer) -> Dependency:
    """Raises Http404 as `plan_to_write` does."""
    found = Dependency.objects.filter(viewer.within(Capability.BRING_PLANS, "plan__place")).select_related("plan")
    return get_object_or_404(found, plan__pk=plan, pk=pk)


def others(plan: ActionPlan, *, viewer: Viewer) -> QuerySet[ActionPlan]:
    """The newest plans that the viewer may see, without this one."""
    newest = plans(viewer=viewer).exclude(pk=plan.pk).order_by("-id").values("pk")[:_MOST]
    return ActionPlan.objects.filter(pk__in=newest).select_related("place").order_by("title", "pk")


def dispatches(plan: ActionPlan) -> QuerySet[Dispatch]:
    return Dispatch.objects.filter(edition__plan=plan).select_related("edition", "recorded_by")


def dependencies(plan: ActionPlan, *, viewer: Viewer) -> list[tuple[Dependency, bool]]:
    """What the plan is built on, and whether the viewer may see the plan that is meant."""
    held = list(plan.dependencies.select_related("on__place"))
    return [(one, bool(one.on and viewer.may_see_at(one.on.place.path))) for one in held]
