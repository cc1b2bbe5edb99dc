"""One figure over time, with the limits of its control chart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from answerable.disparity.report.charts import paths
from answerable.disparity.report.charts.drawing import BLUE, GREY, INK, LETTER, PALE, RED, WIDTH, Drawing, Look, Words
from answerable.disparity.report.charts.scales import Form, Scale, along, reach, upward
from answerable.disparity.report.numbers import known

Row = Mapping[str, Any]
_HEIGHT, _BELOW, _RIGHT = 210, 30, 40
_LABELS = 4
"""Dates under the chart."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that is told by an upright and a letter; the page says what happened on it."""

    day: date
    letter: str


def trend(points: Sequence[Row], words: Words, *, number: Form, marks: Sequence[Mark] = ()) -> str:
    """Values by period, joined by a line, with the centre dashed and the space between the limits shaded.

    `points` has a row for each period in order: `from` (a date), `value`, `centre`, `low`, `high` (None or nan where
    there is none), `signal` (whether a rule is met there: a filled diamond) and `break_before` (a dotted upright, and
    no line across). `number` writes the figures beside the chart. Where `points` has a column `beside`, it is drawn as
    a dashed line without points: the comparator. Marks outside the periods are left out.
    """
    top = 26 if marks else 14
    bottom = top + _HEIGHT
    drawing = Drawing(bottom + _BELOW, words)
    figures = reach(point.get(name) for point in points for name in ("value", "low", "high", "beside"))
    up, left = upward(drawing, Scale(*figures, bottom, top), number)
    days = [point["from"] for point in points]
    across = _Days(Scale(days[0].toordinal(), days[-1].toordinal(), left + 6, WIDTH - _RIGHT))
    curves = _Curves(drawing, list(_runs(points)), across, up)
    curves.limits()
    curves.line("centre", stroke=GREY, stroke_width=2, stroke_dasharray="6 4")
    curves.line("beside", stroke=GREY, stroke_width=2, stroke_dasharray="2 2")
    curves.line("value", stroke=INK, stroke_width=2)
    curves.points()
    along(drawing, [(across(day), f"{day:%b %Y}") for day in _told(days)], bottom, left)
    breaks = [paths.upright(across(point["from"]), top, bottom) for point in points if point["break_before"]]
    drawing.path(*breaks, stroke=INK, stroke_width=2, stroke_dasharray="2 3")
    _mark(drawing, [mark for mark in marks if days[0] <= mark.day <= days[-1]], across, top, bottom)
    return drawing.svg()


def _told(days: Sequence[date]) -> list[date]:
    """Days at even steps, the first and the last among them."""
    last = min(_LABELS, len(days)) - 1
    return [days[round(step * (len(days) - 1) / max(1, last))] for step in range(last + 1)]


def _runs(points: Iterable[Row]) -> Iterator[list[Row]]:
    """The points that lines may join: not across a break, or a period without a figure."""
    run: list[Row] = []
    for point in points:
        if point["break_before"] or not known(point["value"]):
            yield run
            run = []
        run.append(point)
    yield run


@dataclass(frozen=True, slots=True)
class _Days:
    scale: Scale

    def __call__(self, day: date) -> float:
        return self.scale(day.toordinal())


@dataclass(frozen=True, slots=True)
class _Curves:
    """The columns of a trend, run by run."""

    drawing: Drawing
    runs: Sequence[Sequence[Row]]
    across: _Days
    up: Scale

    def line(self, name: str, **look: Look) -> None:
        self.drawing.path(*(paths.line(self._placed(run, name)) for run in self.runs), **look)

    def limits(self) -> None:
        """Each reaches half-way to the next period."""
        known_in = [[row for row in run if known(row["low"]) and known(row["high"])] for run in self.runs]
        ends = [[list(_stepped(self._placed(run, end))) for end in ("low", "high")] for run in known_in if run]
        self.drawing.path(*(paths.shape([*low, *reversed(high)]) for low, high in ends), fill=PALE)
        self.drawing.path(*(paths.line(end) for both in ends for end in both), stroke=BLUE, stroke_width=1.5)

    def points(self) -> None:
        shown = [row for run in self.runs for row in run if known(row["value"])]
        plain = self._placed([row for row in shown if not row["signal"]], "value")
        marked = self._placed([row for row in shown if row["signal"]], "value")
        self.drawing.path(*(paths.circle(x, y, 3.3) for x, y in plain), fill=INK)
        self.drawing.path(*(paths.diamond(x, y, 7.5) for x, y in marked), fill=RED)

    def _placed(self, rows: Iterable[Row], name: str) -> list[paths.Point]:
        return [(self.across(row["from"]), self.up(row[name])) for row in rows if known(row.get(name))]


def _stepped(points: Sequence[paths.Point]) -> Iterator[paths.Point]:
    yield points[0]
    for (x, y), (next_x, next_y) in pairwise(points):
        middle = (x + next_x) / 2
        yield from ((middle, y), (middle, next_y))
    yield points[-1]


def _mark(drawing: Drawing, marks: Sequence[Mark], across: _Days, top: float, bottom: float) -> None:
    """Uprights, and letters above them that stand beside each other where days are near."""
    drawing.path(*(paths.upright(across(mark.day), top, bottom) for mark in marks), stroke=BLUE, stroke_width=2)
    free = 0.0
    for mark in sorted(marks, key=lambda mark: mark.day):
        x = max(free, across(mark.day))
        drawing.text(mark.letter, x, top - 5, text_anchor="middle", font_weight="bold")
        free = x + LETTER * (1 + len(mark.letter))
