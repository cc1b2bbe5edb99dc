"""Groups beside each other: a dot, the interval around it, and the figure in words."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from answerable.disparity.report.charts import paths
from answerable.disparity.report.charts.drawing import (
    BLUE,
    EDGE,
    GREY,
    INK,
    LINE,
    PALE,
    RED,
    RULE,
    WHITE,
    WIDTH,
    Drawing,
    Look,
    Words,
)
from answerable.disparity.report.charts.scales import Scale
from answerable.disparity.report.numbers import known

Row = Mapping[str, Any]
_TICKS = (1 / 16, 1 / 8, 0.25, 0.5, 0.8, 1, 1.25, 2, 4, 8, 16)
_CROWDED = 40
"""Where the scale reaches further than this, the ends of the band go without a number."""
_LETTERS = 34
"""Letters of a group's name in one line, beside its figure."""
_ROOM, _HEAD = 26, 52
"""Units for the dot of a group, and above all groups."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A group, its name in lines, and the units it takes."""

    row: Row
    name: list[str]
    top: float
    bottom: float

    @property
    def dot(self) -> float:
        return self.bottom - _ROOM / 2 + 2


def dot_and_interval(rows: Sequence[Row], words: Words, *, band: tuple[float, float] | None, axis: str) -> str:
    """Ratios of groups around 1, on a log scale, with the band inside which nothing is flagged.

    `rows` has a row for each group, from top to bottom: `label`, `value`, `low`, `high` and `shrunk` (None or nan where
    there is none), `flagged`, and `text`, the figure as it is written. An interval that goes beyond the scale ends in a
    triangle. A flagged group has a filled diamond, others a ring; a short line marks the shrunk ratio.
    """
    placed = list(_placed(rows))
    bottom, across = placed[-1].bottom, _Across(*_reach(rows, band or (1, 1)))
    drawing = Drawing(bottom + EDGE, words)
    drawing.text(axis, EDGE, _HEAD - 34, font_weight="bold")
    if band:
        drawing.path(paths.box(across(band[0]), _HEAD, across(band[1]), bottom), fill=PALE)
    _ground(drawing, placed, across, band or ())
    _names(drawing, placed)
    _intervals(drawing, placed, across)
    _dots(drawing, placed, across)
    return drawing.svg()


class _Across:
    """Where a ratio lies between the edges of a chart, from one ratio to another."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high
        self._scale = Scale(math.log(low), math.log(high), EDGE, WIDTH - EDGE)

    def __call__(self, ratio: float) -> float:
        return self._scale(math.log(max(ratio, self.low)))

    @property
    def ticks(self) -> list[float]:
        crowded = {0.8, 1.25} if self.high / self.low > _CROWDED else set()
        return [tick for tick in _TICKS if self.low <= tick <= self.high and tick not in crowded]


def _reach(rows: Sequence[Row], band: tuple[float, float]) -> tuple[float, float]:
    """As wide as the dots and most of the intervals need; a very wide interval is cut."""
    dots = [row[name] for row in rows for name in ("value", "shrunk") if known(row[name]) and row[name] > 0]
    least, most = min([*dots, band[0], 0.55]), max([*dots, band[1], 1.8])
    ends = [row[name] for row in rows for name in ("low", "high") if known(row[name])]
    shown = [end for end in ends if least / 2 <= end <= most * 2]
    return max(1 / 16, min([least, *shown]) / 1.05), min(16, max([most, *shown]) * 1.05)


def _placed(rows: Sequence[Row]) -> Iterator[_Placed]:
    top = float(_HEAD)
    for row in rows:
        name = wrap(row["label"], _LETTERS)
        bottom = top + LINE * len(name) + _ROOM
        yield _Placed(row, name, top, bottom)
        top = bottom


def _ground(drawing: Drawing, placed: Sequence[_Placed], across: _Across, band: Sequence[float]) -> None:
    """The ratios that are told above, the ends of the band, and 1; lines leave the names of groups free."""
    drawing.path(paths.across(_HEAD, EDGE, WIDTH - EDGE), stroke=GREY)
    for tick in across.ticks:
        drawing.text(f"{tick:.4g}", across(tick), _HEAD - 8, text_anchor="middle")
    drawing.path(*(paths.upright(across(tick), _HEAD - 4, _HEAD) for tick in across.ticks), stroke=GREY)
    looks: list[tuple[Sequence[float], dict[str, Look]]] = [
        ([tick for tick in across.ticks if tick not in band], {"stroke": RULE}),
        (band, {"stroke": GREY, "stroke_dasharray": "3 3"}),
        ([1], {"stroke": INK, "stroke_width": 1.5}),
    ]
    for ratios, look in looks:
        lines = [paths.upright(across(ratio), one.bottom - _ROOM, one.bottom) for ratio in ratios for one in placed]
        drawing.path(*lines, **look)


def _names(drawing: Drawing, placed: Sequence[_Placed]) -> None:
    drawing.path(*(paths.across(one.bottom, EDGE, WIDTH - EDGE) for one in placed[:-1]), stroke=RULE)
    for one in placed:
        for number, line in enumerate(one.name, start=1):
            drawing.text(line, EDGE, one.top + number * LINE)
        drawing.text(one.row["text"], WIDTH - EDGE, one.top + LINE, text_anchor="end")


def _intervals(drawing: Drawing, placed: Sequence[_Placed], across: _Across) -> None:
    lines, cut = [], []
    for one in placed:
        low, high = one.row["low"], one.row["high"]
        if known(low) and known(high):
            lines.append(paths.across(one.dot, across(low), across(high)))
            cut += [paths.arrow(EDGE / 2, one.dot, -9)] if low < across.low else []
            cut += [paths.arrow(WIDTH - EDGE / 2, one.dot, 9)] if high > across.high else []
    drawing.path(*lines, stroke=GREY, stroke_width=3)
    drawing.path(*cut, fill=GREY)


def _dots(drawing: Drawing, placed: Sequence[_Placed], across: _Across) -> None:
    shown = [(across(one.row["value"]), one) for one in placed if known(one.row["value"])]
    plain = [paths.circle(x, one.dot, 5) for x, one in shown if not one.row["flagged"]]
    flagged = [paths.diamond(x, one.dot, 8) for x, one in shown if one.row["flagged"]]
    drawing.path(*plain, fill=WHITE, stroke=INK, stroke_width=2)
    drawing.path(*flagged, fill=RED)
    shrunk = [(across(one.row["shrunk"]), one.dot) for one in placed if known(one.row["shrunk"])]
    drawing.path(*(paths.upright(x, y - 9, y + 9) for x, y in shrunk), stroke=BLUE, stroke_width=3)
