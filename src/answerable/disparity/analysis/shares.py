"""Shares against a benchmark, and the bands of declaration rates."""

import numpy as np

from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.coding import combined, first_rows
from answerable.disparity.analysis.tallies import Columns, Floats
from answerable.disparity.measures.model import Benchmark, Kind
from answerable.disparity.statistics import binomial_vs_benchmark, declaration_rate


def against_benchmark(cells: Cells) -> Columns:
    """Benchmark, index and exact p of each share that the benchmark holds; nan elsewhere."""
    columns = {name: np.full(len(cells), np.nan) for name in ("benchmark", "index", "p")}
    if cells.measure.kind is Kind.SHARE and cells.measure.benchmark:
        expected = _benchmarks(cells, cells.measure.benchmark)
        rows = np.flatnonzero((expected > 0) & (cells.tally.n > 0))
        found = binomial_vs_benchmark(cells.tally.k[rows], cells.tally.n[rows], expected[rows])
        for column, figures in zip(columns.values(), (expected[rows], found.index, found.p), strict=True):
            column[rows] = figures
    return columns


def _benchmarks(cells: Cells, benchmark: Benchmark) -> Floats:
    """What the benchmark says of each group: of its place, else of every place; nan where it says nothing."""
    into, size = combined(cells.group, cells.place)
    distinct = cells[first_rows(into, size)]
    names = zip(distinct.of_place("place"), distinct.of_group("group"), distinct.of_group("apart"), strict=True)
    shares = benchmark.shares
    told = [
        np.nan if apart else shares.get(f"{place}/{group}", shares.get(group, np.nan)) for place, group, apart in names
    ]
    return np.array(told, dtype=np.float64)[into]


def bands(cells: Cells) -> Columns:
    """For a declaration rate, where it stands to 60% and 80%."""
    if cells.measure.kind is not Kind.DECLARATION:
        return {}
    return {"band": declaration_rate(cells.tally.k, cells.tally.n).band}
