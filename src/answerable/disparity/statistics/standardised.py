"""Rates and ratios that allow for age or other strata."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from answerable.disparity.statistics.arrays import Floats, Rows, aligned, columns, counts, critical, figures, quotient
from answerable.disparity.statistics.poisson import SMALL_COUNT, byar_limits, poisson_limits


class StandardisedRatio(NamedTuple):
    """Observed over expected events, with limits, and the expected events; nan where none is expected."""

    ratio: Floats
    lower: Floats
    upper: Floats
    expected: Floats


class StandardisedRate(NamedTuple):
    """A rate as it would be in the standard population, with limits."""

    rate: Floats
    lower: Floats
    upper: Floats


def indirect_standardised_ratio(observed: ArrayLike, strata: Rows, conf: ArrayLike = 0.95) -> StandardisedRatio:
    """Observed events over those expected at the reference rates of each stratum (ISR).

    `strata` has the columns pop, ref_count and ref_pop. Limits as of `observed_over_expected`.
    """
    population, reference, reference_population = columns(strata, "pop", "ref_count", "ref_pop")
    expected = np.sum(population * quotient(reference, reference_population))
    return observed_over_expected(observed, expected, conf)


def observed_over_expected(observed: ArrayLike, expected: ArrayLike, conf: ArrayLike = 0.95) -> StandardisedRatio:
    """Limits of the observed count (exact below 10, Byar's from 10) over the expected one, as PHE publishes."""
    events, mean = aligned(counts("observed", observed), figures("expected", expected, least=0))
    parts = (quotient(part, mean) for part in (events, *poisson_limits(events, conf)))
    ratio, lower, upper = parts
    return StandardisedRatio(ratio, lower, upper, mean)


def direct_standardised_rate_dobson(strata: Rows, conf: ArrayLike = 0.95, per: float = 1) -> StandardisedRate:
    """The rate in the standard population, with Dobson's limits from Byar's of the total count (Dobson 1991).

    `strata` has the columns count, pop and std (the standard population). All nan below 10 events: too few to say; and
    where a stratum of the standard population has nobody to take a rate from.
    """
    count, population, weight = columns(strata, "count", "pop", "std")
    events = np.asarray(np.sum(counts("count", count)))
    share = weight / np.sum(weight)
    rate = np.asarray(np.sum(share * quotient(count, population), where=weight > 0))
    variance = np.asarray(np.sum(share**2 * quotient(count, population**2), where=weight > 0))
    limits = byar_limits(events, critical(conf))
    scale = np.sqrt(quotient(variance, events))
    lower, upper = (rate + scale * (limit - events) for limit in limits)
    return StandardisedRate(*(np.where(events >= SMALL_COUNT, per * part, np.nan) for part in (rate, lower, upper)))
