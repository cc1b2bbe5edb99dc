"""What somebody can work out who is alone in a hidden cell, and so knows that it holds 1.

Knowing one cell more gives another away where the two move together: where every change that leaves all equations true
moves them in a fixed proportion. A few random changes of that kind tell which cells do.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import lsmr

from answerable.attack.programs import Unknown
from answerable.attack.space import Codes, Flags, Numbers

_CHANGES = 3
_DIGITS = 6
_TOLERANCE = 1e-5
_NEAR = 1e-3


@dataclass(frozen=True, slots=True)
class Known:
    """Places of cells in the unknown: who knows the one knows the other, and that it is `value`."""

    known: int | None
    """None where nobody needs to know anything."""
    cell: int
    value: int


def moving_together(unknown: Unknown, hidden: Flags, smallest: int) -> Iterator[Known]:
    """Hidden counts that all equations together determine, and small ones that somebody alone in another would know."""
    hidden = hidden & unknown.whole
    if not hidden.any():
        return
    point, changes = _solutions(unknown)
    still = np.flatnonzero(hidden & (np.linalg.norm(changes, axis=0) < _TOLERANCE))
    yield from (Known(None, int(cell), round(float(point[cell]))) for cell in still)
    for moving in _alike(changes):
        cells = moving[hidden[moving]]
        if len(cells) < 2:
            continue
        leader = changes[:, cells[0]]
        speed = leader @ changes[:, cells] / (leader @ leader)
        value = point[cells] + (1 - point[cells])[:, None] * speed / speed[:, None]
        small = (np.abs(value - np.round(value)) < _NEAR) & (value > 0.5) & (value < smallest - 0.5)
        alone = (unknown.low[cells] <= 1) & (unknown.high[cells] >= 1)
        same = np.eye(len(cells), dtype=bool)
        for known, cell in np.argwhere(small & alone[:, None] & ~same):
            yield Known(int(cells[known]), int(cells[cell]), round(float(value[known, cell])))


def _solutions(unknown: Unknown) -> tuple[Numbers, Numbers]:
    """Numbers, of any sign, that satisfy all equations; and random changes that leave them true, one a row."""
    equal = np.flatnonzero(unknown.row_low == unknown.row_high)
    matrix = sparse.csr_matrix(unknown.matrix)[equal]
    random = np.random.default_rng(1).normal(size=(_CHANGES, matrix.shape[1]))
    if not len(equal):
        return np.zeros(matrix.shape[1]), random
    exactly = {"atol": 1e-13, "btol": 1e-13, "maxiter": 20_000}
    point = lsmr(matrix, unknown.row_low[equal], **exactly)[0]
    return point, np.array([one - matrix.T @ lsmr(matrix.T, one, **exactly)[0] for one in random])


def _alike(changes: Numbers) -> Iterator[Codes]:
    """Cells that move in a fixed proportion, two or more at a time."""
    length = np.linalg.norm(changes, axis=0)
    moving = np.flatnonzero(length > _TOLERANCE)
    direction = changes[:, moving] / length[moving]
    direction *= np.where(direction[0] < 0, -1, 1)
    numbers = np.unique(np.round(direction, _DIGITS), axis=1, return_inverse=True)[1].ravel()
    order = np.argsort(numbers, kind="stable")
    for cells in np.split(moving[order], np.flatnonzero(np.diff(numbers[order])) + 1):
        if len(cells) > 1:
            yield cells
