"""Limits of a series over time. The last axis is time; leading axes are series."""

from typing import Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from answerable.disparity.statistics.arrays import Flags, Floats, aligned, counts, events_of_people, figures, quotient
from answerable.vocabulary.errors import UnusableFiguresError

FEWEST_POINTS = 12
SCREEN = 3.267
SIGMA = 1.128
"""The mean moving range over this is the standard deviation of a series."""
Constant: TypeAlias = Literal["2.66", "3/1.128"]
CONSTANTS: dict[Constant, float] = {"2.66": 2.66, "3/1.128": 3 / SIGMA}


class XmR(NamedTuple):
    """Mean, mean moving range, lower and upper process limit of each series; nan where `enough` is false.

    `enough`: whether the series has 12 points; with fewer the limits cannot be said.
    """

    mean: Floats
    mr_bar: Floats
    lpl: Floats
    upl: Floats
    enough: Flags


class ControlChart(NamedTuple):
    """The centre of each series, and for each point its figure and its limits; limits nan where `enough` is false."""

    cl: Floats
    point: Floats
    lcl: Floats
    ucl: Floats
    enough: Flags


def xmr(y: ArrayLike, constant: Constant = "2.66", *, screen_outliers: bool = True) -> XmR:
    """Individuals chart: mean ± 2.66 times the mean moving range (or 3/1.128, as some books have it).

    `screen_outliers` drops once the ranges of at least 3.267 times their mean. A month without a figure is nan; it
    has no range to its neighbours.
    """
    if constant not in CONSTANTS:
        raise UnusableFiguresError(f"The constant is {constant}; give one of {', '.join(CONSTANTS)}.")
    series = _series(y)
    mean, mr_bar = _mean(series), _mean_range(series, screen_outliers=screen_outliers)
    enough = np.sum(~np.isnan(series), axis=-1) >= FEWEST_POINTS
    mean, mr_bar = np.where(enough, mean, np.nan), np.where(enough, mr_bar, np.nan)
    width = CONSTANTS[constant] * mr_bar
    return XmR(mean, mr_bar, mean - width, mean + width, enough)


def p_chart(k: ArrayLike, n: ArrayLike) -> ControlChart:
    """Limits p̄ ± 3√(p̄(1-p̄)/n) of the share k/n at each time, clipped to 0 and 1; a time with n = 0 has none."""
    events, people = events_of_people(k, n)
    centre = _centre(events, people)
    return _chart(centre, events, people, np.sqrt(quotient(centre * (1 - centre), people)), most=1)


def u_chart(k: ArrayLike, exposure: ArrayLike) -> ControlChart:
    """Limits ū ± 3√(ū/exposure) of the rate k/exposure at each time, not below 0; a time without exposure has none."""
    events, time = aligned(counts("k", k), figures("exposure", exposure, least=0))
    centre = _centre(events, time)
    return _chart(centre, events, time, np.sqrt(quotient(centre, time)))


def laney_p_chart(k: ArrayLike, n: ArrayLike) -> ControlChart:
    """The p-chart with limits as wide as the points vary, for large n (Laney 2002): ± 3√(p̄(1-p̄)/n) times σ_z.

    σ_z is the mean moving range of the points' z-scores over 1.128. All points alike at 0 or 1: limits there too.
    """
    events, people = events_of_people(k, n)
    centre = _centre(events, people)
    sigma = np.sqrt(quotient(centre * (1 - centre), people))
    z = quotient(quotient(events, people) - centre, sigma)
    between = np.nan_to_num(_mean_range(z, screen_outliers=False))[..., np.newaxis] / SIGMA
    return _chart(centre, events, people, sigma * between, most=1)


def _series(y: ArrayLike) -> Floats:
    try:
        series = np.asarray(y, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise UnusableFiguresError("y must be numbers, all in one shape.") from error
    if series.ndim == 0 or np.isinf(series).any():
        raise UnusableFiguresError("y must be a series of finite numbers; nan stands for a time without a figure.")
    return series


def _mean(values: Floats, where: Flags | None = None) -> Floats:
    here = ~np.isnan(values) if where is None else where
    return quotient(np.sum(values, axis=-1, where=here), np.sum(here, axis=-1))


def _mean_range(series: Floats, *, screen_outliers: bool) -> Floats:
    ranges = np.abs(np.diff(series, axis=-1))
    mean = _mean(ranges)
    if not screen_outliers:
        return mean
    # A series without any movement has a mean of 0, and keeps its ranges of 0.
    limit = mean[..., np.newaxis]
    return _mean(ranges, (ranges < SCREEN * limit) | ((limit == 0) & ~np.isnan(ranges)))


def _centre(events: Floats, base: Floats) -> Floats:
    if events.ndim == 0:
        raise UnusableFiguresError("A chart needs a series: one count and one denominator for each time.")
    return quotient(events.sum(axis=-1, keepdims=True), base.sum(axis=-1, keepdims=True))


def _chart(centre: Floats, events: Floats, base: Floats, sigma: Floats, most: float = np.inf) -> ControlChart:
    enough = np.sum(base > 0, axis=-1) >= FEWEST_POINTS
    width = np.where(enough[..., np.newaxis], 3 * sigma, np.nan)
    lower, upper = np.maximum(centre - width, 0), np.minimum(centre + width, most)
    return ControlChart(centre[..., 0], quotient(events, base), lower, upper, enough)
