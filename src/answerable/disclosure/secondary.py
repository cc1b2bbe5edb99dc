"""What else must be hidden, so that nobody can work out what is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from answerable.disclosure.blocks import regions, wholes
from answerable.disclosure.choosing import Chooser
from answerable.disclosure.intervals import Intervals
from answerable.disclosure.linking import Linked
from answerable.disclosure.policy import Policy
from answerable.disclosure.primary import Reason, primary

SHARE = 0.05
"""Of the cells that want room, how many are given it at once by hiding others: the fewer, the less is hidden."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """What may not be printed. Arrays have an entry a cell of what was linked, complements included."""

    hidden: np.ndarray
    primary: np.ndarray
    """A `Reason` a cell that is hidden for what it is itself. For the eyes of the publisher: to print which of the
    hidden cells these are would leak, so that every hidden count is printed with the one reason "small"."""
    given_away: np.ndarray
    """Positions of cells that should be hidden, and are public already or follow from what is."""
    narrow: np.ndarray
    """Positions of hidden cells that were not shown to be able to vary enough, although more was hidden for them."""
    intervals: Intervals
    """How far each hidden cell was shown to be able to move."""

    def must(self, also: np.ndarray) -> np.ndarray:
        """Which cells must stay hidden: for what they are themselves, and those at the given positions."""
        kept = self.primary != Reason.SHOWN
        kept[also] = True
        return np.asarray(kept)


def suppress(
    linked: Linked, policy: Policy, *, known: Iterable[int] = (), also: Iterable[int] = (), seed: int = 1
) -> Suppression:
    """Hide what is small, and as little else as keeps it hidden, over all linked tables at once.

    `known` are positions of cells that earlier releases printed: they cannot be hidden again. `also` are positions of
    cells that must be hidden besides. The same input gives the same pattern.
    """
    reasons = primary(linked, policy)
    public = linked.cells["structural"].to_numpy(bool).copy()
    public[_positions(known)] = True
    must = reasons != Reason.SHOWN
    must[_positions(also)] = True
    chooser = Chooser(
        linked, hidden=~public, must=must & ~public, width=policy.width, few=policy.smallest_base, seed=seed
    )
    lost = np.union1d(np.flatnonzero(must & public), chooser.given_away())
    hidden = np.zeros(len(must), bool)
    hidden[chooser.publish(_most_wanted_first(linked, ~public & ~must))] = True
    intervals = Intervals(linked, hidden, ~public, width=policy.width, seed=seed)
    _make_room(intervals, linked)
    return Suppression(intervals.hidden.copy(), reasons, lost, intervals.narrow(), intervals)


def hide_better(linked: Linked, before: Suppression, opened: Iterable[int]) -> Suppression:
    """The same, and more hidden around cells that an attack opened, with what gives it room. What moved moves still."""
    intervals = before.intervals.copy()
    intervals.hide_around(_positions(opened))
    _make_room(intervals, linked)
    return replace(before, hidden=intervals.hidden.copy(), narrow=intervals.narrow(), intervals=intervals)


def _make_room(intervals: Intervals, linked: Linked) -> None:
    """See what moves as it is, then hide more: within regions first, which are sooner gone through than the whole."""
    whole, region = list(wholes(linked)), list(regions(linked))
    intervals.widen(whole)
    for cheaper in (1.0, 0.1):
        intervals.open(region, SHARE, cheaper)
        intervals.open(whole, 2 * SHARE, cheaper)


def _positions(cells: Iterable[int]) -> np.ndarray:
    return np.fromiter(cells, dtype=np.int64)


def _most_wanted_first(linked: Linked, candidates: np.ndarray) -> np.ndarray:
    cells = np.flatnonzero(candidates)
    return cells[np.lexsort((cells, -linked.cells["weight"].to_numpy(float)[cells]))]
