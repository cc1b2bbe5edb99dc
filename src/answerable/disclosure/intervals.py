"""Room to vary over all equations together: what a hidden count could be, for all that the published ones tell.

Linear programs over blocks of cells, which take every cell outside the block for known: what can vary within a block
can vary in the whole. Where a hidden count cannot vary enough, the cheapest published cells that give it room are
hidden too.
"""

import copy
import itertools
import math
from collections.abc import Iterable

import numpy as np
from scipy import sparse

from answerable.disclosure.elimination import among
from answerable.disclosure.linking import Linked
from answerable.disclosure.programs import Program

PATIENCE = 3
"""After so many programs in a row that show little new, a block is left."""
LITTLE = 0.05
"""Of the cells that want room."""
_NEAR = 1e-6


class Intervals:
    """The hidden cells, and how far each was shown to be able to move; all arrays have an entry a cell.

    A small count (at most the `width`) must be able to be anything from 0 to the width; others must vary by the width.
    Cells that are not `able` to be hidden are known.
    """

    def __init__(self, linked: Linked, hidden: np.ndarray, able: np.ndarray, *, width: int, seed: int) -> None:
        self.hidden, self.able, self.width = hidden.copy(), able, width
        self.values = linked.counts.astype(float)
        self.prices = _prices(linked)
        self.complements = linked.complements[self.able[linked.complements[:, 2]]]
        self.sums = linked.equations[: linked.equations.shape[0] - len(linked.complements)].tocsc()
        self._by_row = self.sums.tocsr()
        self.rests = self._rests()
        self.chance = np.random.default_rng(seed)
        self._low, self._high = np.zeros(len(hidden)), np.zeros(len(hidden))

    def _rests(self) -> sparse.csc_array:
        """Complements x cells: what moves a complement up, and down."""
        numerator, denominator, _ = self.complements.T
        count = len(numerator)
        entries = (
            np.repeat([-1.0, 1.0], count),
            (np.tile(np.arange(count), 2), np.concatenate([numerator, denominator])),
        )
        return sparse.csc_array(entries, shape=(count, len(self.hidden)))

    def copy(self) -> "Intervals":
        """Of its own, to hide more in."""
        return copy.deepcopy(self)

    def widen(self, blocks: Iterable[np.ndarray]) -> None:
        """See what can move within blocks: positions, no complements among them."""
        for cells in blocks:
            _Block(self, cells[self.able[cells] & self.hidden[cells]]).widen()

    def open(self, blocks: Iterable[np.ndarray], share: float, cheaper: float) -> None:
        """The same, and hide more where nothing moves; for a share of the cells that want room at a time."""
        for cells in blocks:
            _Block(self, cells[self.able[cells]], cheaper).widen(share)

    def hide_around(self, cells: np.ndarray) -> None:
        """Hide the least wanted cell that is shown of each equation in which one of these cells stands."""
        rows = self._by_row[np.unique(self.sums[:, cells].indices)]
        for start, end in itertools.pairwise(rows.indptr):
            members = rows.indices[start:end]
            shown = members[self.able[members] & ~self.hidden[members]]
            if len(shown):
                self._hide(shown[[np.argmin(self.prices[shown])]])

    def _hide(self, cells: np.ndarray) -> None:
        self.hidden[cells] = True
        pairs = self.complements[np.unique(self.rests[:, cells].indices)]
        self.hidden[pairs[:, 2]] = True

    def narrow(self) -> np.ndarray:
        """Positions of hidden cells that were not shown to be able to vary enough."""
        cells = np.arange(len(self.hidden))
        return np.flatnonzero(self.wants(cells, up=True) | self.wants(cells, up=False))

    def wants(self, cells: np.ndarray, *, up: bool) -> np.ndarray:
        """Which hidden cells have yet to be seen further up, or down."""
        value, low, high = self.values[cells], self._low[cells], self._high[cells]
        short = value + high < self.width - _NEAR if up else value + low > _NEAR
        return np.asarray(self.hidden[cells] & np.where(value <= self.width, short, high - low < self.width - _NEAR))

    def see(self, cells: np.ndarray, moves: np.ndarray) -> None:
        """Note a table that agrees with what is published, once the cells that it moves are hidden."""
        self._low[cells] = np.minimum(self._low[cells], moves)
        self._high[cells] = np.maximum(self._high[cells], moves)
        self._hide(cells[moves != 0])


def _prices(linked: Linked) -> np.ndarray:
    """What moving a cell by one costs, beside 1 for a cell that one wants to see moved; weights are in any unit."""
    weights = linked.cells["weight"].to_numpy(float)
    each = linked.counts[weights > 0].sum() / (weights.sum() or 1)
    return np.asarray(0.02 + 0.05 * np.sqrt(weights * each))


class _Block:
    """Some cells, with all complements that they move. Those of them that are shown can be hidden at a price."""

    def __init__(self, whole: Intervals, cells: np.ndarray, cheaper: float = 1) -> None:
        self._whole, self._cells = whole, cells
        self._prices = whole.prices[cells] * cheaper
        rests = whole.rests[:, cells]
        touched = np.unique(rests.indices)
        self._rests = sparse.csr_array(rests)[touched]
        self._rest = whole.complements[touched][:, 2]
        self._watched = np.concatenate([cells, self._rest])

    def widen(self, share: float = 1) -> None:
        """Solve programs until they show little, each for a share of the cells that want room at first."""
        wanting, idle = self._wanting(), 0
        if not wanting.any():
            return
        program, count = self._program(), math.ceil(share * wanting.sum())
        while wanting.any() and idle < PATIENCE:
            self._look(program, self._some(wanting, count))
            before, wanting = wanting, self._wanting()
            idle = idle + 1 if (before & ~wanting).sum() <= LITTLE * before.sum() else 0

    def _wanting(self) -> np.ndarray:
        return np.asarray(self._whole.wants(self._watched, up=True) | self._whole.wants(self._watched, up=False))

    def _some(self, wanting: np.ndarray, count: int) -> np.ndarray:
        cells = np.flatnonzero(wanting)
        chosen = np.zeros(len(wanting), bool)
        chosen[self._whole.chance.permutation(cells)[:count]] = True
        return chosen

    def _program(self) -> Program:
        whole, cells = self._whole, self._cells
        return Program(
            among(whole.sums, cells),
            self._rests,
            values=whole.values[cells],
            rest=whole.values[self._rest],
            priced=~whole.hidden[cells],
        )

    def _look(self, program: Program, chosen: np.ndarray) -> None:
        whole, watched, inside = self._whole, self._watched, slice(len(self._cells))
        up, down = (whole.wants(watched, up=way) & chosen for way in (True, False))
        upward = up & (~down | (whole.chance.random(len(watched)) < 0.5))
        sign = np.where(upward, 1.0, np.where(down, -1.0, 0.0))
        values = whole.values[self._cells]
        needed = whole.width - np.where(values <= whole.width, values, 0)
        caps = np.where(sign[inside] > 0, needed, 3.0 * whole.width)
        prices = np.where(whole.hidden[self._cells], 0, self._prices)
        weights = sign * (0.5 + whole.chance.random(len(watched)))
        whole.see(watched, program.most(weights, caps, prices))
