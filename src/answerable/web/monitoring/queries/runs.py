"""Runs, for those who look after data; and what each run said of a measure, for those who see figures."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.estate.models import Place
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.figures import Row
from answerable.web.monitoring.models import Delivery, MeasureFigures, Run
from answerable.web.monitoring.queries.figures import level_of, place_with_figures, shelf_of
from answerable.web.monitoring.services.runs import countable_now, ready

_KEY = ("version", "characteristic", "detail", "group", "from", "to", "pooled")
_TOLD = ("k", "n", "rate")


def runs(viewer: Viewer, *, state: str = "") -> QuerySet[Run]:
    found = Run.objects.select_related("started_by") if viewer.may_everywhere(Capability.MANAGE_DATA) else None
    if found is None:
        return Run.objects.none()
    return found.filter(state=state) if state else found


def run_for(viewer: Viewer, pk: int) -> Run:
    """Raises Http404 where the viewer does not look after data, or there is none."""
    return get_object_or_404(runs(viewer), pk=pk)


def deliveries_of(run: Run) -> QuerySet[Delivery]:
    return run.deliveries.select_related("data_set").order_by("data_set__title")


def figures_of(run: Run) -> QuerySet[MeasureFigures]:
    """What the run said of each measure; also where a later one has revised it."""
    return run.figures.order_by("title")


def measures_to_count() -> dict[str, str]:
    """Short names and titles of the measures for which data are ready."""
    return {measure.name: measure.title for measure in countable_now(ready()).measures}


@dataclass(frozen=True)
class Revision:
    """A figure that a later run revised."""

    row: Row
    """The row of the later run, or of the earlier where the later has none."""
    before: Row | None
    now: Row | None


@dataclass(frozen=True)
class Revisions:
    """What each run said of a measure, and what changed at a place between two of them."""

    place: Place
    figures: list[MeasureFigures]
    """The newest first."""
    chosen: MeasureFigures | None
    """The earlier figures beside which the current ones are set."""
    same: int
    changed: list[Revision]


def revisions(viewer: Viewer, *, place: int, measure: str, earlier: int | None = None) -> Revisions:
    """Raises Http404 where the viewer may not see figures of the place, or there are none of the measure."""
    at = place_with_figures(viewer, place)
    held = list(MeasureFigures.objects.filter(measure=measure).select_related("run").order_by("-id"))
    current = get_object_or_404(MeasureFigures.objects.select_related("run"), measure=measure, current=True)
    others = [one for one in held if one != current]
    chosen = next((one for one in others if one.run_id == earlier), others[0] if others else None)
    now = _rows(current, at)
    before = _rows(chosen, at) if chosen else now
    both = [key for key in now if key in before and _said(now[key]) == _said(before[key])]
    keys = sorted((now.keys() | before.keys()) - set(both), key=str)
    changed = [Revision(now.get(key) or before[key], before.get(key), now.get(key)) for key in keys]
    return Revisions(at, held, chosen, len(both), [one for one in changed if one.before])


def _rows(figures: MeasureFigures, place: Place) -> Mapping[tuple[object, ...], Row]:
    """Figures of single periods at a place; those of months that have only come since are no revision."""
    shelf = shelf_of(figures.run)
    rows = shelf.of(figures.measure, "rates", level=level_of(place), place=place.pk)
    found = rows.where(pooled=False).listed(*_KEY, *_TOLD)
    return {tuple(row[name] for name in _KEY): row for row in found}


def _said(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in _TOLD)
