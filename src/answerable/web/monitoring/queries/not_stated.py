"""Shares of records whose group is not stated, at places of which the viewer may see figures."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.counts import APART
from answerable.disparity.measures.model import Kind
from answerable.disparity.results import FINE
from answerable.web.estate.models import Place
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.figures import Rows
from answerable.web.monitoring.queries.figures import (
    current_figures,
    current_shelves,
    level_of,
    places_with_figures,
)

_WHAT = ["place_id", "measure", "characteristic"]
_WHEN = ["from", "to"]
_READ = (*_WHAT, *_WHEN, "version", "detail", "pooled", "group", "k", "n")


@dataclass(frozen=True, slots=True)
class Unstated:
    """Of the records of one measure at a place in one span: how many are without a group, and in which way."""

    place: int
    measure: str
    characteristic: str
    first: dt.date
    last: dt.date
    records: float
    apart: Mapping[str, float]

    @property
    def share(self) -> float:
        return sum(self.apart.values()) / self.records


def measured_places(viewer: Viewer) -> list[Place]:
    """Those whose figures the viewer may see, where there are any."""
    held = {place for shelf, _ in current_shelves() for _, place in shelf.places()}
    return list(places_with_figures(viewer).filter(pk__in=held))


def latest(viewer: Viewer, *, place: Place | None = None, measure: str = "") -> list[Unstated]:
    """In the span that tells of now, the largest share first; of one place or measure, or of all."""
    places = [one for one in measured_places(viewer) if place is None or one == place]
    shelves = [(shelf, measures & {measure or one for one in measures}) for shelf, measures in current_shelves()]
    read = (
        shelf.latest("rates", level=level_of(one), place=one.pk, columns=_READ).where(measure=tuple(measures))
        for shelf, measures in shelves
        for one in places
    )
    return sorted(_counted(read), key=lambda one: (-one.share, one.place, one.measure, one.characteristic))


def over_time(viewer: Viewer, place: Place, measure: str) -> list[Unstated]:
    """Period by period, the first first; nothing where the viewer may not see the place's figures."""
    if place not in measured_places(viewer):
        return []
    read = [
        shelf.of(measure, "rates", level=level_of(place), place=place.pk, columns=_READ).where(pooled=False)
        for shelf, measures in current_shelves()
        if measure in measures
    ]
    return sorted(_counted(read), key=lambda one: (one.characteristic, one.first))


def _counted(read: Iterable[Rows]) -> Iterator[Unstated]:
    """All groups of a characteristic together are everyone; those apart are without a group."""
    tables = [rows.where(detail=FINE).table for rows in read if len(rows)]
    if not tables:
        return
    rows = _with_records(pa.concat_tables(tables))
    apart: defaultdict[tuple[object, ...], dict[str, float]] = defaultdict(dict)
    for *of, group, records in _summed(rows.filter(pc.is_in(rows["group"], pa.array(APART))), "group"):
        apart[tuple(of)][group] = records
    for place, measure, characteristic, first, last, records in _summed(rows):
        key = place, measure, characteristic, first, last
        if records:
            yield Unstated(*key, records, apart[key])


def _with_records(rows: pa.Table) -> pa.Table:
    """How many each row is of: of a share, its k are of the group, and its n everyone."""
    shares = [one.measure for one in current_figures() if one.definition["kind"] == Kind.SHARE]
    of_share = pc.is_in(rows["measure"], pa.array(shares, rows.schema.field("measure").type))
    return rows.append_column("records", pc.if_else(of_share, rows["k"], rows["n"]))


def _summed(rows: pa.Table, *by: str) -> Iterator[tuple[Any, ...]]:
    keys = [*_WHAT, *_WHEN, *by]
    sums = rows.group_by(keys).aggregate([("records", "sum")])
    return zip(*(sums[name].to_pylist() for name in (*keys, "records_sum")), strict=True)
