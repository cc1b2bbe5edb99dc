"""Which points of a series are more than noise. The last axis is time; every point of a run is marked."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike

from answerable.disparity.statistics.arrays import Flags, Floats, refuse

RUN = 7


def spc_rule_outside(y: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> Flags:
    """Points outside the limits."""
    values = np.asarray(y, float)
    return np.asarray((values < np.asarray(lower)) | (values > np.asarray(upper)))


def spc_rule_shift(side_of_mean: ArrayLike, k: int = RUN) -> Flags:
    """Runs of k or more points on one side of the mean.

    `side_of_mean` is above 0, below 0, or 0 for a point on the mean, which ends a run.
    """
    side = np.sign(np.nan_to_num(np.asarray(side_of_mean, float)))
    return _runs(side > 0, k) | _runs(side < 0, k)


def spc_rule_trend(y: ArrayLike, k: int = RUN) -> Flags:
    """Runs of k or more points that each rise, or each fall."""
    values = np.asarray(y, float)
    steps = np.nan_to_num(np.diff(values, axis=-1))
    return _joined(_runs(steps > 0, k - 1), values) | _joined(_runs(steps < 0, k - 1), values)


def spc_rule_two_of_three(y: ArrayLike, mean: ArrayLike, lower: ArrayLike, upper: ArrayLike) -> Flags:
    """Points two thirds of the way to a limit or farther, where two of three in a row are so on the same side."""
    values, centre = np.asarray(y, float), np.asarray(mean, float)
    high = values > centre + 2 / 3 * (np.asarray(upper, float) - centre)
    low = values < centre - 2 / 3 * (centre - np.asarray(lower, float))
    return _two_of_three(high) | _two_of_three(low)


def _runs(true: Flags, k: int) -> Flags:
    """The points of windows of k that are true throughout."""
    refuse(np.asarray(k < 1), "k", np.asarray(float(k)), "a run has at least one point")
    return _spread(np.asarray(_windows(true, k).all(axis=-1)), k, true)


def _two_of_three(far: Flags) -> Flags:
    return far & _spread(_windows(far, 3).sum(axis=-1) >= 2, 3, far)


def _windows(true: Flags, k: int) -> Flags:
    if true.shape[-1] < k:
        return np.zeros((*true.shape[:-1], 0, k), dtype=bool)
    return np.asarray(sliding_window_view(true, k, axis=-1))


def _spread(found: Flags, k: int, like: Flags) -> Flags:
    """Every point of the windows found, each given by where it starts."""
    marked = np.zeros(like.shape, dtype=bool)
    for step in range(k if found.shape[-1] else 0):
        marked[..., step : step + found.shape[-1]] |= found
    return marked


def _joined(steps: Flags, like: Floats) -> Flags:
    """The points at both ends of each step."""
    points = np.zeros(like.shape, dtype=bool)
    points[..., :-1] |= steps
    points[..., 1:] |= steps
    return points
