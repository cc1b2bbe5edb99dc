"""Reads of the glossary, and of what commitments concern."""

from django.db.models import Count, OuterRef, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import CommitmentTag, Tag
from answerable.web.commitments.queries.counting import COUNTED, UpTo
from answerable.web.commitments.types import TagState
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer


def tags() -> QuerySet[Tag]:
    """The glossary, which is everybody's."""
    return Tag.objects.all()


def glossary() -> QuerySet[Tag]:
    """The tags, each with the words that propose it."""
    return tags().prefetch_related("phrases")


def tag_for(pk: int) -> Tag:
    """Raises Http404."""
    return get_object_or_404(tags(), pk=pk)


def is_tag(name: str) -> bool:
    return Tag.objects.filter(name__iexact=name).exists()


def tagging_for(viewer: Viewer, pk: int) -> CommitmentTag:
    """A tag of a commitment. Raises Http404 where the viewer may not decide it, or there is none."""
    taggings = CommitmentTag.objects.filter(viewer.within(Capability.CONFIRM_TAGS, "commitment__place"))
    return get_object_or_404(taggings.select_related("tag", "commitment"), pk=pk)


def tag_counts(viewer: Viewer) -> dict[int, int]:
    """How many commitments that the viewer sees each tag concerns, declined ones apart, by the tag's id."""
    taggings = CommitmentTag.objects.exclude(state=TagState.DECLINED).order_by()
    if viewer.sees_all:
        held = taggings.filter(tag=OuterRef("pk")).values("pk")[:COUNTED]
        return dict(Tag.objects.order_by().annotate(concerned=UpTo(held)).values_list("pk", "concerned"))
    seen = taggings.filter(viewer.seen("commitment__place"))
    return dict(seen.values_list("tag").annotate(Count("pk")))
