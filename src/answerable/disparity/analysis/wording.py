"""Each comparison as plain sentences: never a ratio without both rates, the counts and an interval.

A clause of which a figure is missing is left out; nothing claims a cause.
"""

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.coding import combined, first_rows
from answerable.disparity.analysis.tallies import Columns, Floats, quotient
from answerable.disparity.counts import NATION, REGION
from answerable.disparity.measures.model import Kind, Measure


def sentences(cells: Cells, columns: Columns) -> pa.Array:
    """One text for each row, of several short sentences."""
    measure = cells.measure
    group = pa.array(cells.groups["group"], pa.string()).take(pa.array(cells.group))
    comparator = _text(columns["comparator"])
    own = _rate(measure, cells.tally.k, cells.tally.n)
    other = _rate(measure, columns["comparator_k"], columns["comparator_n"])
    clauses = (
        _joined(_openings(cells), f", {_title(measure)}: "),
        pc.coalesce(
            _joined(group, " ", *own, ", ", comparator, " ", *other, "."),
            _joined(group, " cannot be compared with ", comparator, ", for nobody of one of the two is counted."),
        ),
        _joined(*_ratio(measure, columns)),
        _joined(*_gap(measure, columns)),
        _joined(*_adjusted(measure, columns)),
        _joined(*_excess(columns)),
        _joined(*_lasting(columns)),
    )
    return pc.binary_join_element_wise(*clauses, "", null_handling="replace")


def _openings(cells: Cells) -> pa.Array:
    """Where and when, once for each place and span: "At Moorland, from April 2024 to March 2025"."""
    into, size = combined(cells.place, cells.span)
    distinct = cells[first_rows(into, size)]
    where = zip(distinct.of_place("level"), distinct.of_place("place"), strict=True)
    when = zip(distinct.of_span("from"), distinct.of_span("to"), strict=True)
    texts = [f"{_at(*place)}, {_during(*span)}" for place, span in zip(where, when, strict=True)]
    return pa.array(texts, pa.string()).take(pa.array(into))


def _at(level: str, place: str) -> str:
    names = {NATION: "In all places together", REGION: f"In {place}"}
    return names.get(level, f"At {place}")


def _during(first: np.datetime64, last: np.datetime64) -> str:
    months = [f"{pd.Timestamp(day):%B %Y}" for day in (first, last)]
    return f"in {months[0]}" if months[0] == months[1] else f"from {months[0]} to {months[1]}"


def _title(measure: Measure) -> str:
    return measure.title[:1].lower() + measure.title[1:]


def _rate(measure: Measure, k: Floats, n: Floats) -> tuple[Any, ...]:
    """K of n, and the rate in the way of its kind."""
    rate = measure.per * quotient(k, n)
    match measure.kind:
        case Kind.MEAN:
            return _number(rate, 1), " on average over ", _number(n)
        case Kind.RATE:
            return _number(k), " in ", _number(n), " (", _number(rate, 2), f" for each {measure.per:,g})"
        case _:
            return _number(k), " of ", _number(n), " (", _number(rate * 100, 1), "%)"


def _ratio(measure: Measure, columns: Columns) -> tuple[Any, ...]:
    often = " times as much" if measure.kind is Kind.MEAN else " times as often"
    return " That is ", _number(columns["ratio"], 2), often, *_interval(columns, "ratio", 2)


def _gap(measure: Measure, columns: Columns) -> tuple[Any, ...]:
    """Where there is no ratio, the gap stands for it."""
    gap = {name: np.where(np.isnan(columns["ratio"]), columns[name], np.nan) for name in ("gap", "gap_low", "gap_high")}
    if measure.kind in {Kind.MEAN, Kind.RATE}:
        return " The gap is ", _number(gap["gap"], 2), *_interval(gap, "gap", 2)
    points = {name: figures * 100 for name, figures in gap.items()}
    return " The gap is ", _number(points["gap"], 1), " percentage points", *_interval(points, "gap")


def _adjusted(measure: Measure, columns: Columns) -> tuple[Any, ...]:
    name = "standardised" if measure.kind is Kind.MEAN else "adjusted"
    ratio = _number(columns[f"{name}_ratio"], 2)
    return " Allowing for ", _text(columns["adjusters"]), " it is ", ratio, *_interval(columns, name, 2)


def _excess(columns: Columns) -> tuple[Any, ...]:
    """Of what is flagged, how many more or fewer."""
    excess = np.where(columns["flag"], columns["excess"], np.nan)
    more = _text(np.where(excess < 0, " fewer", " more"))
    return " That is about ", _number(np.abs(excess)), more, " than at the comparator’s rate."


def _lasting(columns: Columns) -> tuple[Any, ...]:
    lasting = np.where(columns["flag"] & (columns["persistence"] > 1), columns["persistence"], np.nan)
    return " It was so in ", _number(lasting), " of the latest 12 periods."


def _interval(columns: Columns, name: str, decimals: int = 1) -> tuple[Any, ...]:
    low, high = (_number(columns[f"{name}_{end}"], decimals) for end in ("low", "high"))
    return " (95% interval ", low, " to ", high, ")."


def _number(figures: Floats, decimals: int = 0) -> pa.Array:
    """Figures as people write them, each distinct one written once; null where there is none."""
    codes, distinct = pd.factorize(np.round(np.asarray(figures, dtype=np.float64), decimals) + 0.0)
    texts = pa.array([f"{figure:,.{decimals}f}" for figure in distinct], pa.string())
    return texts.take(pa.array(codes, mask=codes < 0))


def _text(values: NDArray[Any]) -> pa.Array:
    return pa.array(values, pa.string())


def _joined(*parts: pa.Array | str) -> pa.Array:
    """The parts as one text; null where one of them is."""
    return pc.binary_join_element_wise(*parts, "")
