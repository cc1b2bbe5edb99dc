"""Earlier releases beside this one: which of their cells are the same counts, and which were revised since."""

import numpy as np

from answerable.attack.editions import Counts, Edition
from answerable.attack.space import GROUP, PERIOD, PLACE, STAGE, Codes, Flags, Numbers, Space


def merged(counts: tuple[Counts, ...]) -> tuple[Codes, Numbers, Numbers]:
    """Each key once, sorted, with what all that is printed of it leaves possible."""
    keys, at = np.unique(np.concatenate([one.keys for one in counts]), return_inverse=True)
    low, high = np.zeros(len(keys)), np.full(len(keys), np.inf)
    np.maximum.at(low, at, np.concatenate([one.low for one in counts]))
    np.minimum.at(high, at, np.concatenate([one.high for one in counts]))
    return keys, low, high


def states(space: Space, now: Edition, then: Edition, number: int, cells: Codes) -> Codes:
    """For each cell of an earlier release 0 if it is the same count as now, else `number`.

    A cell is another where its region or broad group has other members now; and where figures of its place and
    period were revised, since what was hidden there may have been revised as well.
    """
    keys, differs = _differing(now, then)
    other = np.zeros(len(cells), np.bool_)
    for axis, codes in ((PLACE, _other_regions(space, now, then)), (GROUP, _other_groups(space, now, then))):
        moved = np.isin(space.code(keys, axis), codes)
        changed = np.unique(space.code(keys[moved & differs], axis))
        other |= np.isin(space.code(cells, axis), changed)
        keys, differs = keys[~moved], differs[~moved]
    other |= np.isin(_slices(space, cells), _slices(space, keys[differs]))
    return np.where(other, number, 0)


def _differing(now: Edition, then: Edition) -> tuple[Codes, Flags]:
    """Keys that both releases print, and whether they print different numbers."""
    keys, low, high = merged(now.counts)
    old, old_low, old_high = merged(then.counts)
    both, at, old_at = np.intersect1d(keys, old, return_indices=True)
    told = np.isfinite(high[at]) & np.isfinite(old_high[old_at])
    differs = (low[at] > old_high[old_at]) | (high[at] < old_low[old_at])
    return both[told], differs[told]


def _slices(space: Space, keys: Codes) -> Codes:
    codes = [space.code(keys, axis) for axis in (STAGE, PLACE, PERIOD)]
    return np.asarray((codes[0] * space.sizes[PLACE] + codes[1]) * space.sizes[PERIOD] + codes[2])


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
