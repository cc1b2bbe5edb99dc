"""Limits of one proportion."""

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from answerable.disparity.statistics.arrays import (
    Floats,
    Interval,
    aligned,
    critical,
    design_effects,
    events_of_people,
    tail,
)


def wilson(x: ArrayLike, n: ArrayLike, conf: ArrayLike = 0.95, deff: ArrayLike = 1) -> Interval:
    """Score limits of x of n (Wilson 1927); both counts are divided by the design effect where people repeat.

    nan where n is 0. Raises `UnusableFiguresError` for counts that cannot be.
    """
    k, n, effect = aligned(*events_of_people(x, n, ("x", "n")), design_effects(deff))
    return wilson_limits(k / effect, n / effect, critical(conf))


def wilson_limits(k: Floats, n: Floats, z: Floats) -> Interval:
    """Wilson's formula on counts that may be effective counts, not whole."""
    k, n, z = aligned(k, n, z)
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = z * np.sqrt(z**2 + 4 * k * (1 - k / n))
        centre, scale = 2 * k + z**2, 2 * (n + z**2)
        lower = np.where(k == 0, 0.0, (centre - spread) / scale)
        upper = np.where(k == n, 1.0, (centre + spread) / scale)
    return Interval(np.where(n > 0, lower, np.nan), np.where(n > 0, upper, np.nan))


def clopper_pearson(x: ArrayLike, n: ArrayLike, conf: ArrayLike = 0.95, deff: ArrayLike = 1) -> Interval:
    """Exact limits of x of n from the beta distribution (Clopper and Pearson 1934): 0 at x = 0, 1 at x = n.

    nan where n is 0. Raises `UnusableFiguresError` for counts that cannot be.
    """
    k, n, effect = aligned(*events_of_people(x, n, ("x", "n")), design_effects(deff))
    return exact_limits(k / effect, n / effect, tail(conf))


def exact_limits(k: Floats, n: Floats, alpha: Floats) -> Interval:
    """Clopper–Pearson limits on counts that may be effective counts; `alpha` is the share left out on one side."""
    k, n, alpha = aligned(k, n, alpha)
    some, rest = np.where(k > 0, k, 1), np.where(n > k, n - k, 1)
    lower = np.where(k > 0, special.betaincinv(some, n - k + 1, alpha), 0)
    upper = np.where(n > k, special.betainccinv(k + 1, rest, alpha), 1)
    return Interval(np.where(n > 0, lower, np.nan), np.where(n > 0, upper, np.nan))
