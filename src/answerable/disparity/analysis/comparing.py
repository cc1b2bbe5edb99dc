"""A group's figure beside its comparator's: ratio, that of the complement, gap, excess, their limits, and the test."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import numpy as np

from answerable.disparity.analysis.comparators import Beside
from answerable.disparity.analysis.effects import design_effects
from answerable.disparity.analysis.tallies import Columns, Floats, Tally, quotient
from answerable.disparity.measures.model import Kind
from answerable.disparity.statistics import (
    cluster_variance,
    default_ratio_limits,
    rate_difference,
    ratio_p_value,
    risk_difference_newcombe,
    smallest_expected,
    welch,
)
from answerable.disparity.statistics.p_values import SMALL_EXPECTED

Method: TypeAlias = Callable[[Beside, Floats, Floats], Columns]


def compared(pair: Beside, effects: tuple[Floats, Floats]) -> Columns:
    """The columns of `results.COMPARISONS` from `comparator_k` to `test`, as arrays.

    `effects` are the design effects of the group and of its comparator.
    """
    per = pair.cells.measure.per
    methods: dict[Kind, Method] = {Kind.MEAN: _means, Kind.RATE: _rates}
    return {
        "comparator_k": pair.other.k,
        "comparator_n": pair.other.n,
        "comparator_rate": per * quotient(pair.other.k, pair.other.n),
        **dict.fromkeys(("complement_ratio", "complement_low", "complement_high"), np.full(len(pair), np.nan)),
        **methods.get(pair.cells.measure.kind, _proportions)(pair, *effects),
    }


def effects_of(pair: Beside) -> tuple[Floats, Floats]:
    """The design effects of the group and of its comparator in each row."""
    own, other = (design_effects(pair.cells, tally, pair.comparator) for tally in (pair.own, pair.other))
    return own, other


def _proportions(pair: Beside, deff: Floats, deff0: Floats) -> Columns:
    k, n, k0, n0 = _counts(pair)
    complement = default_ratio_limits(n - k, n, n0 - k0, n0, deff=deff, deff0=deff0)
    gap = risk_difference_newcombe(k, n, k0, n0, deff=deff, deff0=deff0)
    small = smallest_expected(k / deff, n / deff, k0 / deff0, n0 / deff0) < SMALL_EXPECTED
    repeated = (deff > 1) | (deff0 > 1)
    return {
        **_ratio(default_ratio_limits(k, n, k0, n0, deff=deff, deff0=deff0)),
        **_limits("complement", ("ratio", "low", "high"), complement[:3]),
        **_limits("gap", ("", "low", "high"), gap),
        **_limits("excess", ("", "low", "high"), [part * n for part in gap]),
        "p": ratio_p_value(k, n, k0, n0, deff, deff0),
        "test": np.select([small & repeated, small], ["exact conditional", "Fisher"], "Pearson"),
    }


def _rates(pair: Beside, deff: Floats, deff0: Floats) -> Columns:
    per = pair.cells.measure.per
    k, n, k0, n0 = _counts(pair)
    gap = rate_difference(k, n, k0, n0, deff=deff, deff0=deff0)
    return {
        **_ratio(default_ratio_limits(k, n, k0, n0, deff=deff, deff0=deff0, person_time=True)),
        **_limits("gap", ("", "low", "high"), [part * per for part in gap]),
        **_limits("excess", ("", "low", "high"), [part * n for part in gap]),
        "p": ratio_p_value(k, n, k0, n0, deff, deff0, person_time=True),
        "test": np.full(len(k), "Poisson"),
    }


def _means(pair: Beside, _: Floats, __: Floats) -> Columns:
    """Of a mean there is no complement; its excess is in the unit of what is summed."""
    (rate, variance, people), (rate0, variance0, people0) = (mean_of(tally) for tally in (pair.own, pair.other))
    found = welch(rate, variance, people, rate0, variance0, people0)
    return {
        **_limits("ratio", ("", "low", "high"), found[:3]),
        "ratio_limits": np.full(len(rate), "log scale, Welch"),
        **_limits("gap", ("", "low", "high"), found[3:6]),
        **_limits("excess", ("", "low", "high"), [part * pair.own.n for part in found[3:6]]),
        "p": found.p,
        "test": np.full(len(rate), "t"),
    }


def mean_of(tally: Tally) -> tuple[Floats, Floats, Floats]:
    """Means, their variances and over how many people; over records where no person is held."""
    people = np.where(np.isnan(tally.people), tally.n, tally.people)
    held = (people > 0) & ~np.isnan(tally.kk)
    answer = np.full((2, len(people)), np.nan)
    some, persons = tally[held], people[held]
    answer[:, held] = cluster_variance(some.k, some.n, some.kk, some.kn, some.nn, persons, "rate")[:2]
    return answer[0], answer[1], people


def _counts(pair: Beside) -> tuple[Floats, Floats, Floats, Floats]:
    return pair.own.k, pair.own.n, pair.other.k, pair.other.n


def _ratio(found: tuple[Any, ...]) -> Columns:
    return {**_limits("ratio", ("", "low", "high"), found[:3]), "ratio_limits": found[3]}


def _limits(name: str, parts: tuple[str, ...], figures: Iterable[Floats]) -> Columns:
    return {"_".join(filter(None, (name, part))): figure for part, figure in zip(parts, figures, strict=True)}
