"""Proportions of small groups, drawn toward those of other places as far as places are alike (beta-binomial)."""

from collections.abc import Callable
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
    design_effects,
    events_of_people,
    figures,
    quotient,
    refuse,
    tail,
    total_by,
)
from answerable.disparity.statistics.fitting import FEWEST_PLACES, FIXED_STRENGTH, climb, told, trigamma


class BetaBinomialFit(NamedTuple):
    """What the places of each family have in common; families in sorted order.

    `mean` and `strength` are those of the prior Beta(mean·strength, (1 - mean)·strength): the strength is how many
    people the prior is worth. `how`: fitted, at the limit, or fixed. `code` is the family of each row:
    `fit.mean[fit.code]`.
    """

    mean: Floats
    strength: Floats
    how: NDArray[Any]
    code: Codes
    family: NDArray[Any]


class Shrunk(NamedTuple):
    """The estimate after shrinking (posterior mean), with its limits."""

    estimate: Floats
    lower: Floats
    upper: Floats


def beta_binomial_fit(
    k: ArrayLike, n: ArrayLike, family: ArrayLike | None = None, deff: ArrayLike = 1
) -> BetaBinomialFit:
    """Mean and strength by maximum likelihood over the places (rows) of each family.

    The strength is at most the people of the family: no prior is worth more than what it was learned from. With fewer
    than 3 places with people, without events or without non-events, or where the fit does not converge, the mean is
    that of all places and the strength 20; at no events or all, the mean is (K + ½)/(N + 1), for nothing is certain.
    """
    events, people = _effective(k, n, deff)
    families = Families(family, people.size)
    total, everyone = families.sum(events), families.sum(people)
    mean = np.where((total > 0) & (total < everyone), quotient(total, everyone), (total + 0.5) / (everyone + 1))
    fit = (families.sum(people > 0) >= FEWEST_PLACES) & (total > 0) & (total < everyone)
    most = np.log(np.maximum(everyone, 1))
    start = np.column_stack([special.logit(mean), np.minimum(np.log(FIXED_STRENGTH), most)])
    chosen = np.flatnonzero(fit)
    kept, limited = np.zeros(fit.shape, bool), np.zeros(fit.shape, bool)
    slopes = _Slopes(events, people, families.codes, chosen)
    found, kept[chosen], limited[chosen] = climb(start[chosen], most[chosen], slopes)
    start[chosen] = found
    fitted, strength = special.expit(start[:, 0]), np.exp(start[:, 1])
    return BetaBinomialFit(
        np.where(kept, fitted, mean),
        np.where(kept, strength, FIXED_STRENGTH),
        told(kept, limited),
        families.codes,
        families.labels,
    )


class _Slopes:
    """First and second derivatives of the log-likelihood by logit of the mean and log of the strength."""

    def __init__(self, events: Floats, people: Floats, codes: Codes, chosen: Codes) -> None:
        position = np.full(codes.max(initial=0) + 1, -1)
        position[chosen] = np.arange(chosen.size)
        here = (people > 0) & (position[codes] >= 0)
        self.events, self.people, self.codes = events[here], people[here], position[codes[here]]
        self.families = chosen.size

    def __call__(self, found: Floats, active: Codes) -> tuple[Floats, Floats]:
        position = np.full(self.families, -1)
        position[active] = np.arange(active.size)
        here = position[self.codes] >= 0
        codes = position[self.codes[here]]
        mean, strength = special.expit(found[:, 0]), np.exp(found[:, 1])
        prior = np.stack([mean * strength, (1 - mean) * strength, strength])
        k, n = self.events[here], self.people[here]
        places, posterior = np.bincount(codes, minlength=active.size), prior[:, codes] + np.stack([k, n - k, n])

        def derived(derivative: Callable[[Floats], Floats]) -> Floats:
            sums = [total_by(codes, part, active.size) for part in derivative(posterior)]
            return np.stack(sums) - places * derivative(prior)

        return _by_mean_and_strength(prior, derived(special.psi), derived(trigamma))


def _by_mean_and_strength(prior: Floats, first: Floats, second: Floats) -> tuple[Floats, Floats]:
    """The chain rule from the prior's events a, non-events b and their sum s."""
    a, b, s = prior
    along_a, along_b = first[0] - first[2], first[1] - first[2]
    width = a * b / s
    by_mean = (along_a - along_b) * width
    by_strength = along_a * a + along_b * b
    mean_mean = width**2 * (second[0] + second[1]) + by_mean * (b - a) / s
    mixed = width * (a * second[0] - b * second[1]) + by_mean
    strength_strength = a**2 * second[0] + b**2 * second[1] - s**2 * second[2] + by_strength
    hessian = np.stack([mean_mean, mixed, mixed, strength_strength], axis=-1).reshape(-1, 2, 2)
    return np.column_stack([by_mean, by_strength]), hessian


def beta_binomial_shrink(
    k: ArrayLike,
    n: ArrayLike,
    mean: ArrayLike,
    strength: ArrayLike,
    conf: ArrayLike = 0.95,
    deff: ArrayLike = 1,
) -> Shrunk:
    """The posterior Beta(a + k, b + n - k): its mean and its limits. With n = 0 that is the prior.

    Counts are divided by the design effect `deff` where people repeat, here and in the other functions.
    """
    a, b = _posterior(k, n, mean, strength, deff)
    left = tail(conf)
    return Shrunk(a / (a + b), special.betaincinv(a, b, left), special.betainccinv(a, b, left))


def beta_binomial_tails(
    k: ArrayLike,
    n: ArrayLike,
    mean: ArrayLike,
    strength: ArrayLike,
    band: tuple[ArrayLike, ArrayLike],
    deff: ArrayLike = 1,
) -> Interval:
    """The posterior probabilities that the proportion is below the lower end of the band, and above the upper end."""
    a, b = _posterior(k, n, mean, strength, deff)
    low, high = (np.clip(figures("band", end), 0, 1) for end in band)
    return Interval(special.betainc(a, b, low), special.betaincc(a, b, high))


def _effective(k: ArrayLike, n: ArrayLike, deff: ArrayLike) -> tuple[Floats, Floats]:
    events, people, effect = aligned(*events_of_people(k, n), design_effects(deff))
    return events / effect, people / effect


def _posterior(
    k: ArrayLike, n: ArrayLike, mean: ArrayLike, strength: ArrayLike, deff: ArrayLike
) -> tuple[Floats, Floats]:
    events, people = _effective(k, n, deff)
    share, worth = figures("mean", mean), figures("strength", strength)
    refuse((share <= 0) | (share >= 1), "mean", share, "give a share between 0 and 1")
    refuse(worth <= 0, "strength", worth, "give more than 0")
    events, people, share, worth = aligned(events, people, share, worth)
    return events + share * worth, people - events + (1 - share) * worth
