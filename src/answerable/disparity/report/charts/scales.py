"""How figures are laid along units, and the round numbers that are written beside them."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from answerable.disparity.report.charts import paths
from answerable.disparity.report.charts.drawing import EDGE, GREY, LETTER, RULE, WIDTH, Drawing
from answerable.disparity.report.numbers import known

Form = Callable[[float], str]
"""How a round number is written."""
_APART = 26
"""Units from one round number to the next, or nearly."""
_NEARLY = 1 - 1e-9
"""What computers lose of a round number must not cost a step."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Figures from `low` to `high` along the units from `start` to `end`; what lies beyond is drawn at its end."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, figure: float) -> float:
        share = (min(max(figure, self.low), self.high) - self.low) / (self.high - self.low or 1)
        return self.start + share * (self.end - self.start)


def reach(figures: Iterable[float | None]) -> tuple[float, float]:
    """From below every known figure to above, from 0 unless all lie far from it."""
    shown = [figure for figure in figures if figure is not None and known(figure)]
    least, most = min(shown, default=0.0), max(shown, default=1.0)
    room = 0.06 * (most - least or abs(most) or 1)
    return 0.0 if 0 <= least < most / 2 else least - room, most + room


def steps(low: float, high: float, most: int) -> list[float]:
    """Round numbers that reach around `low` and `high`, which differ: at most `most` of them lie between the two.

    They are the multiples of 1, 2 or 5 times a power of 10, whichever comes first.
    """
    least = (high - low) / most
    power = 10.0 ** math.floor(math.log10(least))
    step = next(step for step in (power, 2 * power, 5 * power, 10 * power) if step >= least * _NEARLY)
    return [step * number for number in range(_whole(low / step), -_whole(-high / step) + 1)]


def _whole(number: float) -> int:
    return math.floor(number + 1 - _NEARLY)


def upward(drawing: Drawing, figures: Scale, form: Form) -> tuple[Scale, float]:
    """Draw an upright axis. The scale from its first round number to its last, and where the plot begins beside it."""
    top, bottom = figures.end, figures.start
    ticks = steps(figures.low, figures.high, int((bottom - top) / _APART))
    scale, written = Scale(ticks[0], ticks[-1], bottom, top), [form(tick) for tick in ticks]
    left = EDGE + LETTER * max(map(len, written)) + 8
    for tick, words in zip(ticks, written, strict=True):
        drawing.text(words, left - 8, scale(tick) + 5, text_anchor="end")
    drawing.path(*(paths.across(scale(tick), left - 4, WIDTH - EDGE) for tick in ticks), stroke=RULE)
    drawing.path(paths.upright(left, top, bottom), stroke=GREY)
    return scale, left


def along(drawing: Drawing, ticks: Sequence[tuple[float, str]], y: float, left: float) -> None:
    """The line at the bottom of a plot, with words below it."""
    drawing.path(paths.across(y, left, WIDTH - EDGE), *(paths.upright(x, y, y + 5) for x, _ in ticks), stroke=GREY)
    for x, words in ticks:
        drawing.text(words, x, y + 20, text_anchor="middle")
