"""The ratio before, the ratio after, and the one over the other, each with its limits."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from answerable.disparity.effects.asking import Period
from answerable.disparity.statistics import default_ratio_limits, gamma_poisson_fit, gamma_poisson_shrink


@dataclass(frozen=True, slots=True)
class Half:
    """All periods of one side of `since` taken together; limits are 95%. nan where a figure cannot be said.

    `ratio` is (k/n) / (k0/n0) with the limits of `statistics.default_ratio_limits` on counts over the `spread` of
    periods; `shrunk` is drawn towards 1 (gamma-Poisson), as far as the compared places are alike.
    """

    periods: int
    first: date
    last: date
    k: float
    n: float
    k0: float
    n0: float
    ratio: float
    low: float
    high: float
    shrunk: float = math.nan
    shrunk_low: float = math.nan
    shrunk_high: float = math.nan

    @property
    def expected(self) -> float:
        """Events of the group at the comparator's rate."""
        return self.n * self.k0 / self.n0 if self.n0 else 0.0


@dataclass(frozen=True, slots=True)
class Change:
    """A ratio of ratios: after over before; 1 is no change. Limits are 95%."""

    ratio: float
    low: float
    high: float

    @property
    def variance(self) -> float:
        """Of its logarithm, as its limits have it."""
        return ((math.log(self.high) - math.log(self.low)) / (2 * 1.959964)) ** 2

    @property
    def told(self) -> bool:
        return all(math.isfinite(part) and part > 0 for part in (self.ratio, self.low, self.high))


NO_CHANGE_TOLD = Change(math.nan, math.nan, math.nan)


def half(periods: Sequence[Period], spread: float, *, person_time: bool) -> Half:
    """`spread` is how much more periods differ than by chance (a design effect, at least 1)."""
    k, n, k0, n0 = (sum(getattr(period, name) for period in periods) for name in ("k", "n", "k0", "n0"))
    found = default_ratio_limits(k, n, k0, n0, deff=spread, deff0=spread, person_time=person_time)
    ratio, low, high = (float(part) for part in (found.ratio, found.lower, found.upper))
    return Half(len(periods), periods[0].first, periods[-1].last, k, n, k0, n0, ratio, low, high)


def change(before: Half, after: Half) -> Change:
    """After over before, with limits from those of each (MOVER: Donner and Zou 2012), on the log scale.

    ln(after/before) - √((ln A - ln A_low)² + (ln B_high - ln B)²), and likewise above.
    """
    parts = (before.ratio, before.low, before.high, after.ratio, after.low, after.high)
    if not all(math.isfinite(part) and part > 0 for part in parts):
        return NO_CHANGE_TOLD
    b, b_low, b_high, a, a_low, a_high = (math.log(part) for part in parts)
    down, up = math.hypot(a - a_low, b_high - b), math.hypot(a_high - a, b - b_low)
    return Change(*(math.exp(a - b + part) for part in (0, -down, up)))


def shrunk(halves: Sequence[Half], spread: float) -> tuple[float, float, float]:
    """The first ratio drawn towards 1; how far is learned from all of them. nan where nothing is expected."""
    known = [half for half in halves if half.expected > 0]
    if not known or known[0] is not halves[0]:
        return math.nan, math.nan, math.nan
    observed, expected = np.array([half.k for half in known]), np.array([half.expected for half in known])
    fit = gamma_poisson_fit(observed, expected, deff=spread)
    found = gamma_poisson_shrink(observed[0], expected[0], fit.strength[0], deff=spread)
    mean, low, high = (float(part) for part in found)
    return mean, low, high
