"""Findings of different plans that say nearly the same, for who may see both."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.estate.models import Place
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import Finding, Likeness
from answerable.web.plans.types import LikenessState

_BOTH = ("one__plan", "one__place", "other__plan", "other__place")
MOST = 20
"""Likenesses of one finding that are shown."""


def likenesses(*, viewer: Viewer, state: str = "", place: Place | None = None) -> QuerySet[Likeness]:
    """Those of findings that the viewer may both see, one of them at the place or below it where one is named."""
    found = Likeness.objects.filter(viewer.seen("one__place"), viewer.seen("other__place")).select_related(*_BOTH)
    if state:
        found = found.filter(state=state)
    if place:
        found = found.filter(Q(one__place__path__startswith=place.path) | Q(other__place__path__startswith=place.path))
    return found


def likeness_to_decide(viewer: Viewer, pk: int) -> Likeness:
    """One of which the viewer may say whether the two are the same. Raises Http404."""
    own = likenesses(viewer=viewer).filter(viewer.within(Capability.CONFIRM_TAGS, "other__place"))
    return get_object_or_404(own, pk=pk)


def like(finding: Finding, *, viewer: Viewer, state: LikenessState = LikenessState.CONFIRMED) -> list[Likeness]:
    """Likenesses of this finding, the likest first."""
    found = likenesses(viewer=viewer, state=state).filter(Q(one=finding) | Q(other=finding))
    return list(found.order_by("-score", "id")[:MOST])


def other_of(likeness: Likeness, finding: Finding) -> Finding:
    return likeness.other if likeness.one_id == finding.pk else likeness.one
