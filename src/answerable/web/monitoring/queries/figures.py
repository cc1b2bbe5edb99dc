"""Figures that a viewer may see: those of places where a role that sees figures is held, at that place or above it."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.estate.models import Place
from answerable.web.estate.types import Capability, PlaceKind
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.figures import Shelf
from answerable.web.monitoring.models import MeasureFigures, Run
from answerable.web.monitoring.types import Level

LEVELS = {
    PlaceKind.SERVICE: Level.NATION,
    PlaceKind.REGION: Level.REGION,
    PlaceKind.PRISON_GROUP: Level.REGION,
}
"""The level at which results tell of a kind of place; of all others it is the place itself."""


def level_of(place: Place) -> Level:
    return LEVELS.get(PlaceKind(place.kind), Level.PLACE)


def places_with_figures(viewer: Viewer) -> QuerySet[Place]:
    """Places of which the viewer may see figures, small numbers included."""
    return Place.objects.filter(viewer.within(Capability.SEE_FIGURES, ""))


def place_with_figures(viewer: Viewer, pk: int) -> Place:
    """Raises Http404 where the viewer may not see its figures, or there is none."""
    return get_object_or_404(places_with_figures(viewer), pk=pk)


def current_figures() -> QuerySet[MeasureFigures]:
    """Of each measure the figures that pages show."""
    found = MeasureFigures.objects.filter(current=True).select_related("run")
    # A manifest of the whole service is hundreds of kilobytes, once for each measure.
    return found.defer("run__manifest").order_by("title")


def figures_of(measure: str) -> MeasureFigures:
    """Raises Http404 where there are none."""
    return get_object_or_404(current_figures(), measure=measure)


def current_shelves() -> Iterator[tuple[Shelf, frozenset[str]]]:
    """The shelves of the runs whose figures are shown, each with the measures of which they are."""
    by_run: dict[Run, set[str]] = {}
    for figures in current_figures():
        by_run.setdefault(figures.run, set()).add(figures.measure)
    for run, measures in by_run.items():
        yield shelf_of(run), frozenset(measures)


def shelf_of(run: Run) -> Shelf:
    return Shelf(folder_of(run) / "shelf")


def folder_of(run: Run) -> Path:
    """Where a run that is done keeps its results (`results`) and its shelf (`shelf`)."""
    return Path(settings.ANSWERABLE_FIGURES) / run.folder
