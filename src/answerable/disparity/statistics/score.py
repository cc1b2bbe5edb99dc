"""Score limits of the ratio of two proportions (Koopman 1984), for many rows at once.

Among all pairs of proportions with a given ratio, the likeliest for a of n and b of m is found through one number, the
score s = (a - np)/(1 - p) = -(b - mq)/(1 - q), so that p = (a - s)/(n - s) and q = (b + s)/(m + s). Koopman's
statistic is then s²·[(n - a)/(n(a - s)) + (m - b)/(m(b + s))], and a limit is where it equals z². It is convex in s,
and the upper limit has s between -b and 0. The lower limit is one over the upper limit of the groups exchanged.
"""

import numpy as np

from answerable.disparity.statistics.arrays import Floats, Interval, aligned

ROUNDS = 60
CLOSE = 1e-8


def corrected(z: Floats, people: Floats) -> Floats:
    """The deviate with N/(N-1) on the variance for N people (Miettinen and Nurminen 1985), as statsmodels has it."""
    return np.asarray(z * np.sqrt(people / np.maximum(people - 1, 1)))


def score_limits(a: Floats, n: Floats, b: Floats, m: Floats, z: Floats) -> Interval:
    """Limits of (a/n)/(b/m) on counts that may be effective counts; nan where b, n or m is 0."""
    shaped = aligned(a, n, b, m, z)
    a, n, b, m, z = (part.ravel() for part in shaped)
    lower, upper = np.full(a.shape, np.nan), np.full(a.shape, np.nan)
    defined = (b > 0) & (n > 0) & (m > 0)
    none = defined & (a == 0)
    some = defined & (a > 0)
    upper[defined] = _upper(*(part[defined] for part in (a, n, b, m, z)))
    lower[none] = 0.0
    lower[some] = 1 / _upper(*(part[some] for part in (b, m, a, n, z)))
    return Interval(lower.reshape(shaped[0].shape), upper.reshape(shaped[0].shape))


def _upper(a: Floats, n: Floats, b: Floats, m: Floats, z: Floats) -> Floats:
    """The upper limit where b, n and m are above 0; s = -t."""
    missed, missed0 = (n - a) / n, (m - b) / m
    # Where everybody of the second group had the event, q is 1 until t reaches b; only beyond that limit does it fall.
    spare = z**2 - b**2 * missed / (a + b)
    beyond = (missed0 == 0) & (spare > 0)
    t = np.where(beyond, b, 0.0)
    t[~beyond] = _solve(*(part[~beyond] for part in (a, missed, b, missed0, z)))
    p = (a + t) / (n + t)
    q = np.where(beyond, 1 / (1 + spare / b), 1.0)
    return p / np.divide(b - t, m - t, out=q, where=missed0 > 0)


def _solve(a: Floats, missed: Floats, b: Floats, missed0: Floats, z: Floats) -> Floats:
    """The t between 0 and b at which the statistic is z², by Newton's method on its root, kept in a bracket."""
    low, high = np.zeros_like(b), b.copy()
    with np.errstate(divide="ignore", invalid="ignore"):
        t = b * z / (z + np.sqrt(b))
        for _ in range(ROUNDS):
            here, there = missed / (a + t), missed0 / (b - t)
            root = np.sqrt(here + there)
            excess = t * root - z
            slope = root + t * (there / (b - t) - here / (a + t)) / (2 * root)
            low, high = np.where(excess < 0, t, low), np.where(excess >= 0, t, high)
            step = t - excess / slope
            step = np.where((step >= low) & (step <= high) & (step < b), step, (low + high) / 2)
            moved = np.abs(step - t) > CLOSE * t
            t = step
            if not np.any(moved):
                break
    return t
