"""What printed figures give away of a hidden count, and rounding."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import LinearConstraint, milp

from answerable.disparity.statistics.arrays import counts, figures, refuse
from answerable.vocabulary.errors import UnusableFiguresError


def round_to_base(values: ArrayLike, base: int = 5) -> NDArray[np.int64]:
    """Counts to the nearest multiple of the base, base·⌊(2v + base)/(2·base)⌋; totals are rounded on their own."""
    whole = counts("values", values).astype(np.int64)
    refuse(np.asarray(base < 1), "base", np.asarray(float(base)), "give 1 or more")
    return np.asarray(base * ((2 * whole + base) // (2 * base)))


def counts_behind_rate(n: int, rate: float, decimals: int, per: float = 100) -> NDArray[np.int64]:
    """Every count k of n whose rate k/n·per is printed as `rate` with so many decimals (a half may go either way)."""
    return _behind(rate, decimals, n / per, most=n)


def counts_behind_ratio(ratio: float, n: int, k0: int, n0: int, decimals: int) -> NDArray[np.int64]:
    """Every count k of n whose ratio to k0 of n0 is printed as `ratio` with so many decimals."""
    counts_of = counts("k0 and n0", [k0, n0])
    refuse(counts_of == 0, "k0 and n0", counts_of, "give more than 0")
    return _behind(ratio, decimals, n * k0 / n0, most=n)


def _behind(printed: float, decimals: int, scale: float, most: int) -> NDArray[np.int64]:
    """The whole numbers k up to `most` with k/scale within half a unit of the last printed decimal."""
    figures("n", [most, scale], least=0)
    half, slack = 0.5 * 10.0**-decimals, 1e-9
    least = max(int(np.ceil((printed - half) * scale - slack)), 0)
    return np.arange(least, min(int(np.floor((printed + half) * scale + slack)), most) + 1)


def suppression_audit_lp(
    cells: Mapping[str, float],
    suppressed: Collection[str],
    equations: Sequence[Collection[str]],
    *,
    whole: bool = False,
) -> dict[str, tuple[float, float]]:
    """The least and the most that each suppressed cell can be, given what is published and that no cell is negative.

    `equations` are the collections of cells whose totals are published; `whole` asks only for whole numbers. A cell
    that no equation bounds has no most: inf. Where least and most agree the cell is recovered.
    """
    hidden = list(suppressed)
    if unknown := [
        name for name in {*hidden, *(name for equation in equations for name in equation)} if name not in cells
    ]:
        raise UnusableFiguresError(f"No such cell: {', '.join(map(str, unknown))}.")
    rows = [[name in equation for name in hidden] for equation in equations]
    matrix = np.array(rows, dtype=float).reshape(len(equations), len(hidden))
    totals = matrix @ np.array([cells[name] for name in hidden], dtype=float)
    known = LinearConstraint(matrix, totals, totals)
    integral = np.full(len(hidden), int(whole))

    def extreme(index: int, sign: int) -> float:
        answer = milp(sign * np.eye(len(hidden))[index], constraints=known, integrality=integral)
        return float(sign * answer.fun) if answer.success else np.inf

    return {name: (extreme(index, 1), extreme(index, -1)) for index, name in enumerate(hidden)}
