"""Each cell beside those with whom it is compared."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.coding import combined
from answerable.disparity.analysis.tallies import Codes, Columns, Flags, Tally
from answerable.disparity.measures.model import Comparator, Kind
from answerable.disparity.results import ALL, BROAD


@dataclass(frozen=True, slots=True)
class Beside:
    """Cells of groups, each with the counts of a comparator at the same place, span and stratum."""

    rows: Codes
    """Where the cells stand among all of the measure."""
    cells: Cells
    comparator: Codes
    """Which one it is of those that the measure names."""
    other: Tally

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, which: Codes | Flags) -> "Beside":
        return Beside(self.rows[which], self.cells[which], self.comparator[which], self.other[which])

    @property
    def own(self) -> Tally:
        return self.cells.tally

    @property
    def names(self) -> NDArray[np.object_]:
        """The comparator's name in each row; a named one goes by the name of the group."""
        values = np.array([one.value for one in self.cells.measure.comparators], dtype=object)[self.comparator]
        return np.where(values == Comparator.NAMED.value, self.cells.of_group("named"), values)


def beside(cells: Cells) -> Beside:
    """The cells beside each comparator of the measure, one comparator after the other.

    A share is compared with its benchmark, and not with a group. White comparators of a pair are white people of its
    other group.
    """
    comparators = () if cells.measure.kind is Kind.SHARE else cells.measure.comparators
    nothing = np.zeros(0, dtype=np.int64)
    found = [(nothing, cells.tally[nothing]), *(_beside(cells, comparator) for comparator in comparators)]
    rows = np.concatenate([rows for rows, _ in found])
    comparator = np.repeat(np.arange(len(found)) - 1, [len(rows) for rows, _ in found])
    return Beside(rows, cells[rows], comparator, Tally.joined([other for _, other in found]))


def _beside(cells: Cells, comparator: Comparator) -> tuple[Codes, Tally]:
    """Which cells are compared, and the counts of the comparator of each."""
    members, told = _members(cells.groups, comparator), _told(cells.groups, comparator)
    shared = "home" if comparator is Comparator.EVERYONE_ELSE else "kin"
    home, size = combined(cells.of_group(shared), cells.place, cells.span, cells.stratum)
    inside, rows = members[cells.group], np.flatnonzero(told[cells.group])
    other = cells.tally[inside].summed(home[inside], size)[home[rows]]
    return rows, other - cells.tally[rows] if comparator is Comparator.EVERYONE_ELSE else other


def _members(groups: Columns, comparator: Comparator) -> Flags:
    """Which groups make up the comparator. They are the finest ones, so that nobody counts twice."""
    chosen = {
        Comparator.WHITE_BRITISH: groups["british"],
        Comparator.ALL_WHITE: groups["white"],
        Comparator.NAMED: groups["reference"],
        Comparator.EVERYONE_ELSE: ~groups["apart"],
    }[comparator]
    return np.asarray(chosen & ~np.isin(groups["detail"], (ALL, BROAD)))


def _told(groups: Columns, comparator: Comparator) -> Flags:
    """Which groups are compared with it: none of those apart, and none that shares people with the comparator."""
    shares = {
        Comparator.WHITE_BRITISH: groups["british"] | groups["holds"],
        Comparator.ALL_WHITE: groups["white"] | groups["holds"],
        Comparator.NAMED: groups["reference"],
        Comparator.EVERYONE_ELSE: groups["apart"],
    }[comparator]
    has = np.isin(groups["home"], groups["home"][_members(groups, comparator)])
    return np.asarray(has & ~shares & ~groups["apart"] & (groups["detail"] != ALL))
