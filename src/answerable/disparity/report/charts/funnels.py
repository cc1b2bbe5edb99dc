"""Places beside each other: each by its size, with the limits that chance would give it."""

import math
from collections.abc import Iterable
from typing import Any

import altair as alt
import pandas as pd

from answerable.disparity.report.charts.drawing import (
    BLUE,
    GREY,
    INK,
    LINE,
    RED,
    Frame,
    Placing,
    Rows,
    Words,
    along,
    drawn,
)

FRAME = Frame(260, top=14, bottom=46, left=52, right=16)
_LETTER = 8
"""Units that a letter takes at most, as far as names must not cover each other."""
_NAMED = 5
"""Places beyond the outer limits that are named in the chart; the table names all."""


def funnel(points: Rows, words: Words, *, number: str, size: str) -> str:
    """Values of places by size around a centre, with limits of 95% (dashed) and of 99.8% (whole lines).

    `points` has a row for each place: `place`, `value`, `size`, `centre`, `low_95`, `high_95`, `low_998`, `high_998`
    (nan where there are none), `outside` ("", "95%" or "99.8%") and `here` (whether the page is about this place: a
    filled square). Beyond the outer limits stands a filled diamond with the place's name. `number` is the form of the
    values, as d3 has it, and `size` says what their size is.
    """
    rows = pd.DataFrame(points).sort_values(["size", "place"]).reset_index(drop=True)
    (bottom, top), widest = _reach(rows), 1.04 * float(rows["size"].max())
    rows = rows.assign(**{name: rows[name].clip(bottom, top) for name in ("value", *_ENDS)})
    x_axis = alt.Axis(title=size, grid=False, format=",.2~f", tickCount=4)
    y_axis = alt.Axis(title=None, format=number, tickCount=6)
    x = along(alt.X, scale=alt.Scale(domain=[0, widest], nice=False), axis=x_axis)
    y = along(alt.Y, scale=alt.Scale(domain=[bottom, top], nice=False), axis=y_axis)
    names = _names(
        rows.assign(
            across=rows["size"] / widest * FRAME.width, down=(top - rows["value"]) / (top - bottom) * FRAME.height
        )
    )
    return drawn([*_limits(rows, x, y), *_places(rows, x, y), *_texts(names, x, y)], FRAME, words)


_ENDS = ("low_95", "high_95", "low_998", "high_998")


def _reach(rows: pd.DataFrame) -> list[float]:
    """From below every place to above, from 0 unless all lie far from it; the limits of small places may go beyond."""
    larger = rows[rows["size"] >= rows["size"].quantile(0.75)]
    figures = [*rows["value"], *rows["centre"], *larger["low_998"], *larger["high_998"]]
    known = [figure for figure in figures if math.isfinite(figure)]
    least, most = min(known, default=0.0), max(known, default=1.0)
    room = 0.06 * (most - least or 1)
    return [0.0 if least < most / 2 else least - room, most + room]


def _limits(rows: pd.DataFrame, x: Placing, y: Placing) -> Iterable[Any]:
    looks: dict[str, dict[str, Any]] = {"95": {"strokeDash": [5, 4], "color": BLUE}, "998": {"color": BLUE}}
    for end in _ENDS:
        look = looks[end.rpartition("_")[2]]
        yield _curve(rows, end, x, y, strokeWidth=1.5, **look)
    yield _curve(rows, "centre", x, y, strokeWidth=2, color=GREY)


def _curve(rows: pd.DataFrame, name: str, x: Placing, y: Placing, **look: Any) -> Any:  # noqa: ANN401 - altair is untyped
    return alt.Chart(rows.loc[rows[name].notna(), ["size", name]]).mark_line(**look).encode(x=x("size"), y=y(name))


def _places(rows: pd.DataFrame, x: Placing, y: Placing) -> Iterable[Any]:
    far, here = rows["outside"] == "99.8%", rows["here"].astype(bool)
    for which, shape, size, fill in (
        (~far & ~here, "circle", 45, "#ffffff"),
        (far & ~here, "diamond", 120, RED),
        (here, "square", 130, INK),
    ):
        look: dict[str, Any] = {"fill": fill, "stroke": RED if fill == RED else INK, "strokeWidth": 1.5, "opacity": 1}
        yield (
            alt.Chart(rows.loc[which, ["size", "value"]])
            .mark_point(shape=shape, size=size, **look)
            .encode(x=x("size"), y=y("value"))
        )


def _names(rows: pd.DataFrame) -> pd.DataFrame:
    """The places to name, this one first and then the furthest out, as far as their names do not cover each other."""
    far = rows[rows["outside"] == "99.8%"].assign(distance=lambda far: (far["value"] - far["centre"]).abs())
    wanted = pd.concat([rows[rows["here"].astype(bool)], far.nlargest(_NAMED, "distance")]).drop_duplicates("place")
    wanted = wanted.assign(late=wanted["across"] > FRAME.width / 2, long=wanted["place"].str.len() * _LETTER)
    start = (wanted["across"] - wanted["long"]).where(wanted["late"], wanted["across"])
    kept: list[Any] = []
    for row in wanted.assign(start=start).itertuples():
        if not any(_cover(row, other) for other in kept):
            kept.append(row)
    return wanted.loc[[row.Index for row in kept]]


def _cover(one: Any, other: Any) -> bool:  # noqa: ANN401 - rows of a frame
    """Whether two names lie upon each other."""
    across = bool(max(one.start, other.start) < min(one.start + one.long, other.start + other.long))
    return across and bool(abs(one.down - other.down) < LINE)


def _texts(named: pd.DataFrame, x: Placing, y: Placing) -> Iterable[Any]:
    right: dict[str, Any] = {"align": "right", "dx": -9}
    left: dict[str, Any] = {"align": "left", "dx": 9}
    for side, look in ((named["late"], right), (~named["late"], left)):
        names = alt.Chart(named.loc[side, ["place", "size", "value"]])
        yield names.mark_text(**look).encode(text="place:N", x=x("size"), y=y("value"))
