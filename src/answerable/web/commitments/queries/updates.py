"""Reads of what owners reported and nobody has submitted yet, and of who may report."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Commitment, OwnerName, Update
from answerable.web.commitments.types import NameState
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer

PENDING = Q(entered_at=None, withdrawn_at=None, replaced_by=None)


def reportable(viewer: Viewer, pk: int) -> Commitment:
    """Raises Http404 where the viewer reports on nothing at its place, or there is none."""
    found = Commitment.objects.filter(viewer.within(Capability.REPORT_PROGRESS)).select_related("place")
    return get_object_or_404(found, pk=pk)


def may_report(viewer: Viewer, commitment: Commitment) -> bool:
    """Whether the viewer reports there, and holds a post that owns the commitment or coordinates plans."""
    path = commitment.place.path
    if not viewer.may_at(Capability.REPORT_PROGRESS, path):
        return False
    return (
        viewer.may_at(Capability.BRING_PLANS, path)
        or held_names(viewer).filter(ownerships__commitment=commitment, ownerships__present=True).exists()
    )


def held_names(viewer: Viewer) -> QuerySet[OwnerName]:
    """The names that mean a post which the viewer now holds, as a person confirmed."""
    return OwnerName.objects.filter(post__in=viewer.posts, state=NameState.CONFIRMED)


def pending_updates(commitments: Iterable[int]) -> QuerySet[Update]:
    """What was reported of these and not submitted, the earliest first."""
    return Update.objects.filter(PENDING, commitment__in=list(commitments)).select_related("recorded_by", "owner")


def own_updates(viewer: Viewer) -> QuerySet[Update]:
    """What the viewer reported and may still withdraw."""
    return Update.objects.filter(PENDING, recorded_by=viewer.person_id).select_related(
        "commitment__place", "owner", "recorded_by"
    )


def update_for(viewer: Viewer, pk: int) -> Update:
    """Raises Http404 where the viewer reports on nothing at its place, or there is none."""
    found = Update.objects.filter(viewer.within(Capability.REPORT_PROGRESS, "commitment__place"))
    return get_object_or_404(found.select_related("commitment"), pk=pk)
