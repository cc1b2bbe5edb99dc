"""Tests of whether groups differ."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from answerable.disparity.statistics.arrays import Families, Floats, aligned, design_effects, events_of_people, quotient
from answerable.disparity.statistics.exact_tests import fisher_p_value, rate_ratio_p_value

SMALL_EXPECTED = 5
"""Below this expected count in any cell the test is Fisher's."""


class ChiSquared(NamedTuple):
    """Pearson's statistic, its degrees of freedom and p: one for each family."""

    chi2: Floats
    df: Floats
    p: Floats


def pearson_chi2(events: ArrayLike, n: ArrayLike, family: ArrayLike | None = None) -> ChiSquared:
    """Whether all groups of a family share one rate: one chi-squared without correction over `events` of `n`.

    Groups with nobody are left out. nan where fewer than two groups are left, or all or none had the event. One figure
    for each distinct id of `family`, sorted.
    """
    k, people = events_of_people(events, n, ("events", "n"))
    families = Families(family, k.size)
    overall = quotient(families.sum(k), families.sum(people))
    rate = overall[families.codes]
    part = quotient((k - people * rate) ** 2, people * rate * (1 - rate))
    df = families.sum(people > 0) - 1
    said = (df > 0) & (overall > 0) & (overall < 1)
    chi2 = np.where(said, families.sum(np.nan_to_num(part)), np.nan)
    p = np.where(said, special.chdtrc(np.maximum(df, 1), np.nan_to_num(chi2)), np.nan)
    return ChiSquared(*(families.figure(figure) for figure in (chi2, df, p)))


def pearson_p_value(a: ArrayLike, n: ArrayLike, b: ArrayLike, m: ArrayLike) -> Floats:
    """Pearson's p for a of n against b of m, without correction; nan where a margin is 0."""
    (a, n), (b, m) = events_of_people(a, n, ("a", "n")), events_of_people(b, m, ("b", "m"))
    return _pearson(a, n, b, m)


def _pearson(a: Floats, n: Floats, b: Floats, m: Floats) -> Floats:
    events, everyone = a + b, n + m
    difference = quotient(a, n) - quotient(b, m)
    chi2 = quotient(difference**2 * n * m * everyone, events * (everyone - events))
    return np.asarray(special.erfc(np.sqrt(chi2 / 2)))


def smallest_expected(a: ArrayLike, n: ArrayLike, b: ArrayLike, m: ArrayLike) -> Floats:
    """The smallest expected count of the two by two table of a of n and b of m; nan where there is nobody."""
    a, n, b, m = (np.asarray(part, float) for part in (a, n, b, m))
    events, everyone = a + b, n + m
    return quotient(np.minimum(n, m) * np.minimum(events, everyone - events), everyone)


def ratio_p_value(
    a: ArrayLike,
    n: ArrayLike,
    b: ArrayLike,
    m: ArrayLike,
    deff: ArrayLike = 1,
    deff0: ArrayLike = 1,
    *,
    person_time: bool = False,
) -> Floats:
    """Two-sided p of a group against another: Fisher where any expected count is below 5, else Pearson.

    Where people repeat, counts are divided by the design effects (Rao and Scott 1992); small ones, no longer whole,
    take the exact conditional test, and so does person-time always. nan where n or m is 0: nobody to compare.
    """
    if person_time:
        return rate_ratio_p_value(a, n, b, m, deff, deff0)
    (a, n), (b, m) = events_of_people(a, n, ("a", "n")), events_of_people(b, m, ("b", "m"))
    a, n, b, m, effect, effect0 = aligned(a, n, b, m, design_effects(deff), design_effects(deff0))
    effective = a / effect, n / effect, b / effect0, m / effect0
    small, repeated = smallest_expected(*effective) < SMALL_EXPECTED, (effect > 1) | (effect0 > 1)
    p = np.array(_pearson(*effective))
    fisher, conditional = small & ~repeated, small & repeated
    p[fisher] = fisher_p_value(*(part[fisher] for part in (a, n, b, m)))
    p[conditional] = rate_ratio_p_value(*(part[conditional] for part in (a, n, b, m, effect, effect0)))
    return p
