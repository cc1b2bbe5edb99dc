"""A gap over a whole area split into where the groups are, and what happens to them there."""

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


class SplitGap(NamedTuple):
    """A crude gap and its two parts, which add up to it; limits of the part within places.

    `alone`: the people of places that have only one of the two groups; they count as between.
    """

    crude: Floats
    within: Floats
    between: Floats
    within_lower: Floats
    within_upper: Floats
    alone: Floats


def between_within(
    k: ArrayLike,
    n: ArrayLike,
    k0: ArrayLike,
    n0: ArrayLike,
    segment: ArrayLike | None = None,
    conf: ArrayLike = 0.95,
    *,
    person_time: bool = False,
) -> SplitGap:
    """The gap of a group (k of n) to another (k0 of n0), over rows that are places, split after Kitagawa (1955).

    With w and v the shares of the two groups' people, or `person_time`, that are at a place, within =
    Σ (w + v)/2·(p - q) and between = Σ (p + q)/2·(w - v). A place with one group only has no gap within: the rate
    missing there is taken to be the other's. One figure for each id of `segment`, sorted; nan where a group has nobody.
    """
    (k, n), (k0, n0) = rows_of(k, n, person_time=person_time), rows_of(k0, n0, ("k0", "n0"), person_time=person_time)
    own, other = (rate_and_variance(*part, person_time=person_time) for part in ((k, n), (k0, n0)))
    return between_within_means(*own, n, *other, n0, segment, conf)


def between_within_means(
    mean: ArrayLike,
    variance: ArrayLike,
    n: ArrayLike,
    mean0: ArrayLike,
    variance0: ArrayLike,
    n0: ArrayLike,
    segment: ArrayLike | None = None,
    conf: ArrayLike = 0.95,
) -> SplitGap:
    """The same of means over n and n0 records, from the variances of the means; limits are nan where one of them is."""
    parts = (np.asarray(part, float) for part in (mean, variance, n, mean0, variance0, n0))
    mean, variance, n, mean0, variance0, n0 = aligned(*parts)
    families = Families(segment, n.size)
    share, share0 = (quotient(part, families.sum(part)[families.codes]) for part in (n, n0))
    p, q = np.where(n > 0, mean, np.nan_to_num(mean0)), np.where(n0 > 0, mean0, np.nan_to_num(mean))
    weight, both = (share + share0) / 2, (n > 0) & (n0 > 0)
    within, between = families.sum(weight * (p - q)), families.sum((p + q) / 2 * (share - share0))
    chance = np.where(both, weight**2 * (variance + variance0), 0)
    width = critical(conf) * np.sqrt(families.sum(chance))
    alone = families.sum((n + n0) * ~both)
    figures = (within + between, within, between, within - width, within + width, alone)
    return SplitGap(*(families.figure(part) for part in figures))
