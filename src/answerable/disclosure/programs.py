"""One linear program: tables that agree with everything published, among some cells, all others taken for known."""

from typing import Any, cast

import highspy
import numpy as np
from scipy import sparse

LARGE = 5000
"""Columns from which on a program is simplified and solved anew each time: sooner done than from the last solution."""
_NEAR = 1e-6


class Program:
    """By how much cells can differ from what they are while every sum stands and nothing falls below zero.

    `sums` (equations x cells) must stay as they are; `rests` (complements x cells) are now `rest`, and may fall to 0.
    Cells that are `priced` pay for every move.
    """

    def __init__(
        self,
        sums: sparse.csr_array,
        rests: sparse.csr_array,
        *,
        values: np.ndarray,
        rest: np.ndarray,
        priced: np.ndarray,
    ) -> None:
        self._free, self._priced = np.flatnonzero(~priced), np.flatnonzero(priced)
        self._values, self._rests = values, rests
        both = sparse.vstack([sums, rests]).tocsc()
        matrix = sparse.hstack([both[:, self._free], both[:, self._priced], -both[:, self._priced]]).tocsr()
        low = np.concatenate([np.zeros(sums.shape[0]), -rest])
        high = np.concatenate([np.zeros(sums.shape[0]), np.full(len(rest), np.inf)])
        self._solver, self._large = _solver(matrix, low, high), matrix.shape[1] > LARGE
        if self._large and not priced.any():
            # Any table far enough off will do. Where moves are paid for, only a corner pays for no more than it needs.
            self._solver.setOptionValue("solver", "ipm")
            self._solver.setOptionValue("run_crossover", "off")
        self._columns = np.arange(matrix.shape[1], dtype=np.int32)

    def most(self, weights: np.ndarray, caps: np.ndarray, prices: np.ndarray) -> np.ndarray:
        """How cells differ where the weighted sum less the prices is largest: of cells, then of complements.

        `caps` bound how far up a cell goes. Zero throughout where nothing was found.
        """
        gains = weights[: len(self._values)] + weights[len(self._values) :] @ self._rests
        gain, price = gains[self._priced], prices[self._priced]
        costs = np.concatenate([-gains[self._free], price - gain, price + gain])
        low = np.concatenate([-self._values[self._free], np.zeros(2 * len(price))])
        high = np.concatenate([caps[self._free], caps[self._priced], self._values[self._priced]])
        self._solver.changeColsBounds(len(low), self._columns, low, high)
        self._solver.changeColsCost(len(costs), self._columns, costs)
        if self._large:
            self._solver.clearSolver()
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return np.zeros(len(weights))
        return self._moved(np.array(self._solver.getSolution().col_value))

    def _moved(self, found: np.ndarray) -> np.ndarray:
        free, priced = len(self._free), len(self._priced)
        moves = np.zeros(len(self._values))
        moves[self._free] = found[:free]
        moves[self._priced] = found[free : free + priced] - found[free + priced :]
        moves[np.abs(moves) < _NEAR] = 0
        return np.concatenate([moves, self._rests @ moves])


def _solver(matrix: sparse.csr_array, low: np.ndarray, high: np.ndarray) -> Any:  # noqa: ANN401 - it comes without types
    program = highspy.HighsLp()
    program.num_row_, program.num_col_ = matrix.shape
    program.col_cost_ = program.col_lower_ = program.col_upper_ = np.zeros(matrix.shape[1])
    program.row_lower_, program.row_upper_ = low, high
    entries = program.a_matrix_
    entries.format_ = highspy.MatrixFormat.kRowwise
    entries.start_, entries.index_, entries.value_ = matrix.indptr, matrix.indices, matrix.data.astype(float)
    solver = cast("Any", highspy.Highs)()
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.passModel(program)
    return solver
