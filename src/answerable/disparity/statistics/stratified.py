"""Groups compared stratum by stratum and pooled (Mantel and Haenszel 1959), for many comparisons at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from answerable.disparity.statistics.arrays import Families, Floats, counts, critical, quotient, rows_of
from answerable.vocabulary.errors import UnusableFiguresError


class MantelHaenszelOdds(NamedTuple):
    """The pooled odds ratio with limits.

    `cmh` and `p`: Cochran–Mantel–Haenszel with continuity correction; `dropped`: people in strata that add nothing.
    """

    or_mh: Floats
    lower: Floats
    upper: Floats
    cmh: Floats
    p: Floats
    dropped: Floats


class MantelHaenszelRates(NamedTuple):
    """The pooled ratio of proportions or rates with limits; the people, or their time, in strata that add nothing."""

    rr_mh: Floats
    lower: Floats
    upper: Floats
    dropped: Floats


class Homogeneity(NamedTuple):
    """Breslow–Day statistic, degrees of freedom and p: whether the odds ratio is the same in all strata."""

    chi2: Floats
    df: Floats
    p: Floats


class _Strata:
    """Tables [[a, b], [c, d]]: a group's and a comparator's people with and without the event, in each stratum."""

    def __init__(self, strata: ArrayLike, segment: ArrayLike | None) -> None:
        cells = counts("strata", strata)
        if cells.ndim != 3 or cells.shape[1:] != (2, 2):
            raise UnusableFiguresError(f"The strata have the shape {cells.shape}; give a two by two table for each.")
        self.a, self.b, self.c, self.d = cells.reshape(-1, 4).T
        self.families = Families(segment, len(cells))
        self.n1, self.n0, self.events = self.a + self.b, self.c + self.d, self.a + self.c
        self.people = self.n1 + self.n0

    def total(self, top: Floats, bottom: Floats) -> Floats:
        """The sum over the strata of each segment; a stratum of nobody adds nothing."""
        return self.families.sum(np.nan_to_num(quotient(top, bottom)))

    def dropped(self, first: Floats, second: Floats) -> Floats:
        return self.families.sum(self.people * ((first == 0) & (second == 0)))


def mantel_haenszel_or(
    strata: ArrayLike, segment: ArrayLike | None = None, conf: ArrayLike = 0.95
) -> MantelHaenszelOdds:
    """The odds ratio pooled over strata, with limits by the variance of Robins, Breslow and Greenland (1986).

    Args:
        strata: (strata, 2, 2): the group's row, then the comparator's; with the event, then without.
        segment: which comparison each stratum belongs to; the answer has one figure for each, ids sorted.
        conf: the confidence of the limits.

    nan where no stratum has a comparator's event beside a group's non-event. `dropped` counts the people of strata
    with an empty margin, which add nothing.
    """
    s = _Strata(strata, segment)
    ad, bc, both = s.a * s.d, s.b * s.c, s.people**2
    right, left = s.total(ad, s.people), s.total(bc, s.people)
    agree, differ = s.a + s.d, s.b + s.c
    variance = (
        quotient(s.total(agree * ad, both), 2 * right**2)
        + quotient(s.total(agree * bc + differ * ad, both), 2 * right * left)
        + quotient(s.total(differ * bc, both), 2 * left**2)
    )
    estimate, width = quotient(right, left), critical(conf) * np.sqrt(variance)
    off = np.abs(s.families.sum(s.a) - s.total(s.n1 * s.events, s.people))
    spread = s.total(s.n1 * s.n0 * s.events * (s.people - s.events), both * (s.people - 1))
    cmh = quotient((off - np.where(off >= 0.5, 0.5, 0)) ** 2, spread)
    parts = (estimate, estimate * np.exp(-width), estimate * np.exp(width), cmh, special.erfc(np.sqrt(cmh / 2)))
    return MantelHaenszelOdds(*(s.families.figure(part) for part in (*parts, s.dropped(ad, bc))))


def mantel_haenszel_rr(
    strata: ArrayLike, segment: ArrayLike | None = None, conf: ArrayLike = 0.95
) -> MantelHaenszelRates:
    """The ratio of proportions pooled over strata, with limits by the variance of Greenland and Robins (1985).

    Arguments as of `mantel_haenszel_or`. nan where the comparator has no event in a stratum with people of the group.
    """
    s = _Strata(strata, segment)
    group, comparator = s.a * s.n0, s.c * s.n1
    top, bottom = s.total(group, s.people), s.total(comparator, s.people)
    spread = s.total(s.n1 * s.n0 * s.events - s.a * s.c * s.people, s.people**2)
    estimate, width = quotient(top, bottom), critical(conf) * np.sqrt(quotient(spread, top * bottom))
    parts = (estimate, estimate * np.exp(-width), estimate * np.exp(width), s.dropped(group, comparator))
    return MantelHaenszelRates(*(s.families.figure(part) for part in parts))


def mantel_haenszel_rates(
    events: ArrayLike,
    time: ArrayLike,
    events0: ArrayLike,
    time0: ArrayLike,
    segment: ArrayLike | None = None,
    conf: ArrayLike = 0.95,
) -> MantelHaenszelRates:
    """The ratio of rates by person-time pooled over strata, with limits by the variance of Greenland and Robins (1985).

    Rows are strata: a events in T1 of the group, b in T0 of the comparator. The ratio is Σ a·T0/T ÷ Σ b·T1/T, the
    variance of its log Σ (a + b)·T1·T0/T² over the product of the two sums. nan where the comparator has no event in a
    stratum with time of the group.
    """
    (a, t1), (b, t0) = rows_of(events, time, person_time=True), rows_of(events0, time0, person_time=True)
    families, whole = Families(segment, a.size), t1 + t0
    group, comparator = np.nan_to_num(quotient(a * t0, whole)), np.nan_to_num(quotient(b * t1, whole))
    top, bottom = families.sum(group), families.sum(comparator)
    spread = families.sum(np.nan_to_num(quotient((a + b) * t1 * t0, whole**2)))
    estimate, width = quotient(top, bottom), critical(conf) * np.sqrt(quotient(spread, top * bottom))
    dropped = families.sum(whole * ((group == 0) & (comparator == 0)))
    parts = (estimate, estimate * np.exp(-width), estimate * np.exp(width), dropped)
    return MantelHaenszelRates(*(families.figure(part) for part in parts))


def breslow_day(strata: ArrayLike, segment: ArrayLike | None = None) -> Homogeneity:
    """Whether one odds ratio fits all strata (Breslow and Day 1980), against the Mantel–Haenszel one.

    Strata with an empty margin are left out. nan where fewer than two are left or the odds ratio is undefined.
    """
    s = _Strata(strata, segment)
    used = (s.a * s.d > 0) | (s.b * s.c > 0)
    odds = quotient(s.total(s.a * s.d, s.people), s.total(s.b * s.c, s.people))[s.families.codes]
    fitted = _fitted(odds, s)
    with np.errstate(divide="ignore", invalid="ignore"):
        inverse = 1 / fitted + 1 / (s.n1 - fitted) + 1 / (s.events - fitted) + 1 / (s.n0 - s.events + fitted)
        part = np.where(used, (s.a - fitted) ** 2 * inverse, 0)
    df = s.families.sum(used) - 1
    chi2 = np.where(df > 0, s.families.sum(part), np.nan)
    p = np.where(np.isnan(chi2), np.nan, special.chdtrc(np.maximum(df, 1), np.nan_to_num(chi2)))
    return Homogeneity(*(s.families.figure(figure) for figure in (chi2, df, p)))


def _fitted(odds: Floats, s: _Strata) -> Floats:
    """The group's events in each stratum that give the odds ratio and keep the margins: the root of a quadratic."""
    square, linear, constant = 1 - odds, s.n0 - s.events + odds * (s.n1 + s.events), -odds * s.n1 * s.events
    # The form without cancellation: it holds at an odds ratio of 1 too, where the equation is linear.
    return quotient(-2 * constant, linear + np.sqrt(linear**2 - 4 * square * constant))
