"""Room to vary: where all hidden parts of a whole add up to little, each of them is little."""

import numpy as np
from scipy import sparse


class Room:
    """Of each equation, how many cells are hidden in it, on which sides, and what they add up to."""

    def __init__(self, equations: sparse.csr_array, values: np.ndarray, kept: np.ndarray, width: int) -> None:
        by_cell = equations.tocsc()
        self._rows = np.split(by_cell.indices, by_cell.indptr[1:-1])
        self._members = np.split(equations.indices, equations.indptr[1:-1])
        self._whole = [set(rows[signs > 0].tolist()) for rows, signs in _columns(by_cell)]
        self._values, self._width = values.tolist(), width
        self._hidden = np.diff(equations.indptr).tolist()
        self._wholes = np.asarray((equations > 0).sum(axis=1)).tolist()
        self._total = (abs(equations) @ values).tolist()
        self._kept = (abs(equations) @ kept.astype(np.int64)).tolist()

    def allows(self, cell: int) -> bool:
        """Whether the cells kept hidden have room still if this one is published."""
        return not any(self._is_tight(row, cell) and self._kept[row] for row in self._rows[cell].tolist())

    def _is_tight(self, row: int, without: int) -> bool:
        hidden, wholes = self._hidden[row] - 1, self._wholes[row] - (row in self._whole[without])
        total = self._total[row] - self._values[without]
        return bool(hidden) and wholes in {0, hidden} and total < self._width

    def keep(self, cell: int) -> None:
        for row in self._rows[cell].tolist():
            self._kept[row] += 1

    def publish(self, cell: int) -> list[int]:
        """Take a cell for published. The cells that are thereby plainly zero: parts of what is published as zero."""
        zeros: list[int] = []
        for row in self._rows[cell].tolist():
            if self._is_tight(row, cell) and self._total[row] == self._values[cell]:
                zeros += self._members[row].tolist()
            self._hidden[row] -= 1
            self._wholes[row] -= row in self._whole[cell]
            self._total[row] -= self._values[cell]
        return zeros


def _columns(by_cell: sparse.csc_array) -> "zip[tuple[np.ndarray, np.ndarray]]":
    pieces = by_cell.indptr[1:-1]
    return zip(np.split(by_cell.indices, pieces), np.split(by_cell.data, pieces), strict=True)
