"""Two groups as they would be if both had the same make-up, stratum by stratum (direct standardisation)."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from answerable.disparity.statistics.arrays import (
    Families,
    Floats,
    aligned,
    critical,
    quotient,
    rate_and_variance,
    rows_of,
)


class Standardised(NamedTuple):
    """The standardised rates of a group and its reference, their ratio and gap with limits, and the people dropped."""

    rate: Floats
    rate0: Floats
    ratio: Floats
    ratio_lower: Floats
    ratio_upper: Floats
    gap: Floats
    gap_lower: Floats
    gap_upper: Floats
    dropped: Floats


def direct_standardisation(
    k: ArrayLike,
    n: ArrayLike,
    k0: ArrayLike,
    n0: ArrayLike,
    segment: ArrayLike | None = None,
    conf: ArrayLike = 0.95,
    weight: ArrayLike | None = None,
    *,
    person_time: bool = False,
) -> Standardised:
    """Both groups at the strata's own rates, weighted by all the people of each stratum: a saturated model's answer.

    Rows are strata: k of n of the group, k0 of n0 of the reference; n and n0 are people, or `person_time`. `weight` is
    the standard population of each, n + n0 unless given. A stratum with only one of the groups cannot be standardised;
    `dropped` counts its people. One figure for each id of `segment`, sorted. Limits by the delta method (on the log
    scale for the ratio); nan where nothing is left, and of the ratio where the reference has no events.
    """
    (k, n), (k0, n0) = rows_of(k, n, person_time=person_time), rows_of(k0, n0, ("k0", "n0"), person_time=person_time)
    own, other = (rate_and_variance(*part, person_time=person_time) for part in ((k, n), (k0, n0)))
    return direct_standardised_means(*own, n, *other, n0, segment, conf, weight)


def direct_standardised_means(
    mean: ArrayLike,
    variance: ArrayLike,
    n: ArrayLike,
    mean0: ArrayLike,
    variance0: ArrayLike,
    n0: ArrayLike,
    segment: ArrayLike | None = None,
    conf: ArrayLike = 0.95,
    weight: ArrayLike | None = None,
) -> Standardised:
    """The same of means over n and n0 records, from the variances of the means themselves.

    A stratum in which a mean or its variance is nan, as of one person, is dropped. The ratio is nan where a
    standardised mean is negative.
    """
    parts = (np.asarray(part, float) for part in (mean, variance, n, mean0, variance0, n0))
    mean, variance, n, mean0, variance0, n0 = aligned(*parts)
    families = Families(segment, n.size)
    used = np.isfinite(mean + variance) & np.isfinite(mean0 + variance0)
    standard = n + n0 if weight is None else np.asarray(weight, float)
    share = np.where(used, quotient(standard, families.sum(standard * used)[families.codes]), 0)

    def standardised(rate: Floats, error: Floats) -> Floats:
        sums = [families.sum(share * np.nan_to_num(rate)), families.sum(share**2 * np.nan_to_num(error))]
        return np.where(families.sum(used) > 0, sums, np.nan)

    rates, variances = np.stack([standardised(mean, variance), standardised(mean0, variance0)], axis=1)
    answer = compared(rates, variances, np.zeros(families.count), critical(conf), families.sum((n + n0) * ~used))
    return Standardised(*(families.figure(part) for part in answer))


def compared(rates: Floats, variances: Floats, covariance: Floats, z: Floats, dropped: Floats) -> Standardised:
    """Ratio and gap of two rates, the group's first, with limits by the delta method."""
    (rate, rate0), (variance, variance0) = rates, variances
    ratio, gap = np.where((rate >= 0) & (rate0 > 0), quotient(rate, rate0), np.nan), rate - rate0
    log_variance = quotient(variance, rate**2) + quotient(variance0, rate0**2) - 2 * quotient(covariance, rate * rate0)
    factor = np.exp(z * np.sqrt(np.maximum(log_variance, 0)))
    width = z * np.sqrt(np.maximum(variance + variance0 - 2 * covariance, 0))
    return Standardised(rate, rate0, ratio, ratio / factor, ratio * factor, gap, gap - width, gap + width, dropped)
