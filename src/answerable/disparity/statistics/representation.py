"""Shares against a benchmark, and how many people have said what they are."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from answerable.disparity.statistics.arrays import (
    Floats,
    Interval,
    events_of_people,
    figures,
    quotient,
)
from answerable.disparity.statistics.exact_tests import binomial_test
from answerable.disparity.statistics.proportions import wilson

BELOW, FLOOR, STRETCH, NOBODY = "below 60%", "60% or more", "80% or more", "nobody"


@dataclass(frozen=True, slots=True)
class Benchmarked:
    """A share of those who declared, its limits, its index (share over benchmark), and exact two-sided p."""

    share: Floats
    index: Floats
    lower: Floats
    upper: Floats
    p: Floats


class Declaration(NamedTuple):
    """The share of staff who declared, its band, and whether representation may be published (60% or more)."""

    rate: Floats
    band: NDArray[Any]
    publishable: NDArray[np.bool_]


def binomial_vs_benchmark(k: ArrayLike, n: ArrayLike, benchmark: ArrayLike, conf: ArrayLike = 0.95) -> Benchmarked:
    """The share k of n people who declared, against a share between 0 and 1 (Wilson limits, exact binomial p)."""
    events, people = events_of_people(k, n)
    target = figures("benchmark", benchmark)
    p = binomial_test(events, people, target)
    share = quotient(events, people)
    return Benchmarked(share, share / target, *wilson(events, people, conf), p)


def representation_bounds(k: ArrayLike, declared: ArrayLike, headcount: ArrayLike) -> Interval:
    """The share of the headcount if nobody who did not declare is of the group, and if everybody is; nan for nobody.

    Raises `UnusableFiguresError` where more declared than there are.
    """
    events, said = events_of_people(k, declared, ("k", "declared"))
    _, everyone = events_of_people(declared, headcount, ("declared", "headcount"))
    return Interval(quotient(events, everyone), quotient(events + everyone - said, everyone))


def declaration_rate(declared: ArrayLike, headcount: ArrayLike) -> Declaration:
    """Declared over headcount, and its band by whole numbers: 5·declared against 3 and 4 times the headcount.

    Those who prefer not to say have not declared. nan, and not publishable, where the headcount is 0.
    """
    said, everyone = events_of_people(declared, headcount, ("declared", "headcount"))
    floor, stretch = 5 * said >= 3 * everyone, 5 * said >= 4 * everyone
    band = np.select([everyone == 0, stretch, floor], [NOBODY, STRETCH, FLOOR], BELOW)
    return Declaration(quotient(said, everyone), band, np.asarray(floor & (everyone > 0)))
