"""Hidden cells and the equations among them, reduced exactly: then it is plain which follow from published ones."""

import random
from collections import defaultdict

import numpy as np
from scipy import sparse

PRIME = 2**61 - 1
"""Whole numbers are reckoned modulo this prime: nothing is rounded, and no small determinant is a multiple of it."""


class Reduced:
    """Each cell is free, or told by free cells: cell = sum of coefficient x free cell + what is published.

    A cell that is told by no free cell at all can be worked out by anyone. Beside it stands a `point`: a random
    solution of the equations without their published part. There a cell that can be worked out is 0, and so is the sum
    of two cells whose sum can be (with any but a probability of one in 10^18).
    """

    def __init__(self, equations: sparse.csr_array, seed: int) -> None:
        self.told: dict[int, dict[int, int]] = {}
        self._telling: defaultdict[int, set[int]] = defaultdict(set)
        uses = np.diff(equations.tocsc().indptr)
        order = np.argsort(np.diff(equations.indptr), kind="stable")
        for equation in order:
            entries = slice(equations.indptr[equation], equations.indptr[equation + 1])
            signs = equations.data[entries].tolist()
            self._add(dict(zip(equations.indices[entries].tolist(), signs, strict=True)), uses)
        self.point = self._random_point(equations.shape[1], random.Random(seed))  # noqa: S311 - a point, not a secret

    def _random_point(self, cells: int, chance: random.Random) -> list[int]:
        point = [chance.randrange(1, PRIME) for _ in range(cells)]
        for cell, row in self.told.items():
            point[cell] = sum(factor * point[free] for free, factor in row.items()) % PRIME
        return point

    def _add(self, equation: dict[int, int], uses: np.ndarray) -> None:
        row: dict[int, int] = {}
        for cell, sign in equation.items():
            _add_to(row, self.told.get(cell, {cell: 1}), sign)
        if row:
            cell = min(row, key=lambda one: (len(self._telling[one]), uses[one], one))
            self._tell(cell, row)

    def _tell(self, cell: int, equation: dict[int, int]) -> None:
        """Solve an equation among free cells for one of them, and put it in wherever that one is used."""
        inverse = pow(-equation.pop(cell), -1, PRIME)
        solved = {free: factor * inverse % PRIME for free, factor in equation.items()}
        for other in self._telling.pop(cell, ()):
            row = self.told[other]
            factor = row.pop(cell)
            before = set(row)
            _add_to(row, solved, factor)
            self._note(other, before, set(row))
        self.told[cell] = solved
        self._note(cell, set(), set(solved))

    def _note(self, cell: int, before: set[int], after: set[int]) -> None:
        for free in before - after:
            self._telling[free].discard(cell)
        for free in after - before:
            self._telling[free].add(cell)

    def make_free(self, cell: int) -> bool:
        """Swap a told cell with one that tells it. False if none does: it can be worked out."""
        if cell not in self.told:
            return True
        row = self.told[cell]
        if not row:
            return False
        free = min(row, key=lambda one: (len(self._telling[one]), one))
        del self.told[cell]
        self._note(cell, set(row), set())
        self._tell(free, {**row, cell: PRIME - 1})
        return True

    def users(self, cell: int) -> dict[int, int]:
        """The cells that this free cell tells, and what their points would be if it were published."""
        lost = self.point[cell]
        return {user: (self.point[user] - self.told[user][cell] * lost) % PRIME for user in self._telling[cell]}

    def publish(self, cell: int, points: dict[int, int]) -> None:
        """Take a free cell for known, with the points that `users` gave."""
        for user in self._telling.pop(cell, ()):
            del self.told[user][cell]
        for user, point in points.items():
            self.point[user] = point
        self.point[cell] = 0


def _add_to(row: dict[int, int], other: dict[int, int], factor: int) -> None:
    for cell, value in other.items():
        total = (row.get(cell, 0) + factor * value) % PRIME
        if total:
            row[cell] = total
        else:
            row.pop(cell, None)


def points(equations: sparse.csr_array, hidden: np.ndarray) -> np.ndarray:
    """The `Reduced.point` of every hidden cell, and 0 of those that are published: 0 where it is or can be known."""
    cells = np.flatnonzero(hidden)
    point = np.zeros(len(hidden), dtype=np.int64)
    point[cells] = Reduced(among(equations, cells), seed=1).point
    return point


def among(equations: sparse.csr_array | sparse.csc_array, cells: np.ndarray) -> sparse.csr_array:
    """The equations among the given cells, all others taken for known; equations left without a cell are dropped."""
    kept = sparse.csc_array(equations)[:, cells]
    return sparse.csr_array(kept)[np.unique(kept.indices)]
