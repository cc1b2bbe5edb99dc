"""The ratio of two rates: the relative rate index (RRI), and its limits."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from answerable.disparity.statistics.arrays import (
    Floats,
    Interval,
    aligned,
    at_distinct,
    counts,
    critical,
    design_effects,
    events_of_people,
    figures,
    quotient,
    tail,
)
from answerable.disparity.statistics.poisson import SMALL_COUNT
from answerable.disparity.statistics.proportions import exact_limits
from answerable.disparity.statistics.score import corrected, score_limits

SCORE, EXACT, UNDEFINED = "score", "exact conditional", "undefined"


class Ratio(NamedTuple):
    """A ratio of rates with its limits; all nan where the second group has no events or either has nobody."""

    ratio: Floats
    lower: Floats
    upper: Floats


class LogRatio(NamedTuple):
    """A ratio of rates with limits made on the log scale, and the standard error there."""

    ratio: Floats
    lower: Floats
    upper: Floats
    se_ln: Floats


class DefaultRatio(NamedTuple):
    """A ratio of rates with limits, and for each row the method: score, exact conditional or undefined."""

    ratio: Floats
    lower: Floats
    upper: Floats
    method: NDArray[Any]


def rate_ratio(a: ArrayLike, n: ArrayLike, b: ArrayLike, m: ArrayLike) -> Floats:
    """(a/n) / (b/m), the RRI of the first group to the second; nan where b, n or m is 0."""
    a, b = counts("a", a), counts("b", b)
    n, m = figures("n", n, least=0), figures("m", m, least=0)
    return quotient(quotient(a, n), quotient(b, m))


def rate_ratio_log_wald(
    a: ArrayLike, n: ArrayLike, b: ArrayLike, m: ArrayLike, conf: ArrayLike = 0.95, z: ArrayLike | None = None
) -> LogRatio:
    """The ratio with log-Wald limits (Katz and others 1978), kept to match the figures of others.

    Limits are nan where a or b is 0. `z` replaces the deviate of `conf` where others round it to 1.96.
    """
    (a, n), (b, m) = events_of_people(a, n, ("a", "n")), events_of_people(b, m, ("b", "m"))
    ratio = rate_ratio(a, n, b, m)
    variance = quotient(1, a) - quotient(1, n) + quotient(1, b) - quotient(1, m)
    error = np.sqrt(variance)
    width = (critical(conf) if z is None else figures("z", z, least=0)) * error
    return LogRatio(ratio, ratio * np.exp(-width), ratio * np.exp(width), error)


def rri_exact_conditional(
    a: ArrayLike,
    n: ArrayLike,
    b: ArrayLike,
    m: ArrayLike,
    conf: ArrayLike = 0.95,
    deff: ArrayLike = 1,
    deff0: ArrayLike = 1,
) -> Ratio:
    """The ratio of two rates with exact limits: given a + b events, a is binomial.

    n and m are people or person-time. Clopper–Pearson limits L, U on a of a + b become L/(1-L)·m/n and U/(1-U)·m/n
    (PRISM-R since September 2026; Breslow and Day 1987). Conservative where the outcome is common. nan where b is 0.
    """
    a, n, b, m = aligned(counts("a", a), figures("n", n, least=0), counts("b", b), figures("m", m, least=0))
    ratio = rate_ratio(a, n, b, m)
    limits = conditional_limits(a, n, b, m, design_effects(deff), design_effects(deff0), tail(conf))
    return Ratio(ratio, *(np.where(np.isnan(ratio), np.nan, limit) for limit in limits))


def conditional_limits(
    a: Floats, n: Floats, b: Floats, m: Floats, deff: Floats, deff0: Floats, alpha: Floats
) -> Interval:
    """Exact conditional limits on counts over their design effects, `alpha` left out on each side."""
    a, b = a / deff, b / deff0
    others = quotient(m / deff0, n / deff)
    return Interval(*(quotient(share, 1 - share) * others for share in at_distinct(exact_limits, a, a + b, alpha)))


def rate_ratio_score(
    a: ArrayLike,
    n: ArrayLike,
    b: ArrayLike,
    m: ArrayLike,
    conf: ArrayLike = 0.95,
    deff: ArrayLike = 1,
    deff0: ArrayLike = 1,
    *,
    correction: bool = True,
) -> Ratio:
    """The ratio of two proportions with score limits (Koopman 1984); nan where b, n or m is 0.

    As statsmodels gives them, the variance is multiplied by N/(N-1) (Miettinen and Nurminen 1985), unless `correction`
    is false. Counts are divided by the design effects `deff` and `deff0` where people repeat (Rao and Scott 1992).
    """
    (a, n), (b, m) = events_of_people(a, n, ("a", "n")), events_of_people(b, m, ("b", "m"))
    a, n, b, m, effect, effect0 = aligned(a, n, b, m, design_effects(deff), design_effects(deff0))
    z = corrected(critical(conf), n + m) if correction else critical(conf)
    limits = score_limits(a / effect, n / effect, b / effect0, m / effect0, z)
    return Ratio(rate_ratio(a, n, b, m), *limits)


def default_ratio_limits(
    k: ArrayLike,
    n: ArrayLike,
    k0: ArrayLike,
    n0: ArrayLike,
    conf: ArrayLike = 0.95,
    deff: ArrayLike = 1,
    deff0: ArrayLike = 1,
    *,
    person_time: bool = False,
) -> DefaultRatio:
    """The ratio of a group's rate to another's by the rule of this project, and the method of each row.

    Score limits; exact conditional where either count of events (over its design effect) is below 10, and always
    where n is person-time; undefined (nan) where k0, n or n0 is 0: then give only the gap.
    """
    if person_time:
        k, k0 = counts("k", k), counts("k0", k0)
        n, n0 = figures("n", n, least=0), figures("n0", n0, least=0)
    else:
        (k, n), (k0, n0) = events_of_people(k, n), events_of_people(k0, n0, ("k0", "n0"))
    effects, sure = (design_effects(deff), design_effects(deff0)), (tail(conf), critical(conf))
    k, n, k0, n0, effect, effect0, alpha, z = aligned(k, n, k0, n0, *effects, *sure)
    undefined = (k0 == 0) | (n == 0) | (n0 == 0)
    exact = ~undefined & (person_time | (np.minimum(k / effect, k0 / effect0) < SMALL_COUNT))
    lower, upper = np.full(k.shape, np.nan), np.full(k.shape, np.nan)
    for rows, limits, deviate in ((exact, conditional_limits, alpha), (~undefined & ~exact, _score, z)):
        parts = (part[rows] for part in (k, n, k0, n0, effect, effect0, deviate))
        lower[rows], upper[rows] = limits(*parts)
    method = np.select([undefined, exact], [UNDEFINED, EXACT], SCORE)
    return DefaultRatio(rate_ratio(k, n, k0, n0), lower, upper, method)


def _score(a: Floats, n: Floats, b: Floats, m: Floats, deff: Floats, deff0: Floats, z: Floats) -> Interval:
    return score_limits(a / deff, n / deff, b / deff0, m / deff0, corrected(z, n + m))


def complement_ratio(k: ArrayLike, n: ArrayLike, k0: ArrayLike, n0: ArrayLike) -> Floats:
    """The ratio of those without the event: completion 90 v 81 of 100 is 0.9 as failure, 10 v 19, is 1.9 the other way.

    nan where everybody of the second group has the event, or either group has nobody.
    """
    (k, n), (k0, n0) = events_of_people(k, n), events_of_people(k0, n0, ("k0", "n0"))
    return rate_ratio(n - k, n, n0 - k0, n0)
