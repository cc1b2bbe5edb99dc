"""Places beside each other: each by its size, with the limits that chance would give it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from answerable.disparity.report.charts import paths
from answerable.disparity.report.charts.drawing import (
    BLUE,
    GREY,
    INK,
    LETTER,
    LINE,
    RED,
    WHITE,
    WIDTH,
    Drawing,
    Words,
)
from answerable.disparity.report.charts.scales import Form, Scale, along, reach, steps, upward
from answerable.disparity.report.numbers import known, round_number

Row = Mapping[str, Any]
_TOP, _HEIGHT, _BELOW, _RIGHT = 14, 260, 46, 24
_NAMED = 5
"""Places beyond the outer limits that are named in the chart; the table names all."""


def funnel(points: Sequence[Row], words: Words, *, number: Form, size: str) -> str:
    """Values of places by size around a centre, with limits of 95% (dashed) and of 99.8% (whole lines).

    `points` has a row for each place: `place`, `value`, `size`, `centre`, `low_95`, `high_95`, `low_998`, `high_998`
    (None or nan where there are none), `outside` ("", "95%" or "99.8%") and `here` (whether the page is about this
    place: a filled square). A place beyond the outer limits is a filled diamond with its name, if it has one. `number`
    writes the figures beside the chart, and `size` says what their size is.
    """
    rows = sorted(points, key=lambda row: (row["size"], row["place"]))
    bottom, widest = _TOP + _HEIGHT, 1.04 * rows[-1]["size"] or 1
    drawing = Drawing(bottom + _BELOW, words)
    up, left = upward(drawing, Scale(*reach(_figures(rows)), bottom, _TOP), number)
    across = Scale(0, widest, left, WIDTH - _RIGHT)
    ticks = [(across(tick), round_number(tick)) for tick in steps(0, widest, 6) if tick <= widest]
    along(drawing, ticks, bottom, left)
    drawing.text(size, (left + WIDTH - _RIGHT) / 2, bottom + _BELOW - 6, text_anchor="middle")
    _limits(drawing, rows, across, up)
    places = [_Place(row, across(row["size"]), up(row["value"])) for row in rows]
    _places(drawing, places, list(_named(places)))
    return drawing.svg()


@dataclass(frozen=True, slots=True)
class _Place:
    """A place, and the units at which it stands."""

    row: Row
    x: float
    y: float

    @property
    def far(self) -> bool:
        return bool(self.row["outside"] == "99.8%")

    @property
    def late(self) -> bool:
        """Whether its name stands before it, for there is no room behind."""
        return self.x > WIDTH / 2

    @property
    def name(self) -> tuple[float, float]:
        """From where to where its name reaches."""
        long, gap = LETTER * len(self.row["place"]), 9
        return (self.x - gap - long, self.x - gap) if self.late else (self.x + gap, self.x + gap + long)

    def covers(self, other: "_Place") -> bool:
        """Whether their names lie upon each other."""
        (start, end), (begin, finish) = self.name, other.name
        return max(start, begin) < min(end, finish) and abs(self.y - other.y) < LINE


def _figures(rows: Sequence[Row]) -> list[float | None]:
    """Those that are shown; the limits of small places may go beyond."""
    larger = rows[3 * len(rows) // 4 :]
    figures = [row[name] for row in rows for name in ("value", "centre")]
    return figures + [row[name] for row in larger for name in ("low_998", "high_998")]


def _limits(drawing: Drawing, rows: Sequence[Row], across: Scale, up: Scale) -> None:
    def curve(name: str) -> str:
        return paths.line((across(row["size"]), up(row[name])) for row in rows if known(row[name]))

    drawing.path(curve("low_95"), curve("high_95"), stroke=BLUE, stroke_width=1.5, stroke_dasharray="5 4")
    drawing.path(curve("low_998"), curve("high_998"), stroke=BLUE, stroke_width=1.5)
    drawing.path(curve("centre"), stroke=GREY, stroke_width=2)


def _places(drawing: Drawing, places: Sequence[_Place], named: Sequence[_Place]) -> None:
    """Names stand on a pale ground, so that they can be read where they lie upon other places."""
    near = [one for one in places if not one.far and not one.row["here"]]
    drawing.path(*(paths.circle(one.x, one.y, 3.8) for one in near), fill=WHITE, stroke=INK, stroke_width=1.5)
    grounds = [paths.box(one.name[0], one.y - 9, one.name[1], one.y + 9) for one in named]
    drawing.path(*grounds, fill=WHITE, fill_opacity=0.8)
    far = [one for one in places if one.far and not one.row["here"]]
    drawing.path(*(paths.diamond(one.x, one.y, 7.5) for one in far), fill=RED)
    drawing.path(*(paths.square(one.x, one.y, 6) for one in places if one.row["here"]), fill=INK)
    for one in named:
        drawing.text(one.row["place"], one.name[one.late], one.y + 5, text_anchor="end" if one.late else "start")


def _named(places: Sequence[_Place]) -> Iterator[_Place]:
    """The place of the page first, and then the furthest out, as far as their names do not cover each other."""
    far = [one for one in places if one.far and one.row["place"] and not one.row["here"]]
    far.sort(key=lambda one: abs(one.row["value"] - one.row["centre"]), reverse=True)
    kept: list[_Place] = []
    for place in [one for one in places if one.row["here"]] + far[:_NAMED]:
        if not any(place.covers(other) for other in kept):
            kept.append(place)
            yield place
