"""The gap of a region, or of the nation, split into what happens within places and where the groups are."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pyarrow as pa

from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.coding import combined, first_rows
from answerable.disparity.analysis.comparators import Beside
from answerable.disparity.analysis.reasons import reasons
from answerable.disparity.analysis.tables import table
from answerable.disparity.analysis.tallies import Codes
from answerable.disparity.counts import NATION, PLACE, REGION
from answerable.disparity.measures.model import Kind
from answerable.disparity.results import SPLITS
from answerable.disparity.statistics import between_within

UNSPLIT = {Kind.MEAN, Kind.RATE}
"""Kinds whose gap is no gap of proportions."""


def splits(pairs: list[Beside]) -> Iterator[pa.Table]:
    """A row for each group, comparator and region, and the nation, over their places in the main span."""
    for pair in pairs:
        rows = np.flatnonzero(pair.cells.of_span("main") & (pair.cells.of_place("level") == PLACE))
        for wider in (_nations(pair.cells), _regions(pair.cells)):
            inside = rows[wider[pair.cells.place[rows]] >= 0]
            if pair.cells.measure.kind not in UNSPLIT and len(inside):
                yield _split(pair, inside, wider)


def _nations(cells: Cells) -> Codes:
    """For each place the row of the nation among places, or -1."""
    nation = np.flatnonzero(cells.places["level"] == NATION)
    return np.full(len(cells.places["level"]), nation[0] if len(nation) else -1, dtype=np.int64)


def _regions(cells: Cells) -> Codes:
    """For each place the row of its region, or -1."""
    regions = np.flatnonzero(cells.places["level"] == REGION)
    row_of = dict(zip(cells.places["place"][regions], regions, strict=True))
    return np.array([row_of.get(region, -1) for region in cells.places["region"]], dtype=np.int64)


def _split(pair: Beside, rows: Codes, wider: Codes) -> pa.Table:
    cells, own, other = pair.cells[rows], pair.own[rows], pair.other[rows]
    into, size = combined(cells.group, wider[cells.place])
    found = between_within(own.k, own.n, other.k, other.n, into)
    first = first_rows(into, size)
    areas = replace(cells[first], place=wider[cells.place[first]])
    columns = {
        "comparator": pair.names[rows][first],
        **{
            name: getattr(found, part)
            for name, part in (("gap", "crude"), ("within", "within"), ("between", "between"))
        },
        "places": np.bincount(into, (own.n > 0) & (other.n > 0), size).astype(np.int32),
    }
    nobody = "One of the two groups is at no place, so there is no gap."
    return table(SPLITS, areas, columns | {"cannot_say": reasons({nobody: np.isnan(found.crude)}, size)})
