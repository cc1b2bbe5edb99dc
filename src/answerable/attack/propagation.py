"""What each row leaves possible for each of its cells, again and again until nothing more follows."""

from dataclasses import dataclass, replace

import numpy as np

from answerable.attack.space import Codes, Numbers
from answerable.attack.system import TOLERANCE, System
from answerable.vocabulary.errors import UnusableReleaseError

_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A system with narrower bounds, and which row narrowed them last; -1 where none did."""

    system: System
    by_low: Codes
    by_high: Codes

    def by(self, column: int) -> set[int]:
        """The rows that narrowed a cell last."""
        return {int(rows[column]) for rows in (self.by_low, self.by_high)} - {-1}

    def after(self, first: "Narrowed") -> "Narrowed":
        """The same, with the rows that narrowed a system of fewer rows before."""
        by_low = np.where(self.by_low < 0, first.by_low, self.by_low)
        return replace(self, by_low=by_low, by_high=np.where(self.by_high < 0, first.by_high, self.by_high))


def propagate(system: System) -> Narrowed:
    """Narrow the bounds of all cells, each row by itself.

    Raises:
        UnusableReleaseError: what is printed does not add up; the message says where.

    """
    _check_adds_up(system, np.arange(system.matrix.shape[0]))
    active = np.flatnonzero(np.abs(system.matrix) @ (system.high > system.low))
    part = _Part(system, active)
    low, high = system.low.copy(), system.high.copy()
    by_low, by_high = np.full(len(low), -1), np.full(len(low), -1)
    for _ in range(_ROUNDS):
        above, below = part.implied(low, high)
        raised, lowered = part.narrowed(above, low, by_low, np.maximum), part.narrowed(below, high, by_high, np.minimum)
        apart = np.flatnonzero(low > high + TOLERANCE)
        if len(apart):
            row = by_low[apart[0]] if by_low[apart[0]] >= 0 else by_high[apart[0]]
            raise UnusableReleaseError(_does_not_add_up(system, int(row)))
        np.minimum(low, high, out=low)
        if not (raised or lowered):
            break
    return Narrowed(replace(system, low=low, high=high), by_low, by_high)


class _Part:
    """Those rows of a system that bind a cell that is not known yet, entry by entry."""

    def __init__(self, system: System, rows: Codes) -> None:
        matrix = system.matrix[rows]
        self.column, self.value = matrix.indices, matrix.data
        self.row = np.repeat(np.arange(len(rows)), np.diff(matrix.indptr))
        self.name = rows[self.row]
        self.whole = system.whole[self.column]
        self.rises = self.value > 0
        self.limits = system.row_low[rows][self.row], system.row_high[rows][self.row]
        self.count = len(rows)

    def implied(self, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
        """Of each entry, what its row leaves possible for its cell."""
        least = self.value * np.where(self.rises, low[self.column], high[self.column])
        most = self.value * np.where(self.rises, high[self.column], low[self.column])
        others_least = np.bincount(self.row, least, self.count)[self.row] - least
        others_most = np.bincount(self.row, most, self.count)[self.row] - most
        at_least, at_most = (self.limits[0] - others_most) / self.value, (self.limits[1] - others_least) / self.value
        above, below = np.where(self.rises, at_least, at_most), np.where(self.rises, at_most, at_least)
        return (
            np.where(self.whole, np.ceil(above - TOLERANCE), above),
            np.where(self.whole, np.floor(below + TOLERANCE), below),
        )

    def narrowed(self, implied: Numbers, bound: Numbers, by: Codes, tighter: np.ufunc) -> bool:
        """Take over what is tighter than a bound; whether anything was."""
        better = np.abs(tighter(implied, bound[self.column]) - bound[self.column]) > TOLERANCE
        if not better.any():
            return False
        tighter.at(bound, self.column[better], implied[better])
        taken = better & (implied == bound[self.column])
        by[self.column[taken]] = self.name[taken]
        return True


def _check_adds_up(system: System, rows: Codes) -> None:
    """Whether every row can hold at all."""
    matrix = system.matrix[rows]
    rise, fall = matrix.maximum(0), matrix.minimum(0)
    least, most = rise @ system.low + fall @ system.high, rise @ system.high + fall @ system.low
    room = TOLERANCE * (1 + np.abs(rise @ system.low))
    wrong = np.flatnonzero((least > system.row_high[rows] + room) | (most < system.row_low[rows] - room))
    if len(wrong):
        raise UnusableReleaseError(_does_not_add_up(system, int(rows[wrong[0]])))


def _does_not_add_up(system: System, row: int) -> str:
    whole = system.cell(int(system.matrix[row].indices[system.matrix[row].data.argmax()]))
    return f"What is printed does not add up: {system.row_about[row]}, {whole}. Make the release anew."
