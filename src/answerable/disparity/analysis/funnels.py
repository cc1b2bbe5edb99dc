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
_NONE_EXPECTED = "No events are expected here, so there is nothing to compare."
_FEW = "Fewer than 3 places hold a figure, so no limits are given."


def funnels(cells: Cells, pairs: Beside) -> Iterator[pa.Table]:
    """The rates of places and of regions in the main span, and their ratios to each comparator; of means no ratios."""
    told = cells[_in_funnel(cells) & ~cells.of_group("apart")]
    if cells.measure.kind is Kind.MEAN:
        yield _means(told)
        return
    if cells.measure.kind is Kind.RATE:
        yield from _person_time(told)
    else:
        yield _proportions(told)
    held = pairs[_in_funnel(pairs.cells)]
    expected = np.nan_to_num(held.own.n * quotient(held.other.k, held.other.n))
    some, none, size = held[expected > 0], held[expected == 0], expected[expected > 0]
    yield _ratios(some.cells, size, scale=np.ones(len(some)), size=size, beside=some)
    yield _without_limits(none.cells, _NONE_EXPECTED, comparator=none.names)


def _in_funnel(cells: Cells) -> Flags:
    """Cells of places and regions in the main span that hold anybody."""
    return np.asarray(cells.of_span("main") & (cells.of_place("level") != NATION) & (cells.tally.n > 0), dtype=bool)


def _means(cells: Cells) -> pa.Table:
    """Means beside each other, without limits: how far apart chance puts them does not follow from their size."""
    value, (_, average) = quotient(cells.tally.k, cells.tally.n), _families(cells)
    return _without_limits(cells, _MEAN, value=value, size=cells.tally.n, centre=average)


def _without_limits(cells: Cells, why: str, *, comparator: ArrayLike = "", **columns: Floats) -> pa.Table:
    texts = {"comparator": comparator, "outside": "", "cannot_say": why}
    return table(FUNNELS, cells, columns | {name: _in_each(text, cells) for name, text in texts.items()})


def _in_each(text: ArrayLike, cells: Cells) -> np.ndarray:
    return np.broadcast_to(np.asarray(text, dtype=object), len(cells))


def _proportions(cells: Cells) -> pa.Table:
    """Around the rate of all places."""
    family, average = _families(cells)
    k, n = cells.tally.k, cells.tally.n
    spread = overdispersion_proportion(k, n, family)
    limits = {name: funnel_proportion(n, average, conf, spread.tau2[family]) for name, conf in LIMITS.items()}
    columns = {"value": quotient(k, n), "size": n, "centre": average, "overdispersion": spread.phi[family]}
    return _table(cells, family, columns, limits)


def _person_time(cells: Cells) -> Iterator[pa.Table]:
    """Around the rate of all places, by the events that it would give."""
    _, average = _families(cells)
    some = average > 0
    part, rate = cells[some], average[some]
    yield _ratios(part, part.tally.n * rate, scale=cells.measure.per * rate, size=part.tally.n)
    yield _without_limits(cells[~some], _NONE_EXPECTED, size=cells.tally.n[~some])


def _ratios(cells: Cells, expected: Floats, *, scale: Floats, size: Floats, beside: Beside | None = None) -> pa.Table:
    """Observed over expected events around 1, told on a scale."""
    family, _ = _families(cells, *([beside.comparator] if beside else []))
    spread = overdispersion_ratio(cells.tally.k, expected, family)
    found = {name: _with_none(expected, conf, spread.tau2[family]) for name, conf in LIMITS.items()}
    columns = {
        "comparator": _in_each(beside.names if beside else "", cells),
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


def _families(cells: Cells, *apart: Codes) -> tuple[Codes, Floats]:
    """A code for the places of one level that hold one group, and the rate of them all.

    `apart`: codes of what else sets families apart.
    """
    family, size = combined(cells.group, cells.of_place("height"), *apart)
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
        {"comparator": _in_each("", cells)}
        | columns
        | kept
        | {"outside": np.where(few, "", outside), "cannot_say": reasons({_FEW: few}, len(cells))},
    )


def _beyond(value: Floats, limits: Interval) -> Flags:
    return np.asarray((value < limits.lower) | (value > limits.upper))
