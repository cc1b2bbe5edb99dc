"""The places a viewer may look at, as conditions that an index serves."""

from django.db.models import Q

from answerable.web.estate.models import Place
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer


def seen_places(viewer: Viewer, place: str = "place") -> Q:
    """Rows whose place the viewer may see; one query, none for a viewer who sees all."""
    return Q() if viewer.sees_all else _among(viewer.seen(""), place)


def own_places(viewer: Viewer, capability: Capability, place: str = "place") -> Q:
    """Rows whose place is one where the viewer has this capability; one query, none at the root."""
    return _among(viewer.within(capability, ""), place)


def in_place(chosen: Place, place: str = "place") -> Q:
    """Rows of the place and of those below it."""
    return Q() if chosen.above_id is None else _among(Q(path__startswith=chosen.path), place)


def _among(condition: Q, place: str) -> Q:
    """By ids and not by a join on the path: how many rows a place has, the database knows."""
    if not condition:
        return Q()
    return Q(**{f"{place}__in": list(Place.objects.filter(condition).values_list("pk", flat=True))})
