"""How far each hidden cell of one program can still move: by solutions that show it, and by bounds that prove it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from answerable.attack.programs import Program, Solution, Unknown
from answerable.attack.space import Codes, Flags, Numbers

_ROUNDS = 40
_INTEGER_ROUNDS = 6
_STALE = 4
"""Random solutions in a row that show nothing new, after which no more are tried."""
_INTEGER_SECONDS = 20.0
_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Scope:
    """A program, and the cells of the search that it is about."""

    cells: Codes
    unknown: Unknown
    program: Program
    whole: bool


class Search:
    """Looks for two solutions far enough apart in each cell, and for the bounds of the cells that have none."""

    def __init__(self, unknown: Unknown, judged: Flags, smallest: int, ends: float) -> None:
        """`ends` is when to stop, on the monotonic clock."""
        self.unknown, self.judged, self.smallest = unknown, judged, smallest
        self.low, self.high = unknown.low.copy(), unknown.high.copy()
        self.seen_low, self.seen_high = np.full(len(judged), np.inf), np.full(len(judged), -np.inf)
        self.because: dict[int, set[int]] = {}
        """Of a cell, rows of the unknown that together narrow it."""
        self.solved = {False: 0, True: 0}
        """How many linear and integer programs were solved."""
        self._ends = ends
        self._random = np.random.default_rng(1)

    def run(self) -> None:
        """Random solutions first, of linear programs and then of integer ones; exact bounds for the cells left."""
        if not self.judged.any():
            return
        everything = Scope(np.arange(len(self.judged)), self.unknown, Program(self.unknown), whole=False)
        self._at_random(everything, _ROUNDS)
        for scope in [*self._integer_scopes()]:
            self._at_random(scope, _INTEGER_ROUNDS)
        self._exactly(everything)
        for scope in self._integer_scopes():
            self._exactly(scope)

    @property
    def wide(self) -> Flags:
        """Cells that were seen to take values far enough apart."""
        return np.asarray(self.seen_high - self.seen_low >= self.smallest - 1 - _TOLERANCE)

    @property
    def narrow(self) -> Flags:
        """Cells that are proved not to."""
        return np.asarray(self.high - self.low < self.smallest - 1 - _TOLERANCE)

    @property
    def open(self) -> Flags:
        return self.judged & ~self.wide & ~self.narrow

    @property
    def unseen(self) -> Flags:
        """Cells of which it is not known how low they go, though they may be small."""
        return self.judged & ~self.narrow & (self.low < self.smallest) & (self.seen_low > self.low + _TOLERANCE)

    def _integer_scopes(self) -> Iterator[Scope]:
        """Components in which linear programs left something open, for want of solutions in whole numbers."""
        for component in np.unique(self.unknown.component[self.open]):
            cells, part = self.unknown.around(np.flatnonzero(self.unknown.component == component))
            yield Scope(cells, part, Program(part, whole=True), whole=True)

    def _at_random(self, scope: Scope, rounds: int) -> None:
        stale = 0
        for number in range(rounds):
            wanted = (self.open | self.unseen)[scope.cells]
            if stale == _STALE or not wanted.any():
                return
            before = self._shown(scope)
            sign = (1.0, -1.0, self._random.choice([-1.0, 1.0], len(wanted)))[number % 3]
            self._solve(scope, wanted * sign * self._random.uniform(0.1, 1.0, len(wanted)))
            stale = 0 if self._shown(scope) > before else stale + 1

    def _shown(self, scope: Scope) -> int:
        return int(self.wide[scope.cells].sum() - self.unseen[scope.cells].sum())

    def _exactly(self, scope: Scope) -> None:
        """The least and the greatest of each cell that is still open, one cell of every component at a time."""
        tried = np.zeros((2, len(scope.cells)), np.bool_)
        while True:
            chosen, sign = self._chosen(scope, (self.open | self.unseen)[scope.cells] & ~tried[0]), 1
            if not len(chosen):
                chosen, sign = self._chosen(scope, self.open[scope.cells] & ~tried[1]), -1
            if not len(chosen):
                return
            tried[(1 - sign) // 2, chosen] = True
            cost = np.zeros(len(scope.cells))
            cost[chosen] = sign
            solution = self._solve(scope, cost)
            if solution and solution.best:
                self._bound(scope, chosen, sign, solution.cells)

    @staticmethod
    def _chosen(scope: Scope, wanted: Flags) -> Codes:
        """The first cell wanted in each component."""
        cells = np.flatnonzero(wanted)
        return cells[np.unique(scope.unknown.component[cells], return_index=True)[1]]

    def _bound(self, scope: Scope, chosen: Codes, sign: int, solution: Numbers) -> None:
        cells, value, whole = scope.cells[chosen], solution[chosen], scope.unknown.whole[chosen]
        if sign > 0:
            self.low[cells] = np.maximum(self.low[cells], np.where(whole, np.ceil(value - 1e-5), value))
        else:
            self.high[cells] = np.minimum(self.high[cells], np.where(whole, np.floor(value + 1e-5), value))
        binding = scope.program.binding() if not scope.whole else np.zeros(0, np.int64)
        for cell, component in zip(cells, scope.unknown.component[chosen], strict=True):
            rows = scope.unknown.rows_of(int(component))
            self.because.setdefault(int(cell), set()).update(np.intersect1d(binding, rows).tolist())

    def _solve(self, scope: Scope, cost: Numbers) -> Solution | None:
        left = self._ends - time.monotonic()
        if left <= 0:
            return None
        self.solved[scope.whole] += 1
        solution = scope.program.solve(cost, min(left, _INTEGER_SECONDS) if scope.whole else left)
        if solution:
            rounded, fits = scope.unknown.checked(solution.cells)
            cells = scope.cells[fits]
            self.seen_low[cells] = np.minimum(self.seen_low[cells], rounded[fits])
            self.seen_high[cells] = np.maximum(self.seen_high[cells], rounded[fits])
        return solution
