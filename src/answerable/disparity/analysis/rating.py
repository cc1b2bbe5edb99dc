"""The rate of each cell: limits, complement, and what those whose group is not known could make of it."""

import numpy as np
import pyarrow as pa

from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.coding import combined
from answerable.disparity.analysis.comparing import mean_of
from answerable.disparity.analysis.effects import design_effects
from answerable.disparity.analysis.reasons import reasons
from answerable.disparity.analysis.shares import against_benchmark, bands
from answerable.disparity.analysis.shrinking import UNSHRUNK
from answerable.disparity.analysis.tallies import Columns, Floats, quotient
from answerable.disparity.counts import NATION
from answerable.disparity.measures.model import Kind, Repeats
from answerable.disparity.results import ALL
from answerable.disparity.statistics import mean_limits, rate_limits, wilson

UNCOMPLEMENTED = {Kind.MEAN, Kind.RATE}
"""Kinds in which n is not how many k is out of."""


def rated(cells: Cells) -> Columns:
    """The columns of `results.RATES` that need no other place."""
    tally, measure = cells.tally, cells.measure
    (low, high), limits = _limits(cells)
    columns = {
        "k": tally.k,
        "n": tally.n,
        "people": tally.people,
        "rate": measure.per * quotient(tally.k, tally.n),
        "low": measure.per * low,
        "high": measure.per * high,
        "limits": np.full(len(cells), limits),
        "complement": np.where(measure.kind in UNCOMPLEMENTED, np.nan, tally.n - tally.k),
        **_bounds(cells),
        **against_benchmark(cells),
        **bands(cells),
    }
    return columns | {"cannot_say": _reasons(cells, columns)}


def _reasons(cells: Cells, columns: Columns) -> pa.Array:
    nobody, kind = cells.tally.n == 0, cells.measure.kind
    share, known = kind is Kind.SHARE, ~cells.of_group("apart") & ~nobody
    told = known & (cells.of_group("detail") != ALL)
    why = {
        "Nobody is counted, so there is no rate.": nobody,
        "Fewer than 2 people stand behind this mean, so it has no limits.": ~nobody & np.isnan(columns["low"]),
        "The benchmark holds no share of this group, so there is no index.": share & told & np.isnan(columns["index"]),
        f"A {kind} is not drawn towards other places.": known & (kind in UNSHRUNK),
        "All places together are not drawn towards others.": known
        & (kind not in UNSHRUNK)
        & (cells.of_place("level") == NATION),
    }
    return reasons(why, len(cells))


def _limits(cells: Cells) -> tuple[tuple[Floats, Floats], str]:
    tally, deff = cells.tally, design_effects(cells, cells.tally)
    repeated = ", allowing for people who repeat" if cells.measure.repeats is Repeats.EVERY else ""
    match cells.measure.kind:
        case Kind.MEAN:
            return mean_limits(*mean_of(tally)), f"t{repeated}"
        case Kind.RATE:
            return rate_limits(tally.k, tally.n, deff=deff), f"Byar, exact below 10 events{repeated}"
        case _:
            return wilson(tally.k, tally.n, deff=deff), f"Wilson{repeated}"


def _bounds(cells: Cells) -> Columns:
    """The rate with everyone of an unknown group in this one: first without their events, then with nothing else."""
    into, size = combined(cells.of_group("home"), cells.place, cells.span)
    apart = cells.of_group("apart")
    unknown = cells[apart].tally.summed(into[apart], size)[into]
    tally, measure = cells.tally, cells.measure
    most = tally.n + (0 if measure.kind is Kind.RATE else unknown.k)
    least = tally.n + (unknown.k if measure.kind is Kind.SHARE else unknown.n)
    told = ~apart & (cells.of_group("detail") != ALL) & (measure.kind is not Kind.MEAN)
    bounds = quotient(tally.k, least), quotient(tally.k + unknown.k, most)
    low, high = (np.where(told, measure.per * bound, np.nan) for bound in bounds)
    return {"bound_low": low, "bound_high": high}
