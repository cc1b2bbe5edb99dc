"""Publish cell after cell, the most wanted first, unless that would tell of a cell that must stay hidden.

The method of GaussSuppression (Langsrud, "Secondary cell suppression by Gaussian elimination", 2024), over equations
among cells instead of cells as sums of the finest ones, and with room to vary kept in each equation.
"""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from answerable.disclosure.elimination import PRIME, Reduced, among
from answerable.disclosure.linking import Linked
from answerable.disclosure.room import Room


class Chooser:
    """What is hidden while cells are published one by one; all arrays have an entry a cell.

    Of the `hidden` cells, those that `must` be must not be worked out; nor may anybody who is alone in a count (for
    all that a reader knows: one of at most `few`) work out another that is small. In every equation hidden cells keep
    room to vary by `width`.
    """

    def __init__(  # noqa: PLR0913
        self, linked: Linked, *, hidden: np.ndarray, must: np.ndarray, width: int, few: int, seed: int
    ) -> None:
        self._cells = np.flatnonzero(hidden)
        values, equations = linked.counts[self._cells], among(linked.equations, self._cells)
        self._reduced = Reduced(equations, seed)
        self._kept = must[self._cells].tolist()
        self._room = Room(equations, values, must[self._cells], width)
        self._private = (values <= few).tolist()
        self._values: list[int] = values.tolist()
        self._width = width
        self._at: defaultdict[int, set[int]] = defaultdict(set)
        self._move((cell, point) for cell, point in enumerate(self._reduced.point) if self._private[cell] and point)

    def given_away(self) -> np.ndarray:
        """Positions of the cells that must stay hidden, and already follow from what is known."""
        return self._cells[[kept and not point for kept, point in zip(self._kept, self._reduced.point, strict=True)]]

    def publish(self, order: np.ndarray) -> np.ndarray:
        """Try the given hidden cells in turn; the cells that are hidden in the end, as positions."""
        hidden = np.ones(len(self._cells), bool)
        for first in np.searchsorted(self._cells, order).tolist():
            following = [first]
            while following:
                cell = following.pop()
                if hidden[cell] and not self._kept[cell] and self._may_publish(cell):
                    hidden[cell] = False
                    following += [*self._room.publish(cell), *self._following]
        return self._cells[hidden]

    def _may_publish(self, cell: int) -> bool:
        """Publish a cell if that tells of nobody; else it is hidden to protect others, and must not be worked out."""
        self._following: list[int] = []
        allowed = self._room.allows(cell) and (not self._reduced.make_free(cell) or self._publish(cell))
        if not allowed:
            self._kept[cell] = True
            self._room.keep(cell)
        return allowed

    def _publish(self, cell: int) -> bool:
        points = self._reduced.users(cell)
        told = [user for user, point in points.items() if not point]
        if any(self._kept[user] or not self._room.allows(user) for user in told):
            return False
        watched = {user: point for user, point in points.items() if self._private[user] and point}
        if self._tells_one_person(watched):
            return False
        for user in points:
            self._at[self._reduced.point[user]].discard(user)
        self._move(watched.items())
        self._reduced.publish(cell, points)
        self._following = told
        return True

    def _move(self, points: Iterable[tuple[int, int]]) -> None:
        for cell, point in points:
            self._at[point].add(cell)

    def _tells_one_person(self, points: dict[int, int]) -> bool:
        """Whether the sum or the difference of two counts would be worked out, by which one tells that both are small.

        Two counts that were equal from the first are of the same people: a region and its only place.
        """
        there: defaultdict[int, list[int]] = defaultdict(list)
        for cell, point in points.items():
            there[point].append(cell)
        for cell, point in points.items():
            for value, tells in ((PRIME - point, self._sum_tells), (point, self._difference_tells)):
                others = [*there.get(value, ()), *(one for one in self._at.get(value, ()) if one not in points)]
                if any(tells(cell, one) for one in others):
                    return True
        return False

    def _sum_tells(self, cell: int, other: int) -> bool:
        return 2 <= self._values[cell] + self._values[other] <= self._width + 1

    def _difference_tells(self, cell: int, other: int) -> bool:
        known = self._reduced.point[cell] == self._reduced.point[other]
        return not known and abs(self._values[cell] - self._values[other]) < self._width
