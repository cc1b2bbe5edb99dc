"""Groups beside each other: a dot, the interval around it, and the figure in words."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import altair as alt
import pandas as pd

from answerable.disparity.report.charts.drawing import (
    BLUE,
    EDGE,
    GREY,
    INK,
    LINE,
    PALE,
    RED,
    WIDTH,
    Frame,
    Placing,
    Rows,
    Words,
    along,
    drawn,
)

_TICKS = (1 / 16, 1 / 8, 0.25, 0.5, 0.8, 1, 1.25, 2, 4, 8, 16)
_CROWDED = 40
"""Where the scale reaches further than this, the ends of the band go without a number."""
_LETTERS = 34
"""Letters of a group's name in one line, beside its figure."""
_ROOM, _HEAD = 26, 52


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    def across(self) -> Placing:
        ticks = [tick for tick in _TICKS if self.low <= tick <= self.high]
        if self.high / self.low > _CROWDED:
            ticks = [tick for tick in ticks if tick not in {0.8, 1.25}]
        scale = alt.Scale(type="log", domain=[self.low, self.high], nice=False)
        return along(alt.X, scale=scale, axis=alt.Axis(orient="top", values=ticks, title=None, format="~", tickSize=4))


def dot_and_interval(rows: Rows, words: Words, *, band: tuple[float, float] | None, axis: str) -> str:
    """Ratios of groups around 1, on a log scale, with the band inside which nothing is flagged.

    `rows` has a row for each group, from top to bottom: `label`, `value`, `low`, `high` and `shrunk` (nan where there
    is none), `flagged`, and `text`, the figure as it is written. An interval that goes beyond the scale ends in a
    triangle. A flagged group has a filled diamond, others a ring; a short line marks the shrunk ratio.
    """
    groups = pd.DataFrame(rows)
    scale = _scale(groups, band or (1, 1))
    placed, height = _placed(groups, scale)
    x = scale.across()
    y = along(alt.Y, scale=alt.Scale(domain=[0, height], reverse=True, nice=False), axis=None)
    layers = [
        *_ground(placed, band, x, y),
        *_intervals(placed, x, y),
        *_dots(placed, x, y),
        *_names(placed, y),
    ]
    title = alt.Chart(pd.DataFrame({"text": [axis]})).mark_text(align="left", baseline="alphabetic", fontWeight="bold")
    layers.append(title.encode(text="text:N", x=alt.value(0), y=alt.value(-34)))
    return drawn(layers, Frame(height, top=_HEAD), words)


def _scale(rows: pd.DataFrame, band: tuple[float, float]) -> _Scale:
    """As wide as the dots and most of the intervals need; a very wide interval is cut."""
    dots = [value for value in [*rows["value"], *rows["shrunk"]] if value > 0 and math.isfinite(value)]
    least, most = min([*dots, band[0], 0.55]), max([*dots, band[1], 1.8])
    ends = [end for end in [*rows["low"], *rows["high"]] if least / 2 <= end <= most * 2]
    return _Scale(max(1 / 16, min([least, *ends]) / 1.05), min(16, max([most, *ends]) * 1.05))


def _placed(rows: pd.DataFrame, scale: _Scale) -> tuple[pd.DataFrame, float]:
    """Where each row stands, with what lies beyond the scale drawn back to its end."""
    names = [wrap(label, _LETTERS) for label in rows["label"]]
    heights = [LINE * len(lines) + _ROOM for lines in names]
    bottoms = pd.Series(heights).cumsum().tolist()
    ends = {name: rows[name].clip(scale.low, scale.high) for name in ("value", "low", "high", "shrunk")}
    placed = rows.assign(
        **ends,
        name=names,
        label_y=[bottom - height + 6 for bottom, height in zip(bottoms, heights, strict=True)],
        dot_y=[bottom - _ROOM / 2 + 2 for bottom in bottoms],
        edge=bottoms,
        cut_low=rows["low"] < scale.low,
        cut_high=rows["high"] > scale.high,
    )
    return placed, bottoms[-1]


def _ground(placed: pd.DataFrame, band: tuple[float, float] | None, x: Placing, y: Placing) -> Iterable[Any]:
    """The band, and the line of parity; lines leave the names of groups free."""
    marks = placed[["dot_y"]].assign(top=placed["dot_y"] - _ROOM / 2, bottom=placed["edge"], one=1)
    if band:
        ends = alt.Chart(pd.DataFrame({"from": [band[0]], "to": [band[1]]}))
        yield ends.mark_rect(color=PALE).encode(
            x=x("from"), x2="to:Q", y=alt.value(0), y2=alt.value(placed["edge"].max())
        )
        for place, end in enumerate(band):
            chart = alt.Chart(marks.assign(**{f"end{place}": end}))
            yield chart.mark_rule(color=GREY, strokeDash=[3, 3]).encode(x=x(f"end{place}"), y=y("top"), y2="bottom:Q")
    yield alt.Chart(marks).mark_rule(color=INK, strokeWidth=1.5).encode(x=x("one"), y=y("top"), y2="bottom:Q")


def _intervals(placed: pd.DataFrame, x: Placing, y: Placing) -> Iterable[Any]:
    known = placed[placed["low"].notna() & placed["high"].notna()]
    yield (
        alt.Chart(known[["low", "high", "dot_y"]])
        .mark_rule(color=GREY, strokeWidth=3)
        .encode(x=x("low"), x2="high:Q", y=y("dot_y"))
    )
    for end, shape in (("low", "triangle-left"), ("high", "triangle-right")):
        cut = known.loc[known[f"cut_{end}"], [end, "dot_y"]]
        yield (
            alt.Chart(cut)
            .mark_point(shape=shape, size=70, filled=True, color=GREY, opacity=1)
            .encode(x=x(end), y=y("dot_y"))
        )


def _dots(placed: pd.DataFrame, x: Placing, y: Placing) -> Iterable[Any]:
    plain: dict[str, Any] = {"fill": "#ffffff", "stroke": INK, "strokeWidth": 2, "opacity": 1}
    flagged: dict[str, Any] = {"fill": RED, "stroke": RED, "strokeWidth": 2, "opacity": 1}
    shown, stands_out = placed["value"].notna(), placed["flagged"].astype(bool)
    for rows, shape, size, look in (
        (placed[shown & ~stands_out], "circle", 75, plain),
        (placed[shown & stands_out], "diamond", 130, flagged),
    ):
        yield (
            alt.Chart(rows[["value", "dot_y"]])
            .mark_point(shape=shape, size=size, **look)
            .encode(x=x("value"), y=y("dot_y"))
        )
    drawn_towards = placed.loc[placed["shrunk"].notna(), ["shrunk", "dot_y"]]
    yield (
        alt.Chart(drawn_towards)
        .mark_tick(color=BLUE, thickness=3, size=18, opacity=1)
        .encode(x=x("shrunk"), y=y("dot_y"))
    )


def _names(placed: pd.DataFrame, y: Placing) -> Iterable[Any]:
    top: dict[str, Any] = {"baseline": "top", "lineHeight": LINE}
    yield (
        alt.Chart(placed[["name", "label_y"]])
        .mark_text(align="left", **top)
        .encode(text="name:N", x=alt.value(0), y=y("label_y"))
    )
    yield (
        alt.Chart(placed[["text", "label_y"]])
        .mark_text(align="right", **top)
        .encode(text="text:N", x=alt.value(WIDTH - 2 * EDGE), y=y("label_y"))
    )
    yield (
        alt.Chart(placed[["edge"]].iloc[:-1])
        .mark_rule(color="#cecece")
        .encode(x=alt.value(0), x2=alt.value(WIDTH - 2 * EDGE), y=y("edge"))
    )
