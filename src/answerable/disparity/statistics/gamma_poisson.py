"""Observed over expected events of small groups, drawn toward 1 as far as ratios are alike (gamma-Poisson)."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from answerable.disparity.statistics.arrays import (
    Codes,
    Families,
    Floats,
    Interval,
    aligned,
    counts,
    design_effects,
    figures,
    refuse,
    tail,
    total_by,
)
from answerable.disparity.statistics.beta_binomial import Shrunk
from answerable.disparity.statistics.fitting import FEWEST_PLACES, FIXED_STRENGTH, climb, told, trigamma


class GammaPoissonFit(NamedTuple):
    """How alike the ratios of each family are; families in sorted order.

    The prior of a ratio is Gamma(strength, rate strength), of mean 1: the strength is how many expected events the
    prior is worth. `how`: fitted, at the limit, or fixed. `code` is the family of each row: `fit.strength[fit.code]`.
    """

    strength: Floats
    how: NDArray[Any]
    code: Codes
    family: NDArray[Any]


def gamma_poisson_fit(
    observed: ArrayLike, expected: ArrayLike, family: ArrayLike | None = None, deff: ArrayLike = 1
) -> GammaPoissonFit:
    """Strength by maximum likelihood over the rows of each family; the mean of the ratios is 1.

    At most the expected events of the family; 20 with fewer than 3 rows that expect events, without events, or where
    the fit does not converge. Raises `UnusableFiguresError` for events where none is expected.
    """
    events, mean = _observed(observed, expected, deff)
    families = Families(family, events.size)
    most = np.log(np.maximum(families.sum(mean), 1))
    chosen = np.flatnonzero((families.sum(mean > 0) >= FEWEST_PLACES) & (families.sum(events) > 0))
    kept, limited = np.zeros(families.count, bool), np.zeros(families.count, bool)
    strength = np.full(families.count, FIXED_STRENGTH)
    start = np.minimum(np.log(FIXED_STRENGTH), most[chosen])[:, np.newaxis]

    def slopes(found: Floats, active: Codes) -> tuple[Floats, Floats]:
        position = np.full(families.count, -1)
        position[chosen[active]] = np.arange(active.size)
        here = (position[families.codes] >= 0) & (mean > 0)
        codes = position[families.codes[here]]
        return _by_log_strength(np.exp(found[:, 0]), events[here], mean[here], codes)

    found, kept[chosen], limited[chosen] = climb(start, most[chosen], slopes)
    strength[chosen] = np.where(kept[chosen], np.exp(found[:, 0]), FIXED_STRENGTH)
    return GammaPoissonFit(strength, told(kept, limited), families.codes, families.labels)


def _by_log_strength(strength: Floats, events: Floats, expected: Floats, codes: Codes) -> tuple[Floats, Floats]:
    """First and second derivative of the log-likelihood of each family by the log of its strength."""
    s, total = strength[codes], strength[codes] + expected
    slope = special.psi(s + events) - special.psi(s) - np.log1p(expected / s) + (expected - events) / total
    bend = trigamma(s + events) - trigamma(s) + expected / (s * total) - (expected - events) / total**2
    first, second = (total_by(codes, part, strength.size) for part in (slope, bend))
    gradient = first * strength
    return gradient[:, np.newaxis], (second * strength**2 + gradient)[:, np.newaxis, np.newaxis]


def gamma_poisson_shrink(
    observed: ArrayLike, expected: ArrayLike, strength: ArrayLike, conf: ArrayLike = 0.95, deff: ArrayLike = 1
) -> Shrunk:
    """The posterior Gamma(strength + observed, rate strength + expected) of a ratio: its mean and its limits.

    Both events are divided by the design effect `deff` where people repeat, here and in the other functions.
    """
    shape, rate = _posterior(observed, expected, strength, deff)
    left = tail(conf)
    return Shrunk(shape / rate, special.gammaincinv(shape, left) / rate, special.gammainccinv(shape, left) / rate)


def gamma_poisson_tails(
    observed: ArrayLike,
    expected: ArrayLike,
    strength: ArrayLike,
    band: tuple[ArrayLike, ArrayLike] = (0.8, 1.25),
    deff: ArrayLike = 1,
) -> Interval:
    """The posterior probabilities that the ratio is below the lower end of the band, and above the upper end."""
    shape, rate = _posterior(observed, expected, strength, deff)
    low, high = (figures("band", end, least=0) for end in band)
    return Interval(special.gammainc(shape, low * rate), special.gammaincc(shape, high * rate))


def _posterior(observed: ArrayLike, expected: ArrayLike, strength: ArrayLike, deff: ArrayLike) -> tuple[Floats, Floats]:
    events, mean = _observed(observed, expected, deff)
    worth = figures("strength", strength)
    refuse(worth <= 0, "strength", worth, "give more than 0")
    events, mean, worth = aligned(events, mean, worth)
    return worth + events, worth + mean


def _observed(observed: ArrayLike, expected: ArrayLike, deff: ArrayLike) -> tuple[Floats, Floats]:
    """Both over the design effect, where people repeat."""
    events, mean = aligned(counts("observed", observed), figures("expected", expected, least=0))
    refuse((mean == 0) & (events > 0), "observed", events, "no events can be seen where none is expected")
    events, mean, effect = aligned(events, mean, design_effects(deff))
    return events / effect, mean / effect
