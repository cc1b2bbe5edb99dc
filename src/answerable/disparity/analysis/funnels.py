"""Places beside each other: how far from the average each may lie by chance, given its size, and places varying."""

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
from numpy.typing import ArrayLike

from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.coding import combined
from answerable.disparity.analysis.comparators import Beside
from answerable.disparity.analysis.reasons import reasons
from answerable.disparity.analysis.tables import table
from answerable.disparity.analysis.tallies import Codes, Columns, Flags, Floats, quotient
from answerable.disparity.counts import NATION
from answerable.disparity.measures.model import Kind
from answerable.disparity.results import FUNNELS
from answerable.disparity.statistics import (
    Interval,
    funnel_proportion,
    funnel_ratio,
    overdispersion_proportion,
    overdispersion_ratio,
)

FEWEST = 3
"""Places that make a funnel."""
LIMITS = {"95": 0.95, "998": 0.998}
_MEAN = "A mean has no limits by its size alone, so none are given."
_FEW = "Fewer than 3 places hold a figure, so no limits are given."


def funnels(cells: Cells, pairs: list[Beside]) -> Iterator[pa.Table]:
    """The rates of places and of regions in the main span, and their ratios to each comparator; of means no ratios."""
    told = cells[_in_funnel(cells) & ~cells.of_group("apart") & (cells.tally.n > 0)]
    if cells.measure.kind is Kind.MEAN:
        yield _means(told)
        return
    yield _person_time(told) if cells.measure.kind is Kind.RATE else _proportions(told)
    for pair in pairs:
        expected = np.nan_to_num(pair.own.n * quotient(pair.other.k, pair.other.n))
        rows = _in_funnel(pair.cells) & (expected > 0)
        one = np.ones(rows.sum())
        part, size = pair.cells[rows], expected[rows]
        yield _ratios(part, size, scale=one, size=size, comparator=pair.names[rows])


def _in_funnel(cells: Cells) -> Flags:
    return np.asarray(cells.of_span("main") & (cells.of_place("level") != NATION), dtype=bool)


def _means(cells: Cells) -> pa.Table:
    """Means beside each other, without limits: how far apart chance puts them does not follow from their size."""
    tally, (_, average) = cells.tally, _families(cells)
    columns = {
        "comparator": np.full(len(cells), ""),
        "value": quotient(tally.k, tally.n),
        "size": tally.n,
        "centre": average,
        "outside": np.full(len(cells), ""),
        "cannot_say": np.full(len(cells), _MEAN),
    }
    return table(FUNNELS, cells, columns)


def _proportions(cells: Cells) -> pa.Table:
    """Around the rate of all places."""
    family, average = _families(cells)
    k, n = cells.tally.k, cells.tally.n
    spread = overdispersion_proportion(k, n, family)
    limits = {name: funnel_proportion(n, average, conf, spread.tau2[family]) for name, conf in LIMITS.items()}
    columns = {"value": quotient(k, n), "size": n, "centre": average, "overdispersion": spread.phi[family]}
    return _table(cells, family, columns, limits)


def _person_time(cells: Cells) -> pa.Table:
    """Around the rate of all places, by the events that it would give."""
    _, average = _families(cells)
    some = average > 0
    part, average = cells[some], average[some]
    return _ratios(part, part.tally.n * average, scale=cells.measure.per * average, size=part.tally.n)


def _ratios(cells: Cells, expected: Floats, *, scale: Floats, size: Floats, comparator: ArrayLike = "") -> pa.Table:
    """Observed over expected events around 1, told on a scale."""
    family, _ = _families(cells)
    spread = overdispersion_ratio(cells.tally.k, expected, family)
    found = {name: _with_none(expected, conf, spread.tau2[family]) for name, conf in LIMITS.items()}
    columns = {
        "comparator": np.broadcast_to(np.asarray(comparator, dtype=object), len(cells)),
        "value": scale * quotient(cells.tally.k, expected),
        "size": size,
        "centre": scale,
        "overdispersion": spread.phi[family],
    }
    return _table(
        cells, family, columns, {name: Interval(*(scale * end for end in ends)) for name, ends in found.items()}
    )


def _with_none(expected: Floats, conf: float, tau2: Floats) -> Interval:
    """Limits of observed over expected that begin at 0 where a place may well have no events by chance."""
    limits = funnel_ratio(expected, conf, tau2)
    by_chance = np.exp(-expected) >= (1 - conf) / 2
    return Interval(np.where(by_chance, 0, limits.lower), limits.upper)


def _families(cells: Cells) -> tuple[Codes, Floats]:
    """A code for the places of one level that hold one group, and the rate of them all."""
    family, size = combined(cells.group, cells.of_place("height"))
    whole = cells.tally.summed(family, size)
    return family, quotient(whole.k, whole.n)[family]


def _table(cells: Cells, family: Codes, columns: Columns, limits: Mapping[str, Interval]) -> pa.Table:
    few = np.bincount(family)[family] < FEWEST
    ends = {
        f"{end}_{name}": limit
        for name, found in limits.items()
        for end, limit in zip(("low", "high"), found, strict=True)
    }
    outside = np.select(
        [_beyond(columns["value"], limits["998"]), _beyond(columns["value"], limits["95"])], ["99.8%", "95%"], ""
    )
    kept = {name: np.where(few, np.nan, figures) for name, figures in ends.items()}
    return table(
        FUNNELS,
        cells,
        {"comparator": np.full(len(cells), "")}
        | columns
        | kept
        | {"outside": np.where(few, "", outside), "cannot_say": reasons({_FEW: few}, len(cells))},
    )


def _beyond(value: Floats, limits: Interval) -> Flags:
    return np.asarray((value < limits.lower) | (value > limits.upper))
