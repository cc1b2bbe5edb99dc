"""What else must be hidden, so that nobody can work out what is."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from answerable.disclosure.blocks import blocks
from answerable.disclosure.choosing import Chooser
from answerable.disclosure.intervals import Intervals
from answerable.disclosure.linking import Linked
from answerable.disclosure.policy import Policy
from answerable.disclosure.primary import Reason, primary


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


def suppress(
    linked: Linked, policy: Policy, *, known: Iterable[int] = (), also: Iterable[int] = (), seed: int = 1
) -> Suppression:
    """Hide what is small, and as little else as keeps it hidden, over all linked tables at once.

    `known` are positions of cells that earlier releases printed: they cannot be hidden again. `also` are positions of
    cells that must be hidden better (an attack opened them). The same input gives the same pattern.
    """
    reasons, opened = primary(linked, policy), _positions(also)
    public = linked.cells["structural"].to_numpy(bool).copy()
    public[_positions(known)] = True
    must = reasons != Reason.SHOWN
    must[opened] = True
    chooser = Chooser(linked, hidden=~public, must=must & ~public, width=policy.width, seed=seed)
    lost = np.union1d(np.flatnonzero(must & public), chooser.given_away())
    hidden = np.zeros(len(must), bool)
    hidden[chooser.publish(_most_wanted_first(linked, ~public & ~must))] = True
    intervals = Intervals(linked, hidden, ~public, width=policy.width, seed=seed)
    intervals.hide_around(opened)
    _make_room(intervals, list(blocks(linked)))
    return Suppression(intervals.hidden, reasons, lost, intervals.narrow())


def _make_room(intervals: Intervals, parts: list[np.ndarray]) -> None:
    before = intervals.hidden.copy()
    intervals.widen(parts)
    if len(narrow := intervals.narrow()):
        intervals.hide_around(narrow)
        intervals.widen(parts)
        intervals.show_unmoved(~before)


def _positions(cells: Iterable[int]) -> np.ndarray:
    return np.fromiter(cells, dtype=np.int64)


def _most_wanted_first(linked: Linked, candidates: np.ndarray) -> np.ndarray:
    cells = np.flatnonzero(candidates)
    return cells[np.lexsort((cells, -linked.cells["weight"].to_numpy(float)[cells]))]
