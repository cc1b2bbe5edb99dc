"""What is left of a difference once other factors are allowed for (marginal standardisation of a logistic model)."""

import warnings
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special
from statsmodels.genmod.families import Binomial
from statsmodels.genmod.generalized_linear_model import GLM
from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

from answerable.disparity.statistics.arrays import Floats, critical, events_of_people, quotient, tail, total_by
from answerable.disparity.statistics.direct import Standardised, compared
from answerable.vocabulary.errors import UnusableFiguresError

Labels = Sequence[Hashable] | np.ndarray[Any, Any]


def marginal_standardisation(
    events: ArrayLike,
    n: ArrayLike,
    group: Labels,
    adjusters: Mapping[str, Labels] | pd.DataFrame,
    of: Hashable,
    reference: Hashable,
    conf: float = 0.95,
    person: Labels | None = None,
    replicates: int = 200,
    seed: int = 0,
) -> Standardised:
    """Everybody predicted as `of`, then as `reference`, and averaged: the two rates, their ratio and gap.

    Args:
        events: (rows,) events among the n of each row.
        n: (rows,) people of each row: 1 for a row a person, or a count of people alike.
        group: (rows,) the group of each row.
        adjusters: for each factor allowed for, its (rows,) levels; the model has their main effects.
        of: the group of interest.
        reference: the group it is compared to.
        conf: the confidence of the limits.
        person: (rows,) who each row is of. Then the limits are percentiles over resampled persons, who may repeat.
        replicates: how many times persons are drawn.
        seed: of the draws; the same seed gives the same limits.

    Limits are otherwise by the delta method. Nobody is dropped: the model speaks for every stratum. Raises
    `UnusableFiguresError` where a group is absent or the model cannot be fitted, as when a level has no events at all.
    """
    k, people = events_of_people(events, n, ("events", "n"))
    here = people > 0
    labels, factors, who = (
        labelled(part, k.size)[here] for part in (group, adjusters, people if person is None else person)
    )
    k, people = k[here], people[here]
    design = _Design(labels.iloc[:, 0], factors, of, reference)
    coefficients, covariance = fit_logistic(k, people, design.rows)
    rates, slopes = design.predict(coefficients, people)
    spread = slopes @ covariance @ slopes.T
    z = critical(conf)
    answer = compared(rates, np.diagonal(spread), spread[0, 1], z, np.zeros(()))
    if person is None:
        return answer
    ratio, gap = _resampled(k, people, design, who.iloc[:, 0], replicates, seed)
    low, high = float(tail(conf)), 1 - float(tail(conf))
    (ratio_lower, ratio_upper), (gap_lower, gap_upper) = (np.quantile(drawn, (low, high)) for drawn in (ratio, gap))
    return answer._replace(ratio_lower=ratio_lower, ratio_upper=ratio_upper, gap_lower=gap_lower, gap_upper=gap_upper)


def labelled(labels: Labels | Mapping[str, Labels] | pd.DataFrame, rows: int) -> pd.DataFrame:
    """One or more labels for each row."""
    try:
        table = pd.DataFrame(labels)
    except ValueError as error:
        raise UnusableFiguresError(f"The labels do not fit each other: {error}.") from error
    if len(table) != rows:
        raise UnusableFiguresError(f"There are {rows} rows of counts, but {len(table)} of labels.")
    if table.isna().to_numpy().any():
        raise UnusableFiguresError("Some rows have no label; give people without one a label of their own.")
    return table.reset_index(drop=True)


class _Design:
    """Rows of the model: a constant, the groups other than the reference, the levels of each adjuster but one."""

    def __init__(self, group: "pd.Series[Any]", adjusters: pd.DataFrame, of: Hashable, reference: Hashable) -> None:
        if missing := [name for name in (of, reference) if name not in set(group)]:
            raise UnusableFiguresError(f"Nobody is in the group {missing[0]}, so it cannot be compared.")
        groups = pd.get_dummies(group, dtype=float).drop(columns=[reference])
        levels = pd.get_dummies(adjusters.astype("category"), drop_first=True, dtype=float)
        self.rows = np.column_stack([np.ones(len(group)), groups, levels])
        self.columns, self.chosen = slice(1, 1 + groups.shape[1]), 1 + groups.columns.get_loc(of)

    def predict(self, coefficients: Floats, people: Floats) -> tuple[Floats, Floats]:
        """The mean rate of everybody as the group and as the reference, and how each moves with the coefficients."""
        rates, slopes = [], []
        for group in (self.chosen, None):
            rows = self.rows.copy()
            rows[:, self.columns] = 0
            if group is not None:
                rows[:, group] = 1
            p = special.expit(rows @ coefficients)
            rates.append(np.average(p, weights=people))
            slopes.append(np.average((p * (1 - p))[:, np.newaxis] * rows, axis=0, weights=people))
        return np.array(rates), np.array(slopes)


def fit_logistic(events: Floats, people: Floats, rows: Floats) -> tuple[Floats, Floats]:
    """Coefficients and their covariance by maximum likelihood, from rows with people in them."""
    here = people > 0
    if np.linalg.matrix_rank(rows[here]) < rows.shape[1]:
        raise UnusableFiguresError("The model cannot be fitted: a group or level is empty, or two say the same thing.")
    outcome = np.column_stack([events, people - events])[here]
    # A saturated model has no degrees of freedom left, by which the library divides all the same.
    with warnings.catch_warnings(), np.errstate(divide="ignore", invalid="ignore"):
        warnings.simplefilter("ignore", PerfectSeparationWarning)
        model = GLM(outcome, rows[here], family=Binomial()).fit(tol=1e-10)
    if not model.converged or np.abs(model.params).max() > 15:
        raise UnusableFiguresError("The model cannot be fitted: a group or level has no events, or nothing else.")
    return np.asarray(model.params), np.asarray(model.cov_params())


def _resampled(
    events: Floats, people: Floats, design: _Design, person: "pd.Series[Any]", replicates: int, seed: int
) -> tuple[Floats, Floats]:
    """Ratio and gap with the persons drawn again and again; draws that cannot be fitted are left out."""
    draws = np.random.default_rng(seed)
    codes, persons = pd.factorize(person)
    kinds, kind = np.unique(design.rows, axis=0, return_inverse=True)
    found = []
    for _ in range(replicates):
        times = np.bincount(draws.integers(len(persons), size=len(persons)), minlength=len(persons))[codes]
        drawn, among = (total_by(kind.ravel(), times * part, len(kinds)) for part in (events, people))
        try:
            coefficients, _ = fit_logistic(drawn, among, kinds)
        except UnusableFiguresError:
            continue
        found.append(design.predict(coefficients, times * people)[0])
    if len(found) < replicates / 2:
        raise UnusableFiguresError("Most draws of persons could not be fitted: there are too few people or events.")
    rates = np.array(found)
    return quotient(rates[:, 0], rates[:, 1]), rates[:, 0] - rates[:, 1]
