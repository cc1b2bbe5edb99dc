"""Limits of one count of events, for rates and standardised ratios."""

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from answerable.disparity.statistics.arrays import (
    Floats,
    Interval,
    aligned,
    at_distinct,
    counts,
    critical,
    design_effects,
    figures,
    quotient,
    tail,
)

SMALL_COUNT = 10
"""Below this count limits are exact (PHE), and the ratio of two groups takes the exact conditional limits."""


def byar(x: ArrayLike, conf: ArrayLike = 0.95) -> Interval:
    """Byar's limits of a count of events (Breslow and Day 1987), good from about 10 events.

    A lower limit that would be negative is missing: nan. Raises `UnusableFiguresError` for counts that cannot be.
    """
    return byar_limits(counts("x", x), critical(conf))


def byar_limits(x: Floats, z: Floats) -> Interval:
    """Byar's formula on counts that may be effective counts."""
    x, z = aligned(x, z)
    above = x + 1
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = x * (1 - 1 / (9 * x) - z / (3 * np.sqrt(x))) ** 3
    upper = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    return Interval(np.where(lower >= 0, lower, np.nan), upper)


def exact_poisson(x: ArrayLike, conf: ArrayLike = 0.95) -> Interval:
    """Exact limits of a count of events, half a quantile of chi-squared (Garwood 1936); 0 at x = 0.

    Raises `UnusableFiguresError` for counts that cannot be.
    """
    return exact_poisson_limits(counts("x", x), tail(conf))


def exact_poisson_limits(x: Floats, alpha: Floats) -> Interval:
    """Garwood's limits on counts that may be effective counts; `alpha` is the share left out on one side."""
    x, alpha = aligned(x, alpha)
    lower = np.where(x > 0, special.gammaincinv(np.where(x > 0, x, 1), alpha), 0)
    return Interval(lower, special.gammainccinv(x + 1, alpha))


def poisson_limits(x: ArrayLike, conf: ArrayLike = 0.95, deff: ArrayLike = 1) -> Interval:
    """Limits of a count of events: exact below 10 events, Byar's from 10 on, as PHE publishes.

    Where people repeat, the limits are those of the count over its design effect, times the design effect.
    """
    x, effect = aligned(counts("x", x), design_effects(deff))
    effective = x / effect
    small = effective < SMALL_COUNT
    exact = at_distinct(exact_poisson_limits, np.where(small, effective, 0), tail(conf))
    large = byar_limits(np.where(small, SMALL_COUNT, effective), critical(conf))
    return Interval(*(effect * np.where(small, below, above) for below, above in zip(exact, large, strict=True)))


def rate_limits(x: ArrayLike, exposure: ArrayLike, conf: ArrayLike = 0.95, deff: ArrayLike = 1) -> Interval:
    """Limits of x events in `exposure` (person-time): `poisson_limits` over the exposure; nan where it is 0."""
    limits = poisson_limits(x, conf, deff)
    time = figures("exposure", exposure, least=0)
    return Interval(quotient(limits.lower, time), quotient(limits.upper, time))
