"""One mean, and two beside each other, from their variances."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from answerable.disparity.statistics.arrays import Floats, Interval, aligned, quotient, tail


class MeanComparison(NamedTuple):
    """Ratio and gap of two means with limits, and p of the gap; nan where a mean or its variance cannot be said."""

    ratio: Floats
    ratio_lower: Floats
    ratio_upper: Floats
    diff: Floats
    lower: Floats
    upper: Floats
    p: Floats


def mean_limits(mean: ArrayLike, variance: ArrayLike, persons: ArrayLike, conf: ArrayLike = 0.95) -> Interval:
    """Student's limits of a mean; `variance` is that of the mean (`cluster_variance`), over so many people.

    nan where fewer than two people stand behind it.
    """
    mean, variance, persons = aligned(*(np.asarray(part, float) for part in (mean, variance, persons)))
    width = _student(persons - 1, conf) * np.sqrt(variance)
    return Interval(mean - width, mean + width)


def welch(
    mean: ArrayLike,
    variance: ArrayLike,
    persons: ArrayLike,
    mean0: ArrayLike,
    variance0: ArrayLike,
    persons0: ArrayLike,
    conf: ArrayLike = 0.95,
) -> MeanComparison:
    """Two means whose variances may differ (Welch 1947); the limits of the ratio are made on the log scale.

    The variances are those of the means themselves. nan where fewer than two people stand behind either, and where
    neither varies; the ratio where a mean is not above 0.
    """
    parts = aligned(*(np.asarray(part, float) for part in (mean, variance, persons, mean0, variance0, persons0)))
    mean, variance, persons, mean0, variance0, persons0 = parts
    total = variance + variance0
    freedom = quotient(total**2, quotient(variance**2, persons - 1) + quotient(variance0**2, persons0 - 1))
    deviate, error = _student(freedom, conf), np.sqrt(total)
    positive = (mean > 0) & (mean0 > 0)
    ratio = np.where(positive, quotient(mean, mean0), np.nan)
    spread = np.exp(deviate * np.sqrt(quotient(variance, mean**2) + quotient(variance0, mean0**2)))
    gap = mean - mean0
    p = 2 * special.stdtr(freedom, -np.abs(quotient(gap, error)))
    limits = (gap - deviate * error, gap + deviate * error)
    return MeanComparison(ratio, ratio / spread, ratio * spread, gap, *limits, np.asarray(p))


def _student(freedom: Floats, conf: ArrayLike) -> Floats:
    """The deviate of Student's t; nan where no degree of freedom is left."""
    known = np.where(freedom > 0, freedom, np.nan)
    return np.asarray(special.stdtrit(known, 1 - tail(conf)))
