"""Places as the API tells of them: all of the estate, and what a source holds of each."""

import datetime as dt
from collections.abc import Mapping

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.api.sources import Source
from answerable.web.dashboard.queries.places import standings
from answerable.web.estate.models import Place


def places_of(*, words: str, kind: str) -> QuerySet[Place]:
    found = Place.objects.all()
    if kind:
        found = found.filter(kind=kind)
    return found.filter(Q(name__icontains=words) | Q(code__iexact=words)) if words else found


def find_place(pk: int) -> Place:
    """Raises Http404."""
    return get_object_or_404(Place, pk=pk)


def below(place: Place) -> list[Place]:
    return list(Place.objects.filter(above=place))


def standings_at(place: Place, source: Source, *, on: dt.date) -> Mapping[str, int]:
    counted = standings(source.commitments({"place": place}, on=on), on=on)
    return {standing.value: found.number for standing, found in counted.items()}
