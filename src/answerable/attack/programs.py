"""Linear and integer programs over the cells that are not known yet."""

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from answerable.attack.space import Codes, Flags, Numbers
from answerable.attack.system import System
from answerable.vocabulary.errors import UnusableReleaseError

_WHOLE = 1e-6


@dataclass(frozen=True, slots=True)
class Unknown:
    """The cells of a system that are not known yet, and the rows that bind several of them."""

    column: Codes
    """In the system."""
    row: Codes
    """In the system."""
    matrix: sparse.csc_matrix
    low: Numbers
    high: Numbers
    row_low: Numbers
    row_high: Numbers
    whole: Flags
    component: Codes
    """Of each cell: cells of different components have nothing to do with each other."""

    def around(self, cells: Codes) -> tuple[Codes, "Unknown"]:
        """All rows that bind any of some cells, and the cells in them: where these are in this, and what they are."""
        rows = np.unique(self.matrix[:, cells].indices)
        left = self.matrix[rows]
        inside = np.union1d(cells, np.unique(left.indices if left.format == "csr" else left.nonzero()[1]))
        matrix = left[:, inside].tocsc()
        return inside, Unknown(
            self.column[inside],
            self.row[rows],
            matrix,
            self.low[inside],
            self.high[inside],
            self.row_low[rows],
            self.row_high[rows],
            self.whole[inside],
            components_of(matrix),
        )

    @property
    def components(self) -> int:
        return int(self.component.max(initial=-1)) + 1

    def rows_of(self, component: int) -> Codes:
        return np.unique(self.matrix[:, np.flatnonzero(self.component == component)].indices)

    def checked(self, solution: Numbers) -> tuple[Numbers, Flags]:
        """A solution in whole numbers, and the cells in whose component it satisfies every row."""
        rounded = np.where(self.whole, np.round(solution), solution)
        sums, room = self.matrix @ rounded, 1e-5
        wrong = (sums < self.row_low - room) | (sums > self.row_high + room)
        broken = (np.abs(self.matrix).T @ wrong.astype(np.float64)) > 0
        broken |= (rounded < self.low - room) | (rounded > self.high + room)
        return rounded, np.bincount(self.component[broken], minlength=self.components)[self.component] == 0


def unknown_of(system: System) -> Unknown:
    """What is left of a system once the cells that are known are numbers."""
    cells = np.flatnonzero(system.high > system.low)
    matrix = system.matrix[:, cells]
    rows = np.flatnonzero(np.diff(matrix.indptr))
    known = system.matrix[rows] @ np.where(system.high > system.low, 0.0, system.low)
    left = matrix[rows].tocsc()
    return Unknown(
        cells,
        rows,
        left,
        system.low[cells],
        system.high[cells],
        system.row_low[rows] - known,
        system.row_high[rows] - known,
        system.whole[cells],
        components_of(left),
    )


def components_of(matrix: sparse.csc_matrix) -> Codes:
    """Of each column, the number of the component in which rows connect it with others."""
    rows, columns = matrix.shape
    entries = matrix.tocoo()
    links = sparse.coo_matrix((np.ones(entries.nnz), (entries.row, entries.col + rows)), shape=(rows + columns,) * 2)
    found = connected_components(links, directed=False)[1][rows:]
    return np.asarray(np.unique(found, return_inverse=True)[1], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Solution:
    cells: Numbers
    best: bool
    """Whether no other costs less; an integer program may have run out of time."""


class Program:
    """One model, kept between solutions so that each starts where the last ended."""

    def __init__(self, unknown: Unknown, *, whole: bool = False) -> None:
        self._unknown, self._whole = unknown, whole
        self._cells = np.arange(len(unknown.column), dtype=np.int32)
        self._highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in {"output_flag": False, "threads": 1, "random_seed": 1, "mip_rel_gap": 0.0}.items():
            self._highs.setOptionValue(option, value)
        if not whole:
            self._highs.setOptionValue("presolve", "off")
            self._highs.setOptionValue("solver", "simplex")
        self._highs.passModel(_model(unknown, whole=whole))

    def solve(self, cost: Numbers, seconds: float) -> Solution | None:
        """The cells at which the cost is least; None if nothing was found in time.

        Raises:
            UnusableReleaseError: no numbers satisfy all rows.

        """
        self._highs.setOptionValue("time_limit", self._highs.getRunTime() + max(seconds, 0.0))
        self._highs.changeColsCost(len(cost), self._cells, cost)
        self._highs.run()
        if self._highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            raise UnusableReleaseError("What is printed does not add up, taken together. Make the release anew.")
        done = self._highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        feasible = self._highs.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        if not (done or (feasible and self._whole)):
            return None
        return Solution(np.array(self._highs.getSolution().col_value), done)

    def binding(self) -> Codes:
        """The rows without which the last solution would not be the best."""
        duals = np.array(self._highs.getSolution().row_dual)
        return np.flatnonzero(np.abs(duals) > _WHOLE)


def _model(unknown: Unknown, *, whole: bool) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = unknown.matrix.shape
    model.col_cost_ = np.zeros(model.num_col_)
    model.col_lower_, model.col_upper_ = unknown.low, unknown.high
    model.row_lower_, model.row_upper_ = unknown.row_low, unknown.row_high
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = unknown.matrix.indptr.astype(np.int32)
    model.a_matrix_.index_ = unknown.matrix.indices.astype(np.int32)
    model.a_matrix_.value_ = unknown.matrix.data
    if whole:
        kinds = highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger
        model.integrality_ = [kinds[one] for one in unknown.whole.astype(int)]
    return model
