"""Combinations of characteristics, beside what the characteristics one by one would give."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from answerable.disparity.statistics.arrays import Floats, events_of_people
from answerable.disparity.statistics.marginal import Labels, fit_logistic, labelled


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
