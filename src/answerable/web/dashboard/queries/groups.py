"""What the groups of slippage are called."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef

from answerable.web.dashboard.queries.slippage import Grouping, Slipped
from answerable.web.estate.models import Body, Place, Post


def things(by: Grouping, found: Iterable[Slipped]) -> Mapping[Any, Any]:
    """The places, posts or bodies that these are of, by id: one query. A place tells whether others stand below it."""
    keys = [slipped.key for slipped in found if slipped.key]
    match by:
        case Grouping.PLACE:
            below = Place.objects.filter(above=OuterRef("pk"))
            return Place.objects.annotate(has_below=Exists(below)).in_bulk(keys)
        case Grouping.POST:
            return Post.objects.select_related("place").in_bulk(keys)
        case Grouping.INSPECTORATE:
            return Body.objects.in_bulk(keys)
        case Grouping.DECISION:
            return {}
