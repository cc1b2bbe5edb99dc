"""One figure as it was cited, and as it is now."""

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.estate.models import Place
from answerable.web.monitoring.figures import Row
from answerable.web.monitoring.models import MeasureFigures, Run
from answerable.web.monitoring.queries.figures import level_of, shelf_of
from answerable.web.monitoring.queries.pages import shelf_row
from answerable.web.monitoring.types import RunState

_EDITIONS = 12
"""Of the newest so many it is looked up whether they hold a figure."""


@dataclass(frozen=True)
class Figure:
    """The rows of one figure in one run: of the group's rate, and of its comparison where it has one."""

    figures: MeasureFigures
    rate: Row
    comparison: Row | None


@dataclass(frozen=True)
class Key:
    """Which figure of a measure at a place."""

    characteristic: str
    group: str
    comparator: str
    first: dt.date
    last: dt.date

    @property
    def span(self) -> dict[str, object]:
        return {"characteristic": self.characteristic, "group": self.group, "from": self.first, "to": self.last}


def figure_in(figures: MeasureFigures, place: Place, key: Key) -> Figure | None:
    """None where that run says nothing of it."""
    shelf = shelf_of(figures.run)
    rate = shelf_row(shelf, "rates", figures.measure, place, key.span)
    if rate is None:
        return None
    beside = key.span | {"comparator": key.comparator}
    compared = shelf_row(shelf, "comparisons", figures.measure, place, beside) if key.comparator else None
    return Figure(figures, rate, compared)


def figure_now(figures: MeasureFigures, place: Place, key: Key) -> Figure | None:
    """Of the same period; or, where the newest figures take later periods together, of those."""
    same = figure_in(figures, place, key)
    if same:
        return same
    columns = ("characteristic", "group", "pooled", "from", "to")
    about = {"characteristic": key.characteristic, "group": key.group, "pooled": True}
    read = shelf_of(figures.run).of
    rows = read(figures.measure, "rates", level=str(level_of(place)), place=place.pk, columns=columns)
    spans = [(row["to"], row["from"]) for row in rows.where(**about).listed("from", "to")]
    if not spans:
        return None
    last, first = max(spans)
    return figure_in(figures, place, replace(key, first=first, last=last))


def figures_in_run(run: int, measure: str) -> MeasureFigures:
    """As that run made them. Raises Http404."""
    return get_object_or_404(editions(measure), run__in=Run.objects.filter(pk=run))


def editions_with(measure: str, place: Place, key: Key) -> list[MeasureFigures]:
    """The newest of those that tell of this very figure."""
    return [one for one in editions(measure)[:_EDITIONS] if figure_in(one, place, key)]


def editions(measure: str) -> QuerySet[MeasureFigures]:
    """Every set of figures of a measure that was shown, the newest first."""
    found = MeasureFigures.objects.filter(measure=measure, run__state=RunState.DONE)
    return found.select_related("run").order_by("-pk")
