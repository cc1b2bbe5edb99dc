"""Many tests at once: which ratios stand out once the size of the family is allowed for."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from answerable.disparity.statistics.arrays import Codes, Families, Flags, Floats, confidence, refuse
from answerable.vocabulary.errors import UnusableFiguresError


class Adjusted(NamedTuple):
    """For each row: p adjusted for its family, whether it is at most q, and m, how many rows its family tested."""

    adjusted: Floats
    reject: Flags
    m: Codes


def benjamini_hochberg(p: ArrayLike, q: float = 0.05, family: ArrayLike | None = None) -> Adjusted:
    """Step-up control of the false discovery rate within each family (Benjamini and Hochberg 1995).

    A p that is nan was not tested: it stays nan, is never rejected and is not counted in m.
    """
    values, codes, m = _tested(p, family)
    return _stepped_up(values, codes, m, m.astype(float), q)


def benjamini_yekutieli(p: ArrayLike, q: float = 0.05, family: ArrayLike | None = None) -> Adjusted:
    """As Benjamini–Hochberg, however the tests depend on each other (Benjamini and Yekutieli 2001)."""
    values, codes, m = _tested(p, family)
    harmonic = np.concatenate([[0.0], np.cumsum(1 / np.arange(1, m.max(initial=0) + 1))])
    return _stepped_up(values, codes, m, m * harmonic[m], q)


def bonferroni(p: ArrayLike, q: float = 0.05, family: ArrayLike | None = None) -> Adjusted:
    """P times the size of the family, at most 1: control of any false flag at all."""
    values, codes, m = _tested(p, family)
    return _answer(np.minimum(values * m[codes], 1), m[codes], q)


def _tested(p: ArrayLike, family: ArrayLike | None) -> tuple[Floats, Codes, Codes]:
    """The p values, the family of each, and how many each family tested."""
    values = np.asarray(p, dtype=np.float64)
    if values.ndim != 1:
        raise UnusableFiguresError(f"p has the shape {values.shape}; give one row of p values.")
    refuse(
        (values < 0) | (values > 1), "p", values, "give a probability between 0 and 1, or nan where nothing was tested"
    )
    families = Families(family, values.size)
    return values, families.codes, families.sum(~np.isnan(values)).astype(np.intp)


def _stepped_up(p: Floats, codes: Codes, m: Codes, weight: Floats, q: float) -> Adjusted:
    """The running minimum, from the largest p down, of weight·p over its rank in the family."""
    tested = np.flatnonzero(~np.isnan(p))
    order = tested[np.lexsort((-p[tested], codes[tested]))]
    family = codes[order]
    rank = m[family] - (np.arange(family.size) - np.searchsorted(family, family))
    steps = pd.Series(np.minimum(p[order] * weight[family] / rank, 1))
    adjusted = np.full(p.shape, np.nan)
    adjusted[order] = steps.groupby(family).cummin()
    return _answer(adjusted, m[codes], q)


def _answer(adjusted: Floats, m: Codes, q: float) -> Adjusted:
    # A p exactly at its step is rejected, however the last digit was rounded.
    return Adjusted(adjusted, adjusted <= confidence(q) * (1 + 1e-12), m)
