"""Rates, ratios and the like as they are printed, turned back into what they say of the counts behind them.

A figure f is a root of a form in k, n, k0 and n0 (those of the comparator) that falls as f grows and is linear in each
of them: n·f = k, say. Where two of the four are known numbers, the form says something linear of the other two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from answerable.attack.rows import Rows, together
from answerable.attack.space import Codes, Flags, Numbers

Form = Callable[[Numbers, Numbers, Numbers, Numbers, Numbers], Numbers]
_EXACT = 1e-9
_PAIRS = ((0, 1), (0, 2), (2, 3))
"""Which two of k, n, k0 and n0 no form multiplies with each other."""


def rate(k: Numbers, n: Numbers, _k0: Numbers, _n0: Numbers, f: Numbers) -> Numbers:
    return k - f * n


def size(_k: Numbers, n: Numbers, _k0: Numbers, _n0: Numbers, f: Numbers) -> Numbers:
    return n - f


def expected(_k: Numbers, n: Numbers, k0: Numbers, n0: Numbers, f: Numbers) -> Numbers:
    return n * k0 - f * n0


def comparator_rate(_k: Numbers, _n: Numbers, k0: Numbers, n0: Numbers, f: Numbers) -> Numbers:
    return k0 - f * n0


def ratio(k: Numbers, n: Numbers, k0: Numbers, n0: Numbers, f: Numbers) -> Numbers:
    return k * n0 - f * n * k0


def complement_ratio(k: Numbers, n: Numbers, k0: Numbers, n0: Numbers, f: Numbers) -> Numbers:
    return (n - k) * n0 - f * n * (n0 - k0)


def gap(k: Numbers, n: Numbers, k0: Numbers, n0: Numbers, f: Numbers) -> Numbers:
    return k * n0 - k0 * n - f * n * n0


def excess(k: Numbers, n: Numbers, k0: Numbers, n0: Numbers, f: Numbers) -> Numbers:
    return k * n0 - k0 * n - f * n0


_USES: Final[dict[Form, tuple[int, ...]]] = {rate: (0, 1), size: (1,), expected: (1, 2, 3), comparator_rate: (2, 3)}
"""Of k, n, k0 and n0, those in a form; the other forms have all."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What is printed in one column, between which two numbers it lies, and the form of which it is the root."""

    about: str
    form: Form
    low: Numbers
    high: Numbers


@dataclass(frozen=True, slots=True)
class Four:
    """The columns of k, n, k0 and n0 of each row of a table, and between which numbers each lies by now."""

    column: Codes
    low: Numbers
    high: Numbers
    slack: float
    """How far rounding moved each count before figures were made of it."""

    @property
    def exact(self) -> Flags:
        return np.asarray(self.low == self.high)


def rows_of_figure(figure: Figure, four: Four) -> Rows:
    """What a figure says of two of its counts of which one is not known, where the others are."""
    uses = _USES.get(figure.form, (0, 1, 2, 3))
    waiting = np.isfinite(figure.low) & np.isfinite(figure.high) & ~four.exact[[*uses]].all(axis=0)
    found = []
    for pair in _PAIRS:
        others = [one for one in uses if one not in pair]
        here = np.flatnonzero(waiting & four.exact[others].all(axis=0))
        waiting[here] = False
        found += [_at_least(figure, four, pair, here, sign) for sign in (1.0, -1.0)]
    return together(found)


def _at_least(figure: Figure, four: Four, pair: tuple[int, int], here: Codes, sign: float) -> Rows:
    """That the form is at least zero at the low end of its figure; with the other sign, at most at the high end."""
    limit = (figure.low if sign > 0 else figure.high)[here]
    known, ends = [*four.low[:, here]], []
    for x, y in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)):
        known[pair[0]], known[pair[1]] = np.full(len(here), x), np.full(len(here), y)
        ends.append(sign * figure.form(known[0], known[1], known[2], known[3], limit))
    a, b = ends[1] - ends[0], ends[2] - ends[0]
    scale = np.maximum(np.maximum(np.abs(a), np.abs(b)), np.finfo(np.float64).tiny)
    least = (-ends[0] - four.slack * (np.abs(a) + np.abs(b))) / scale
    return Rows(
        np.tile(np.arange(len(here)), 2),
        four.column[[*pair]][:, here].ravel(),
        np.concatenate([a / scale, b / scale]),
        least - _EXACT * (1 + np.abs(least)),
        np.full(len(here), np.inf),
        np.zeros(len(here), np.int64),
    )
