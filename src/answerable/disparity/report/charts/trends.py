"""One figure over time, with the limits of its control chart."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from answerable.disparity.report.charts.drawing import (
    BLUE,
    GREY,
    INK,
    PALE,
    RED,
    Frame,
    Placing,
    Rows,
    Words,
    along,
    drawn,
)

_HEIGHT = 210
_LABELS = 4
"""Dates under the chart."""
_FIGURES = ("value", "centre", "low", "high", "beside")


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that is told by an upright and a letter; the page says what happened on it."""

    day: date
    letter: str


def trend(points: Rows, words: Words, *, number: str, marks: Sequence[Mark] = ()) -> str:
    """Values by period, joined by a line, with the centre dashed and the space between the limits shaded.

    `points` has a row for each period in order: `from` (a date), `value`, `centre`, `low`, `high` (nan where there is
    none), `signal` (whether a rule is met there: a filled diamond) and `break_before` (a dotted upright, and no line
    across). `number` is the form of figures, as d3 has it: ".0%". Where `points` has a column `beside`, it is drawn as
    a dashed line without points: the comparator. Marks outside the periods are left out.
    """
    told = pd.DataFrame(points)
    placed = _placed(told)
    x = _dates(told["from"].tolist())
    y = along(alt.Y, scale=alt.Scale(domain=_domain(told), nice=True), axis=alt.Axis(title=None, format=number))
    layers = [*_limits(placed, x, y), *_beside(placed, x, y), *_line(placed, x, y), *_breaks(placed, told, x)]
    layers += _marks(placed, marks, x)
    return drawn(layers, Frame(_HEIGHT, top=26 if marks else 14, bottom=30, left=52, right=34), words)


def _placed(points: pd.DataFrame) -> pd.DataFrame:
    """The points as numbers, and in which unbroken run each stands."""
    broken = points["value"].isna() | points["break_before"].astype(bool)
    columns = points[[name for name in _FIGURES if name in points]].astype(float)
    return columns.assign(
        day=[day.toordinal() for day in points["from"]], signal=points["signal"].astype(bool), run=broken.cumsum()
    )


def _domain(points: pd.DataFrame) -> list[float]:
    names = [name for name in _FIGURES if name in points and name != "centre"]
    figures = [figure for name in names for figure in points[name] if math.isfinite(figure)]
    least, most = min(figures, default=0.0), max(figures, default=1.0)
    room = (most - least or abs(most) or 1) * 0.08
    return [0.0 if least < most / 2 and least >= 0 else least - room, most + room]


def _dates(days: list[date]) -> Placing:
    """Months told at even steps, the first and the last among them."""
    steps = min(_LABELS, len(days))
    told = [days[round(step * (len(days) - 1) / max(1, steps - 1))] for step in range(steps)]
    names = json.dumps({str(day.toordinal()): f"{day:%b %Y}" for day in told})
    axis = alt.Axis(
        values=[day.toordinal() for day in told],
        labelExpr=f"{names}[datum.value]",
        title=None,
        grid=False,
        labelFlush=True,
        labelFlushOffset=0,
    )
    ends = [days[0].toordinal(), days[-1].toordinal()]
    return along(alt.X, scale=alt.Scale(domain=ends, nice=False, padding=6), axis=axis)


def _limits(placed: pd.DataFrame, x: Placing, y: Placing) -> Iterable[Any]:
    known = alt.Chart(placed.loc[placed["low"].notna() & placed["high"].notna(), ["day", "low", "high", "run"]])
    yield known.mark_area(color=PALE, opacity=1, interpolate="step").encode(
        x=x("day"), y=y("low"), y2="high:Q", detail="run:N"
    )
    for end in ("low", "high"):
        yield known.mark_line(color=BLUE, strokeWidth=1.5, interpolate="step").encode(
            x=x("day"), y=y(end), detail="run:N"
        )
    centred = alt.Chart(placed.loc[placed["centre"].notna(), ["day", "centre", "run"]])
    yield centred.mark_line(color=GREY, strokeDash=[6, 4], strokeWidth=2).encode(
        x=x("day"), y=y("centre"), detail="run:N"
    )


def _line(placed: pd.DataFrame, x: Placing, y: Placing) -> Iterable[Any]:
    known = placed[placed["value"].notna()]
    yield (
        alt.Chart(known[["day", "value", "run"]])
        .mark_line(color=INK, strokeWidth=2)
        .encode(x=x("day"), y=y("value"), detail="run:N")
    )
    plain, marked = known[~known["signal"]], known[known["signal"]]
    look: dict[str, Any] = {"filled": True, "opacity": 1}
    yield (
        alt.Chart(plain[["day", "value"]])
        .mark_point(shape="circle", size=34, color=INK, **look)
        .encode(x=x("day"), y=y("value"))
    )
    yield (
        alt.Chart(marked[["day", "value"]])
        .mark_point(shape="diamond", size=120, color=RED, **look)
        .encode(x=x("day"), y=y("value"))
    )


def _breaks(placed: pd.DataFrame, points: pd.DataFrame, x: Placing) -> Iterable[Any]:
    broken = placed.loc[points["break_before"].astype(bool), ["day"]]
    yield alt.Chart(broken).mark_rule(color=INK, strokeDash=[2, 3], strokeWidth=2).encode(x=x("day"))


def _beside(placed: pd.DataFrame, x: Placing, y: Placing) -> Iterable[Any]:
    if "beside" in placed:
        known = alt.Chart(placed.loc[placed["beside"].notna(), ["day", "beside", "run"]])
        yield known.mark_line(color=GREY, strokeDash=[2, 2], strokeWidth=2).encode(
            x=x("day"), y=y("beside"), detail="run:N"
        )


def _marks(placed: pd.DataFrame, marks: Sequence[Mark], x: Placing) -> Iterable[Any]:
    days = [(mark.day.toordinal(), mark.letter) for mark in marks]
    seen = [(day, letter) for day, letter in days if placed["day"].min() <= day <= placed["day"].max()]
    if seen:
        chart = alt.Chart(pd.DataFrame(seen, columns=["day", "letter"]))
        yield chart.mark_rule(color=BLUE, strokeWidth=2).encode(x=x("day"))
        yield chart.mark_text(baseline="bottom", fontWeight="bold").encode(text="letter:N", x=x("day"), y=alt.value(-4))
