"""A gap over a whole area split into where the groups are, and what happens to them there."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from answerable.disparity.statistics.arrays import Families, Floats, critical, events_of_people, quotient


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
) -> SplitGap:
    """The gap of a group (k of n) to another (k0 of n0), over rows that are places, split after Kitagawa (1955).

    With w and v the shares of the two groups' people who are at a place, within = Σ (w + v)/2·(p - q) and between =
    Σ (p + q)/2·(w - v). A place with one group only has no gap within: the rate missing there is taken to be the
    other's. One figure for each id of `segment`, sorted; nan where a group has nobody.
    """
    (k, n), (k0, n0) = events_of_people(k, n), events_of_people(k0, n0, ("k0", "n0"))
    families = Families(segment, n.size)
    share, share0 = (quotient(part, families.sum(part)[families.codes]) for part in (n, n0))
    p, q = quotient(k, n), quotient(k0, n0)
    p, q = np.where(n > 0, p, np.nan_to_num(q)), np.where(n0 > 0, q, np.nan_to_num(p))
    weight = (share + share0) / 2
    within, between = families.sum(weight * (p - q)), families.sum((p + q) / 2 * (share - share0))
    chance = quotient(p * (1 - p), n) + quotient(q * (1 - q), n0)
    width = critical(conf) * np.sqrt(families.sum(weight**2 * np.nan_to_num(chance)))
    alone = families.sum((n + n0) * ((n == 0) | (n0 == 0)))
    parts = (within + between, within, between, within - width, within + width, alone)
    return SplitGap(*(families.figure(part) for part in parts))
