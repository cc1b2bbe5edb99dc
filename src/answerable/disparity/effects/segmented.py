"""An interrupted time series of the ratio: its level and its slope before, and how both moved."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from scipy import special

from answerable.disparity.effects.asking import Period
from answerable.disparity.effects.sides import Change
from answerable.disparity.statistics.arrays import Floats

_LEAST = 6
"""Periods below which four figures are not fitted."""
_Z = 1.959964
_ROUNDS, _CLOSE, _FLAT = 40, 1e-9, 1e12


@dataclass(frozen=True, slots=True)
class Interrupted:
    """Changes as ratios: of the slope before a year, of the level at `since`, of the slope since a year.

    `spread`: how much more periods differ than by chance, at least 1.
    """

    slope_before: Change
    level: Change
    slope: Change
    spread: float


class _Fit(NamedTuple):
    figures: Floats
    covariance: Floats
    residuals: Floats
    """Pearson's."""


def interrupted(before: Sequence[Period], after: Sequence[Period], since: date) -> Interrupted | None:
    """None where there is too little to fit.

    Given the events of both groups in a period, those of the group are binomial: logit p = ln(n/n0) + ln(ratio). So
    the log ratio is a·1 + b·t + c·[since] + d·[since]·t, t in years from `since` (segmented regression: Wagner and
    others 2002, Bernal and others 2017). Where an outcome is common this is cautious. The variance is multiplied by
    Pearson's χ²/df and by (1 + r)/(1 - r), r the first autocorrelation of the residuals; each is at least 1.
    """
    told = [period for period in (*before, *after) if period.k + period.k0 > 0 and min(period.n, period.n0) > 0]
    years = np.array([(period.first - since).days / 365.25 for period in told])
    later = np.array([float(period.first >= since) for period in told])
    columns = np.column_stack([np.ones(len(told)), years, later, later * years])
    if len(told) < _LEAST or np.linalg.matrix_rank(columns) < columns.shape[1]:
        return None
    fitted = _fitted(told, columns)
    if fitted is None:
        return None
    spread = _spread(fitted.residuals, len(told) - columns.shape[1])
    errors = np.sqrt(np.diag(fitted.covariance) * spread)
    _, trend, level, slope = (
        Change(*(math.exp(figure + part * error) for part in (0, -_Z, _Z)))
        for figure, error in zip(fitted.figures, errors, strict=True)
    )
    return Interrupted(trend, level, slope, spread)


def _fitted(told: Sequence[Period], columns: Floats) -> _Fit | None:
    """By Newton's steps; None where they do not come to rest, as where one side has no events."""
    k, whole = (np.array(part) for part in zip(*((one.k, one.k + one.k0) for one in told), strict=True))
    offset = np.log([one.n / one.n0 for one in told])
    found = np.zeros(columns.shape[1])
    for _ in range(_ROUNDS):
        share = special.expit(offset + columns @ found)
        weight = whole * share * (1 - share)
        information = (columns.T * weight) @ columns
        if np.linalg.cond(information) > _FLAT:
            return None
        step = np.linalg.solve(information, columns.T @ (k - whole * share))
        found = found + step
        if np.abs(step).max() < _CLOSE:
            return _Fit(found, np.linalg.inv(information), (k - whole * share) / np.sqrt(weight))
    return None


def _spread(residuals: Floats, freedom: int) -> float:
    """Periods that differ by less than chance tell nothing of how one follows another."""
    squares, least = float((residuals**2).sum()), max(freedom, 1)
    follows = float((residuals[1:] * residuals[:-1]).sum()) / max(squares, least)
    follows = min(max(follows, 0.0), 0.8)
    return max(squares / least, 1.0) * (1 + follows) / (1 - follows)
