"""Reads of the names that plans give to owners, and of the posts they may mean."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Commitment, OwnerName, Ownership
from answerable.web.commitments.queries.commitments import commitments
from answerable.web.commitments.queries.counting import COUNTED, UpTo
from answerable.web.commitments.types import NameState
from answerable.web.database.ids import ids
from answerable.web.estate.models import Place, Post
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer, above_and_including

WAITING, ALL = "", "all"
MOST_POSTS = 200
_SHOWN = ("place", "post__place", "post__merged_into__place", "decided_by")


def owner_names(viewer: Viewer, *, state: str = ALL, place: int | None = None, words: str = "") -> QuerySet[OwnerName]:
    """Names at places where the viewer may say what they mean, with `carried`: how many commitments they now own.

    `state` is a `NameState`, or `WAITING` for all that are not confirmed.
    """
    held = Ownership.objects.filter(owner=OuterRef("pk"), present=True).order_by()
    names = _names(viewer).select_related(*_SHOWN)
    if state == WAITING:
        names = names.exclude(state=NameState.CONFIRMED)
    elif state != ALL:
        names = names.filter(state=state)
    if place:
        names = names.filter(place=place)
    if words:
        names = names.filter(words__icontains=words)
    return names.annotate(carried=UpTo(held.values("pk")[:COUNTED]))


def owner_name_for(viewer: Viewer, pk: int) -> OwnerName:
    """Raises Http404 where the viewer may not say what it means, or there is none."""
    return get_object_or_404(_names(viewer).select_related(*_SHOWN), pk=pk)


def names_shown(viewer: Viewer, pks: Iterable[str]) -> QuerySet[OwnerName]:
    """Those of these names that the viewer may decide; what is no id is left out."""
    return _names(viewer).filter(pk__in=ids(pks))


def places_with_names(viewer: Viewer) -> QuerySet[Place]:
    named = OwnerName.objects.filter(place=OuterRef("pk"))
    return Place.objects.filter(Exists(named), viewer.within(Capability.CONFIRM_OWNERS, ""))


def posts_for(name: OwnerName, *, on: dt.date, words: str = "") -> list[Post]:
    """Posts that a name may mean: at its place and those above; with `words`, also at places below."""
    found = _posts_near(name, on)
    if words:
        found = found.filter(Q(title__icontains=words) | Q(place__name__icontains=words))
    else:
        found = found.filter(place__path__in=above_and_including(name.place.path))
    shown = list(found.order_by("title", "place__name", "id")[:MOST_POSTS])
    return [name.post, *(post for post in shown if post != name.post)] if name.post else shown


def post_chosen(name: OwnerName, pk: int, *, on: dt.date) -> Post:
    """Raises Http404 where the name cannot mean it."""
    return get_object_or_404(_posts_near(name, on), pk=pk)


def commitments_naming(viewer: Viewer, name: OwnerName, *, most: int = 5) -> list[Commitment]:
    """The last few that now name their owner so."""
    owned = Ownership.objects.filter(owner=name, present=True).values("commitment")
    return list(commitments(viewer).filter(pk__in=owned).order_by("-id")[:most])


def _names(viewer: Viewer) -> QuerySet[OwnerName]:
    return OwnerName.objects.filter(viewer.within(Capability.CONFIRM_OWNERS))


def _posts_near(name: OwnerName, on: dt.date) -> QuerySet[Post]:
    near = Q(place__path__in=above_and_including(name.place.path)) | Q(place__path__startswith=name.place.path)
    present = Q(pk=name.post_id) | Q(merged_into=None) & (Q(ended=None) | Q(ended__gt=on))
    return Post.objects.filter(near, present).select_related("place", "merged_into__place")
