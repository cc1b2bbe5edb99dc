"""Places that a viewer may see or choose."""

import datetime as dt
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.estate.models import Place
from answerable.web.estate.naming import place_name
from answerable.web.estate.policies import CLOSED, MERGED_INTO
from answerable.web.estate.types import SECURE_HOME, Capability, PlaceKind, TableKind
from answerable.web.estate.viewers import Viewer

Row = TypeVar("Row", bound=Model)


def closed_by(on: dt.date, place: str = "") -> Q:
    """Places that have closed by this day; `place` leads to them ("place__"). As `policies.is_closed` has it."""
    undated = Q(**{f"{place}closed": None, f"{place}facts__has_key": CLOSED})
    return Q(**{f"{place}closed__lte": on}) | undated


def places(viewer: Viewer, *, kind: str = "", words: str = "") -> QuerySet[Place]:
    """Places that the viewer may see, with the place above each; `words` are part of the name, or the code."""
    return named(Place.objects.filter(viewer.seen("")).select_related("above"), kind=kind, words=words)


def named(found: QuerySet[Place], *, kind: str = "", words: str = "") -> QuerySet[Place]:
    if kind:
        found = found.filter(kind=kind)
    if words:
        found = found.filter(Q(name__icontains=words) | Q(code__iexact=words))
    return found


def place_for(viewer: Viewer, pk: int) -> Place:
    """Raises Http404 where the viewer may not see it, or there is none."""
    return get_object_or_404(places(viewer), pk=pk)


def choosable_places(viewer: Viewer, capability: Capability, *, on: dt.date) -> QuerySet[Place]:
    """Places where the viewer may do this; one that has closed cannot be chosen for anything new."""
    return Place.objects.filter(viewer.within(capability, "")).exclude(closed_by(on))


def places_named(words: str, *, viewer: Viewer) -> list[Place]:
    """Places that the viewer may see and that words of a document name ("HMP & YOI Leeds"); often one, or none."""
    wanted = place_name(words)
    found = [(place, name) for place in places(viewer) if (name := place_name(place.name)).words == wanted.words]
    of_that_kind = [place for place, name in found if name.kinds == wanted.kinds]
    return of_that_kind or [place for place, _ in found]


def chosen(offered: QuerySet[Row], pk: int) -> Row:
    """The one that a person chose of those offered. Raises Http404 where it is no longer among them."""
    return get_object_or_404(offered, pk=pk)


def merged_into(place: Place) -> Place | None:
    """The place that goes on with the work of this one, which closed."""
    return Place.objects.filter(code=place.facts.get(MERGED_INTO, "")).first()


def merged_here(place: Place) -> QuerySet[Place]:
    """The places that closed and whose work this one goes on with."""
    return Place.objects.filter(**{f"facts__{MERGED_INTO}": place.code})


def root() -> Place:
    """The place above all others: the whole service."""
    return Place.objects.get(above=None)


def held_tables() -> dict[TableKind, bool]:
    """Whether the places that only a table brings are there."""
    return {
        TableKind.PRISON_GROUPS: Place.objects.filter(kind=PlaceKind.PRISON_GROUP).exists(),
        TableKind.CHILDRENS_HOMES: Place.objects.filter(facts__type_codes=SECURE_HOME).exists(),
    }
