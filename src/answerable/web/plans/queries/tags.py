"""Findings and their tags, for who may confirm them."""

from django.shortcuts import get_object_or_404

from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import Finding, FindingTag


def find_finding_tag(pk: int, *, viewer: Viewer) -> FindingTag:
    """Raises Http404 where the viewer may not confirm it, or there is none."""
    own = FindingTag.objects.filter(viewer.within(Capability.CONFIRM_TAGS, "finding__place"))
    return get_object_or_404(own.select_related("tag", "finding"), pk=pk)


def find_finding_to_tag(pk: int, *, viewer: Viewer) -> Finding:
    """Raises Http404 where the viewer may not say what it concerns, or there is none."""
    return get_object_or_404(Finding.objects.filter(viewer.within(Capability.CONFIRM_TAGS)), pk=pk)
