"""Combinations of characteristics, beside what the characteristics one by one would give."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from answerable.disparity.statistics.arrays import Codes, Floats, events_of_people, quotient, rows_of, total_by
from answerable.disparity.statistics.marginal import Labels, fit_logistic, labelled

ROUNDS, CLOSE = 200, 1e-6
LONGEST_STEP, FURTHEST = 2.0, 15.0
"""Of a coefficient in one round, and of a coefficient at all: a group without events has none that is finite."""


def additive_expected(events: ArrayLike, n: ArrayLike, characteristics: Mapping[str, Labels] | pd.DataFrame) -> Floats:
    """The events each combination (row) would have if its characteristics only added up, on the logistic scale.

    Observed over these shows what a combination has beyond its parts: shrink it toward 1 with `gamma_poisson_fit` and
    `gamma_poisson_shrink`. Raises `UnusableFiguresError` where the model cannot be fitted.
    """
    k, people = events_of_people(events, n, ("events", "n"))
    levels = labelled(characteristics, k.size).astype("category")
    rows = np.column_stack([np.ones(k.size), pd.get_dummies(levels, drop_first=True, dtype=float)])
    coefficients, _ = fit_logistic(k, people, rows)
    return np.asarray(people * special.expit(rows @ coefficients))


def additive_expected_of_pairs(
    events: ArrayLike,
    n: ArrayLike,
    first: ArrayLike,
    second: ArrayLike,
    segment: ArrayLike,
    *,
    person_time: bool = False,
) -> Floats:
    """The same of pairs (rows) in many places at once, one model for each id of `segment`.

    `first` and `second` are ids of the two groups of a pair. Of `person_time` they add up on the log scale. The events
    of every group add up to those that were seen. A group without events is expected to have none, or next to none,
    and one with nothing else all of them; so nothing is refused for want of events.
    """
    k, among = rows_of(events, n, ("events", "n"), person_time=person_time)
    sides = [_codes(segment, side) for side in (first, second)]
    linear = np.zeros(k.size)
    for _ in range(ROUNDS):
        before = linear
        for codes in sides:
            linear = _stepped(linear, k, among, codes, person_time=person_time)
        if np.max(np.abs(linear - before), initial=0) < CLOSE:
            break
    return _fitted(linear, among, person_time=person_time)


def _codes(segment: ArrayLike, side: ArrayLike) -> Codes:
    table = pd.DataFrame({"segment": segment, "side": side})
    return np.asarray(table.groupby(["segment", "side"]).ngroup(), dtype=np.intp)


def _stepped(linear: Floats, k: Floats, n: Floats, codes: Codes, *, person_time: bool) -> Floats:
    """One step of Newton's method for the coefficient of each code, the others held."""
    expected, size = _fitted(linear, n, person_time=person_time), int(codes.max(initial=-1)) + 1
    weight = expected if person_time else expected * (1 - np.nan_to_num(quotient(expected, n)))
    step = np.nan_to_num(quotient(total_by(codes, k - expected, size), total_by(codes, weight, size)))
    return np.clip(linear + np.clip(step, -LONGEST_STEP, LONGEST_STEP)[codes], -FURTHEST, FURTHEST)


def _fitted(linear: Floats, n: Floats, *, person_time: bool) -> Floats:
    return np.asarray(n * (np.exp(linear) if person_time else special.expit(linear)))
