"""Places compared at once: how far from the average each may be by chance, given its size (Spiegelhalter 2005)."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from answerable.disparity.statistics.arrays import (
    Families,
    Floats,
    Interval,
    aligned,
    counts,
    critical,
    events_of_people,
    figures,
    quotient,
    refuse,
    tail,
)
from answerable.disparity.statistics.poisson import exact_poisson_limits

TRIM = 0.1


class Overdispersion(NamedTuple):
    """How much more places vary than by chance: phi is the mean squared z; tau2 the variance between places, or 0."""

    phi: Floats
    tau2: Floats


def funnel_proportion(n: ArrayLike, average: ArrayLike, conf: ArrayLike = 0.95, tau2: ArrayLike = 0) -> Interval:
    """Limits of a share around the average at size n: p̄ ± z√(p̄(1-p̄)/n), clipped to 0 and 1; nan at n = 0.

    With `tau2` above 0, from `overdispersion_proportion`, the limits are made on the arcsine scale and widened by it.
    """
    size, centre, between, z = _plane(figures("n", n, least=0), average, tau2, conf)
    refuse(centre > 1, "average", centre, "give a share between 0 and 1")
    chance = np.sqrt(quotient(centre * (1 - centre), size))
    angle, spread = np.arcsin(np.sqrt(centre)), np.sqrt(quotient(1, 4 * size) + between)
    plain = (np.clip(centre + side * z * chance, 0, 1) for side in (-1, 1))
    wide = (np.sin(np.clip(angle + side * z * spread, 0, np.pi / 2)) ** 2 for side in (-1, 1))
    return Interval(*(np.where(between > 0, two, one) for one, two in zip(plain, wide, strict=True)))


def funnel_ratio(expected: ArrayLike, conf: ArrayLike = 0.95, tau2: ArrayLike = 0) -> Interval:
    """Limits around 1 of observed over expected events: exact Poisson limits at the expected count; nan at 0.

    With `tau2` above 0, from `overdispersion_ratio`, the limits are exp(±z√(1/E + τ²)).
    """
    size, _, between, z = _plane(figures("expected", expected, least=0), 1, tau2, conf)
    spread = np.sqrt(quotient(1, size) + between)
    limits = [np.asarray(np.exp(side * z * spread)) for side in (-1, 1)]
    chance = between == 0
    exact = exact_poisson_limits(size[chance], np.broadcast_to(tail(conf), z.shape)[chance])
    for limit, by_chance in zip(limits, exact, strict=True):
        limit[chance] = quotient(by_chance, size[chance])
    return Interval(*limits)


def overdispersion(z: ArrayLike, s: ArrayLike, family: ArrayLike | None = None) -> Overdispersion:
    """The φ and τ² of each family from z-scores and their standard errors s on the scale of the funnel.

    z is winsorised at 10% on each side; φ = Σz²/N; where Nφ > N - 1, τ² = (Nφ - (N - 1)) / (Σw - Σw²/Σw), w = 1/s².
    """
    scores, error = aligned(figures("z", z), figures("s", s, least=0))
    refuse(error == 0, "s", error, "give more than 0")
    families = Families(family, scores.size)
    ends = pd.Series(scores).groupby(families.codes).quantile([TRIM, 1 - TRIM]).to_numpy().reshape(-1, 2)
    low, high = ends[families.codes].T
    squared, size = families.sum(np.clip(scores, low, high) ** 2), families.sum(np.ones_like(scores))
    weight = families.sum(error**-2.0)
    between = quotient(squared - (size - 1), weight - quotient(families.sum(error**-4.0), weight))
    phi, tau2 = quotient(squared, size), np.where((squared > size - 1) & (size > 1), between, 0.0)
    return Overdispersion(families.figure(phi), families.figure(tau2))


def overdispersion_ratio(observed: ArrayLike, expected: ArrayLike, family: ArrayLike | None = None) -> Overdispersion:
    """Overdispersion of observed over expected on the log scale, s = 1/√E; no events count as half of one."""
    events, mean = aligned(counts("observed", observed), figures("expected", expected, least=0))
    refuse(mean == 0, "expected", mean, "leave out places where nothing is expected")
    error = 1 / np.sqrt(mean)
    return overdispersion(np.log(np.maximum(events, 0.5) / mean) / error, error, family)


def overdispersion_proportion(k: ArrayLike, n: ArrayLike, family: ArrayLike | None = None) -> Overdispersion:
    """Overdispersion of shares around that of their family on the arcsine scale, s = 1/(2√n)."""
    events, people = events_of_people(k, n)
    refuse(people == 0, "n", people, "leave out places without people")
    families = Families(family, people.size)
    centre = quotient(families.sum(events), families.sum(people))[families.codes]
    error = 1 / (2 * np.sqrt(people))
    score = (np.arcsin(np.sqrt(events / people)) - np.arcsin(np.sqrt(centre))) / error
    return overdispersion(score, error, family)


def _plane(size: Floats, average: ArrayLike, tau2: ArrayLike, conf: ArrayLike) -> tuple[Floats, ...]:
    return aligned(size, figures("average", average, least=0), figures("tau2", tau2, least=0), critical(conf))
