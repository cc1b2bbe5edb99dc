"""What lists can be narrowed by."""

from django.db.models import Q, QuerySet

from answerable.web.commitments.models import Tag
from answerable.web.database.ids import ids
from answerable.web.estate.models import Body, Place, Post
from answerable.web.estate.types import BodyKind
from answerable.web.estate.viewers import Viewer


def tags_named(words: str) -> list[Tag]:
    """Tags that are called what was asked for, or that it proposes."""
    asked = " ".join(words.replace('"', " ").split())
    called = Q(name__iexact=asked) | Q(phrases__words__iexact=asked)
    return list(Tag.objects.filter(called).distinct()[:3]) if asked else []


def inspectorates() -> QuerySet[Body]:
    return Body.objects.filter(kind=BodyKind.INSPECTORATE)


def places(*, viewer: Viewer) -> QuerySet[Place]:
    return in_brief(Place.objects.filter(viewer.seen("")))


def in_brief(found: QuerySet[Place]) -> QuerySet[Place]:
    """Without what only the page of a place shows."""
    return found.defer("facts", "source")


def owners(*, viewer: Viewer, place: str, chosen: str) -> QuerySet[Post]:
    """The viewer's own posts, those at a place that was chosen, and one that was chosen already; ids as typed."""
    offered = Q(pk__in=[*viewer.posts, *ids([chosen])]) | Q(place__in=ids([place]))
    return Post.objects.filter(viewer.seen()).filter(offered, merged_into=None).select_related("place")
