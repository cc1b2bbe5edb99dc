"""Each cell beside those with whom it is compared."""

from collections.abc import Iterator
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
    """Cells of groups, and the counts of one comparator at the same place, span and stratum."""

    comparator: Comparator
    rows: Codes
    """Where the cells stand among all of the measure."""
    cells: Cells
    own: Tally
    other: Tally

    @property
    def names(self) -> NDArray[np.object_]:
        """The comparator's name in each row; a named one goes by the name of the group."""
        if self.comparator is Comparator.NAMED:
            return np.asarray(self.cells.of_group("named"))
        return np.full(len(self.cells), self.comparator.value, dtype=object)


def beside(cells: Cells) -> Iterator[Beside]:
    """The cells beside each comparator of the measure; a share is compared with its benchmark, not with a group.

    White comparators of a pair are white people of its other group.
    """
    if cells.measure.kind is Kind.SHARE:
        return
    for comparator in cells.measure.comparators:
        members, told = _members(cells.groups, comparator), _told(cells.groups, comparator)
        shared = "home" if comparator is Comparator.EVERYONE_ELSE else "kin"
        home, size = combined(cells.of_group(shared), cells.place, cells.span, cells.stratum)
        inside, rows = members[cells.group], np.flatnonzero(told[cells.group])
        other = cells.tally[inside].summed(home[inside], size)[home[rows]]
        own = cells.tally[rows]
        yield Beside(
            comparator, rows, cells[rows], own, other - own if comparator is Comparator.EVERYONE_ELSE else other
        )


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
