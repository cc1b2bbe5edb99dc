"""Two groups as they would be if both had the same make-up, stratum by stratum (direct standardisation)."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from answerable.disparity.statistics.arrays import Families, Floats, critical, events_of_people, quotient


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
) -> Standardised:
    """Both groups at the strata's own rates, weighted by all the people of each stratum: a saturated model's answer.

    Rows are strata: k of n of the group, k0 of n0 of the reference; `weight` is the standard population of each, n + n0
    unless given. A stratum with only one of the groups cannot be standardised; `dropped` counts its people. One
    figure for each id of `segment`, sorted. Limits by the delta method (on the log scale for the ratio); nan where
    nothing is left, and of the ratio where the reference has no events.
    """
    (k, n), (k0, n0) = events_of_people(k, n), events_of_people(k0, n0, ("k0", "n0"))
    families = Families(segment, n.size)
    standard, used = n + n0 if weight is None else np.asarray(weight, float), (n > 0) & (n0 > 0)
    share = np.where(used, quotient(standard, families.sum(standard * used)[families.codes]), 0)

    def standardised(events: Floats, people: Floats) -> Floats:
        rate = np.nan_to_num(quotient(events, people))
        variance = np.nan_to_num(quotient(rate * (1 - rate), people))
        sums = np.stack([families.sum(share * rate), families.sum(share**2 * variance)])
        return np.where(families.sum(used) > 0, sums, np.nan)

    rates, variances = np.stack([standardised(k, n), standardised(k0, n0)], axis=1)
    answer = compared(rates, variances, np.zeros(families.count), critical(conf), families.sum((n + n0) * ~used))
    return Standardised(*(families.figure(part) for part in answer))


def compared(rates: Floats, variances: Floats, covariance: Floats, z: Floats, dropped: Floats) -> Standardised:
    """Ratio and gap of two rates, the group's first, with limits by the delta method."""
    (rate, rate0), (variance, variance0) = rates, variances
    ratio, gap = quotient(rate, rate0), rate - rate0
    log_variance = quotient(variance, rate**2) + quotient(variance0, rate0**2) - 2 * quotient(covariance, rate * rate0)
    factor = np.exp(z * np.sqrt(np.maximum(log_variance, 0)))
    width = z * np.sqrt(np.maximum(variance + variance0 - 2 * covariance, 0))
    return Standardised(rate, rate0, ratio, ratio / factor, ratio * factor, gap, gap - width, gap + width, dropped)
