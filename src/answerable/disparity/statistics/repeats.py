"""People who appear more than once: how much less their events tell than as many events of different people."""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from answerable.disparity.statistics.arrays import Floats, aligned, figures, quotient, refuse


class RepeatVariance(NamedTuple):
    """A rate over people who may repeat: the rate, its variance between people, and the design effect (at least 1)."""

    rate: Floats
    variance: Floats
    design_effect: Floats


def cluster_variance(
    k: ArrayLike,
    n: ArrayLike,
    kk: ArrayLike,
    kn: ArrayLike,
    nn: ArrayLike,
    persons: ArrayLike,
    kind: Literal["proportion", "rate"] = "proportion",
) -> RepeatVariance:
    """The variance of K/N where a person i has k_i events in n_i, from sums over persons.

    k, n: the totals K and N; kk, kn, nn: the sums of k_i², k_i·n_i and n_i²; persons: how many. The variance is that
    of a ratio of totals, m/(m-1)·(KK - 2r·KN + r²·NN)/N² (Cochran 1977). The design effect is it over r(1-r)/N for a
    `proportion`, r/N for a `rate` (person-time), floored at 1; counts divided by it are put in the usual formulae
    (Rao and Scott 1992): pass it as `deff`. nan where one person is all there is and repeats, or N is 0.
    """
    names = ("k", "n", "kk", "kn", "nn", "persons")
    k, n, kk, kn, nn, m = aligned(
        *(figures(name, part, least=0) for name, part in zip(names, (k, n, kk, kn, nn, persons), strict=True))
    )
    refuse((m == 0) & (n > 0), "persons", m, "where something is counted there is a person")
    rate = quotient(k, n)
    spread = np.maximum(kk - 2 * rate * kn + rate**2 * nn, 0)
    variance = quotient(m * spread, (m - 1) * n**2)
    chance = quotient(rate * (1 - rate if kind == "proportion" else 1), n)
    once = (nn == m) & (kk == k) & (n == m)
    varied = np.maximum(quotient(variance, chance), 1)
    return RepeatVariance(rate, variance, np.where(once | ((chance == 0) & (m > 1)), 1.0, varied))
