"""What may be published, for those who bring the plans of a place."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Commitment, OwnerName, Ownership
from answerable.web.commitments.types import NameState
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan, Edition, Finding


def plan_to_publish(pk: int, *, viewer: Viewer) -> ActionPlan:
    """Raises Http404 where the viewer may not publish it, or there is none."""
    own = ActionPlan.objects.filter(viewer.within(Capability.BRING_PLANS)).select_related("place", "published_edition")
    return get_object_or_404(own, pk=pk)


def edition_to_publish(plan: int, number: int, *, viewer: Viewer) -> Edition:
    """Raises Http404 where the viewer may not publish it, or there is none."""
    own = Edition.objects.filter(viewer.within(Capability.BRING_PLANS, "plan__place"))
    return get_object_or_404(own.select_related("plan__place", "plan__published_edition"), plan__pk=plan, number=number)


def finding_to_publish(pk: int, *, viewer: Viewer) -> Finding:
    """Raises Http404 where the viewer may not publish it, or there is none."""
    own = Finding.objects.filter(viewer.within(Capability.BRING_PLANS))
    return get_object_or_404(own.select_related("plan", "place"), pk=pk)


def editions_of(plan: ActionPlan) -> list[Edition]:
    """The newest first, with who published them."""
    return list(plan.editions.select_related("published_by").defer("content").order_by("-number"))


def kept_back(plan: ActionPlan) -> list[Finding]:
    """The findings of which only the number is published."""
    return list(plan.findings.exclude(restricted_because=""))


def owners_to_match(plan: ActionPlan) -> QuerySet[OwnerName]:
    """Owners of the plan's commitments of whom nobody has said yet whether they are a post or a person."""
    made = Commitment.objects.filter(entries__finding__plan=plan)
    named = Ownership.objects.filter(commitment__in=made, present=True)
    return OwnerName.objects.filter(pk__in=named.values("owner")).exclude(state=NameState.CONFIRMED)
