"""Maximum likelihood for many families at once, each with its own mean and strength."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from answerable.disparity.statistics.arrays import Codes, Flags, Floats

FITTED, LIMIT, FIXED = "fitted", "at the limit", "fixed"
"""How a strength was found: by maximum likelihood; the most it may be, as places differ no more than by chance; or
20."""
FIXED_STRENGTH = 20.0
FEWEST_PLACES = 3
ROUNDS, CLOSE, FURTHEST = 60, 1e-7, 2.0
Slopes: TypeAlias = Callable[[Floats, Codes], tuple[Floats, Floats]]
"""From parameters (families, p) and the families they are of: gradient (families, p) and Hessian (families, p, p)."""


def climb(start: Floats, most: Floats, slopes: Slopes) -> tuple[Floats, Flags, Flags]:
    """The maximum of each family's likelihood by Newton's method, downhill curvature made uphill (saddle-free).

    Args:
        start: (families, p), the first guess; the last parameter is the log of the strength.
        most: (families,), the most that this may be.
        slopes: gives gradient and Hessian.

    Returns:
        The parameters; whether each family converged; whether its strength is held at `most`.
    """
    found, converged, limited = start.copy(), np.zeros(len(start), bool), np.zeros(len(start), bool)
    active = np.arange(len(start))
    for _ in range(ROUNDS):
        if not active.size:
            break
        gradient, hessian = slopes(found[active], active)
        held = (found[active, -1] >= most[active]) & (gradient[:, -1] > 0)
        gradient[held, -1] = hessian[held, -1, :] = hessian[held, :, -1] = 0.0
        before = found[active].copy()
        found[active] += np.clip(_newton(gradient, hessian), -FURTHEST, FURTHEST)
        found[active, -1] = np.minimum(found[active, -1], most[active])
        moving = np.abs(found[active] - before).max(axis=1) > CLOSE
        converged[active], limited[active] = ~moving, held
        active = active[moving]
    return found, converged, limited


def _newton(gradient: Floats, hessian: Floats) -> Floats:
    curvature, axes = np.linalg.eigh(hessian)
    along = np.einsum("fij,fi->fj", axes, gradient) / np.maximum(np.abs(curvature), 1e-12)
    return np.asarray(np.einsum("fij,fj->fi", axes, along))


def trigamma(x: Floats) -> Floats:
    """The second derivative of the log of the gamma function for x > 0, to about 1e-8 (recurrence, then its series)."""
    near = np.zeros_like(x)
    for step in range(4):
        near += 1 / (x + step) ** 2
    far = 1 / (x + 4)
    square = far * far
    return near + far * (1 + far / 2 + square * (1 / 6 - square * (1 / 30 - square / 42)))


def told(kept: Flags, limited: Flags) -> NDArray[Any]:
    """The word for how each strength was found."""
    return np.select([~kept, limited], [FIXED, LIMIT], FITTED)
