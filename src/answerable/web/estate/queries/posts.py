"""Posts that a viewer may see, and who holds them."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.estate.models import Holding, Place, Post
from answerable.web.estate.queries.places import closed_by
from answerable.web.estate.queries.viewers import in_force
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer, above_and_including


def posts(
    viewer: Viewer, *, on: dt.date, place: Place | None = None, words: str = "", held: str = ""
) -> QuerySet[Post]:
    """Posts at places the viewer may see, each with `present_holdings`: who holds it on this day, or an empty list.

    Posts that were merged into others or have ended are left out. `held` is "yes" or "no": whether somebody holds it.
    """
    holdings = Holding.objects.filter(in_force(on)).select_related("person")
    found = Post.objects.filter(viewer.seen(), present_on(on)).select_related("place", "above")
    found = found.prefetch_related(Prefetch("holdings", holdings, to_attr="present_holdings"))
    if held:
        somebody = Exists(Holding.objects.filter(in_force(on), post=OuterRef("pk")))
        found = found.filter(somebody if held == "yes" else ~somebody)
    if place:
        found = found.filter(place=place)
    if words:
        found = found.filter(Q(title__icontains=words) | Q(place__name__icontains=words))
    return found


def post_for(viewer: Viewer, pk: int) -> Post:
    """Merged posts too. Raises Http404 where the viewer may not see it, or there is none."""
    return get_object_or_404(Post.objects.filter(viewer.seen()).select_related("place", "merged_into__place"), pk=pk)


def choosable_posts(viewer: Viewer, capability: Capability, *, on: dt.date) -> QuerySet[Post]:
    """Posts where the viewer may do this, neither merged nor ended, at places that have not closed."""
    found = Post.objects.filter(viewer.within(capability), present_on(on)).exclude(closed_by(on, "place__"))
    return found.select_related("place")


def managed_post(viewer: Viewer, pk: int) -> Post:
    """A post that the viewer may change. Raises Http404."""
    found = Post.objects.filter(viewer.within(Capability.MANAGE_POSTS)).select_related("place", "merged_into__place")
    return get_object_or_404(found, pk=pk)


def posts_to_merge_into(post: Post, *, viewer: Viewer, on: dt.date) -> QuerySet[Post]:
    """Other posts at the same place, or at one above or below it, that the viewer may change."""
    near = Q(place__path__startswith=post.place.path) | Q(place__path__in=above_and_including(post.place.path))
    return choosable_posts(viewer, Capability.MANAGE_POSTS, on=on).filter(near).exclude(pk=post.pk)


def present_post(post: Post) -> Post:
    """The post itself, or the one it was merged into."""
    return post.merged_into or post


def posts_of(posts: Iterable[int], post: str = "post") -> Q:
    """Rows whose `post` is one of these, or was merged into one of them."""
    ids = list(posts)
    return Q(**{f"{post}__in": ids}) | Q(**{f"{post}__merged_into__in": ids})


def history_of(post: Post) -> QuerySet[Holding]:
    """Everyone who has held the post, or one merged into it, the last first."""
    return Holding.objects.filter(posts_of([post.pk])).select_related("person", "post").order_by("-since", "-id")


def present_on(on: dt.date) -> Q:
    """Posts that are neither merged nor ended."""
    return Q(merged_into=None) & (Q(ended=None) | Q(ended__gt=on))
