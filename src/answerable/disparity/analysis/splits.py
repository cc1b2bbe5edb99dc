"""The gap of a region, or of the nation, split into what happens within places and where the groups are."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pyarrow as pa

from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.coding import combined, first_rows
from answerable.disparity.analysis.comparators import Beside
from answerable.disparity.analysis.comparing import mean_of
from answerable.disparity.analysis.reasons import reasons
from answerable.disparity.analysis.tables import table
from answerable.disparity.analysis.tallies import Codes, Tally
from answerable.disparity.counts import NATION, PLACE, REGION
from answerable.disparity.measures.model import Kind
from answerable.disparity.results import SPLITS
from answerable.disparity.statistics import SplitGap, between_within, between_within_means


def splits(pairs: Beside) -> Iterator[pa.Table]:
    """A row for each group, comparator and region, and the nation, over their places in the main span."""
    here = pairs[pairs.cells.of_span("main") & (pairs.cells.of_place("level") == PLACE)]
    for wider in (_nations(pairs.cells), _regions(pairs.cells)):
        inside = here[wider[here.cells.place] >= 0]
        if len(inside):
            yield _split(inside, wider)


def _nations(cells: Cells) -> Codes:
    """For each place the row of the nation among places, or -1."""
    nation = np.flatnonzero(cells.places["level"] == NATION)
    return np.full(len(cells.places["level"]), nation[0] if len(nation) else -1, dtype=np.int64)


def _regions(cells: Cells) -> Codes:
    """For each place the row of its region, or -1."""
    regions = np.flatnonzero(cells.places["level"] == REGION)
    row_of = dict(zip(cells.places["place"][regions], regions, strict=True))
    return np.array([row_of.get(region, -1) for region in cells.places["region"]], dtype=np.int64)


def _split(pair: Beside, wider: Codes) -> pa.Table:
    own, other, measure = pair.own, pair.other, pair.cells.measure
    into, size = combined(pair.cells.group, wider[pair.cells.place], pair.comparator)
    found = _parts(measure.kind, own, other, into)
    first = pair[first_rows(into, size)]
    areas = replace(first.cells, place=wider[first.cells.place])
    columns = {
        "comparator": first.names,
        **{
            name: measure.per * getattr(found, part)
            for name, part in (("gap", "crude"), ("within", "within"), ("between", "between"))
        },
        "places": np.bincount(into, (own.n > 0) & (other.n > 0), size).astype(np.int32),
    }
    nobody = "One of the two groups is at no place, so there is no gap."
    return table(SPLITS, areas, columns | {"cannot_say": reasons({nobody: np.isnan(found.crude)}, size)})


def _parts(kind: Kind, own: Tally, other: Tally, into: Codes) -> SplitGap:
    if kind is not Kind.MEAN:
        return between_within(own.k, own.n, other.k, other.n, into, person_time=kind is Kind.RATE)
    (mean, variance, _), (mean0, variance0, _) = mean_of(own), mean_of(other)
    return between_within_means(mean, variance, own.n, mean0, variance0, other.n, into)
