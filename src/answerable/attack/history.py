"""Earlier releases beside this one: which of their cells are the same counts, and which were revised since."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from answerable.attack.editions import Counts, Edition
from answerable.attack.equations import Equations
from answerable.attack.space import GROUP, PLACE, Codes, Flags, Numbers, Space


def merged(counts: tuple[Counts, ...]) -> tuple[Codes, Numbers, Numbers]:
    """Each key once, sorted, with what all that is printed of it leaves possible."""
    keys, at = np.unique(np.concatenate([one.keys for one in counts]), return_inverse=True)
    low, high = np.zeros(len(keys)), np.full(len(keys), np.inf)
    np.maximum.at(low, at, np.concatenate([one.low for one in counts]))
    np.minimum.at(high, at, np.concatenate([one.high for one in counts]))
    return keys, low, high


def states(space: Space, now: Edition, then: Edition, number: int, said: tuple[Codes, Equations]) -> Codes:
    """For each cell of an earlier release 0 if it is the same count as now, else `number`.

    A cell is another where its region or broad group has other members now. It may be another where it hangs together
    with a figure that was revised, by equations, through cells that the two releases do not both print alike.
    """
    cells, equations = said
    keys, differs = _differing(now, then)
    moved = np.zeros(len(cells), np.bool_)
    for axis, codes in ((PLACE, _other_regions(space, now, then)), (GROUP, _other_groups(space, now, then))):
        at = np.isin(space.code(keys, axis), codes)
        moved |= np.isin(space.code(cells, axis), np.unique(space.code(keys[at & differs], axis)))
        keys, differs = keys[~at], differs[~at]
    free = ~moved & ~np.isin(cells, keys[~differs])
    told = np.isin(cells, np.concatenate([one.keys for edition in (now, then) for one in edition.counts]))
    links = _Links.of(cells, equations)
    other = links.hanging_together(free, np.isin(cells, keys[differs]), told)
    return np.where(moved | links.with_wholes(other, ~told), number, 0)


@dataclass(frozen=True, slots=True)
class _Links:
    """Equations, by where their cells stand."""

    cells: int
    whole: Codes
    row: Codes
    part: Codes

    @classmethod
    def of(cls, cells: Codes, equations: Equations) -> "_Links":
        whole, part = np.searchsorted(cells, equations.whole), np.searchsorted(cells, equations.part)
        return cls(len(cells), whole, equations.row, part)

    def hanging_together(self, free: Flags, revised: Flags, told: Flags) -> Flags:
        """The free cells that equations connect with a revised one by way of free cells alone.

        An equation whose whole no release tells of connects nothing: the whole takes up any change.
        """
        rows = np.concatenate([np.arange(len(self.whole)), self.row])
        cells = np.concatenate([self.whole, self.part])
        linked = free[cells] & told[self.whole][rows]
        size = len(self.whole) + self.cells
        links = np.ones(linked.sum()), (rows[linked], cells[linked] + len(self.whole))
        component = connected_components(sparse.coo_matrix(links, shape=(size, size)), directed=False)[1]
        component = component[len(self.whole) :]
        return np.asarray(free & np.isin(component, component[revised & free]))

    def with_wholes(self, other: Flags, untold: Flags) -> Flags:
        """Some cells, and those that no release tells of and of which they are part."""
        found, before = other.copy(), -1
        while before != found.sum():
            before = found.sum()
            wholes = self.whole[self.row[found[self.part]]]
            found[wholes[untold[wholes]]] = True
        return found


def _differing(now: Edition, then: Edition) -> tuple[Codes, Flags]:
    """Keys that both releases print, and whether they print different numbers."""
    keys, low, high = merged(now.counts)
    old, old_low, old_high = merged(then.counts)
    both, at, old_at = np.intersect1d(keys, old, return_indices=True)
    told = np.isfinite(high[at]) & np.isfinite(old_high[old_at])
    differs = (low[at] > old_high[old_at]) | (high[at] < old_low[old_at])
    return both[told], differs[told]


def _other_regions(space: Space, now: Edition, then: Edition) -> Codes:
    members = [
        {whole: {part for part, one in lists.regions.items() if one == whole} for whole in lists.regions.values()}
        for lists in (now.lists, then.lists)
    ]
    return np.array(
        [
            code
            for code, place in enumerate(space.places)
            if place.name and members[0].get(place) != members[1].get(place)
        ],
        np.int64,
    )


def _other_groups(space: Space, now: Edition, then: Edition) -> Codes:
    members = [
        {
            whole: {part for part, wholes in lists.whole_of.items() if whole in wholes}
            for wholes in lists.whole_of.values()
            for whole in wholes
        }
        for lists in (now.lists, then.lists)
    ]
    return np.array(
        [code for code, group in enumerate(space.groups) if members[0].get(group) != members[1].get(group)], np.int64
    )
