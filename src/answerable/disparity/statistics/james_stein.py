"""The textbook form of shrinking: rates of equal size drawn toward their mean."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from answerable.disparity.statistics.arrays import Floats, figures, refuse
from answerable.vocabulary.errors import UnusableFiguresError


class JamesStein(NamedTuple):
    """The mean, the share of each distance from it that is kept, and the shrunk rates."""

    mean: Floats
    factor: Floats
    estimate: Floats


def james_stein(rates: ArrayLike, n_each: ArrayLike) -> JamesStein:
    """Rates of n_each trials each, shrunk by 1 - (m - 3)σ²/Σ(y - ȳ)², at least 0, where σ² = ȳ(1 - ȳ)/n.

    Efron and Morris 1977. Raises `UnusableFiguresError` for fewer than 4 rates.
    """
    values, trials = figures("rates", rates, least=0), figures("n_each", n_each)
    refuse(values > 1, "rates", values, "give shares between 0 and 1")
    refuse(trials <= 0, "n_each", trials, "give more than 0")
    if values.size < 4:
        raise UnusableFiguresError(f"There are {values.size} rates; shrinking toward their mean needs 4.")
    mean = np.asarray(values.mean())
    spread = np.sum((values - mean) ** 2)
    chance = mean * (1 - mean) / trials
    factor = np.maximum(1 - (values.size - 3) * chance / spread, 0) if spread > 0 else np.zeros_like(mean)
    return JamesStein(mean, factor, mean + factor * (values - mean))
