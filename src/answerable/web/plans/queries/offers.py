"""Findings offered to other plans, for who may see them and who may decide."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.estate.models import Place
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan, Finding, Offer
from answerable.web.plans.programme_policies import TAKING
from answerable.web.plans.queries.plans import plans


def offers(viewer: Viewer, *, state: str = "", place: int | None = None) -> QuerySet[Offer]:
    """Offers to plans that the viewer may see, of findings that the viewer may see or decides on, the newest first."""
    found = Offer.objects.filter(viewer.seen())
    if not viewer.sees_all:
        found = found.filter(viewer.seen("finding__place") | viewer.within(Capability.BRING_PLANS))
    if state:
        found = found.filter(state=state)
    if place:
        path = Place.objects.filter(pk=place).values_list("path", flat=True).first()
        found = found.filter(place__path__startswith=path) if path else found.none()
    return found.select_related("finding__plan", "to", "place", "commitment").order_by("-id")


def offers_of(finding: Finding, *, viewer: Viewer) -> QuerySet[Offer]:
    """To the plans that the viewer may see: the widest places first."""
    return offers(viewer).filter(finding=finding).order_by("place__path", "id")


def offer_to_decide(viewer: Viewer, pk: int) -> Offer:
    """Raises Http404 where the viewer may not decide it, or there is none."""
    own = Offer.objects.filter(viewer.within(Capability.BRING_PLANS))
    return get_object_or_404(own.select_related("finding__plan", "to__place"), pk=pk)


def finding_to_offer(viewer: Viewer, pk: int) -> Finding:
    """Raises Http404 where the viewer may not offer it, or there is none."""
    own = Finding.objects.filter(viewer.within(Capability.BRING_PLANS)).select_related("plan", "place")
    return get_object_or_404(own, pk=pk)


def plans_to_offer(finding: Finding, *, viewer: Viewer) -> QuerySet[ActionPlan]:
    """Plans that take in findings of others and have not been offered this one, within what the viewer may see."""
    return (
        plans(viewer=viewer)
        .filter(kind__in=sorted(TAKING))
        .exclude(pk=finding.plan_id)
        .exclude(offers__finding=finding)
        .order_by("place__path", "title_key", "id")
    )
