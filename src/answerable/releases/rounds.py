"""Hide, attack, and hide better what was opened, until nothing is."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from answerable.attack import Report
from answerable.disclosure import KEY, Linked, Policy, Suppression, hide_better, suppress
from answerable.releases.cells import Positions

MOST_ROUNDS = 8
NOTHING: Positions = np.array([], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Round:
    """The last of the rounds."""

    number: int
    suppression: Suppression
    must: Positions
    """Cells that must stay hidden besides those that the rules for a single count hide."""
    report: Report
    opened: Positions
    """Cells that are open still."""

    @property
    def holds(self) -> bool:
        return not (self.report.opened or len(self.opened))


Attacking = Callable[[Suppression, Positions], tuple[Report, Positions]]
"""Publish what is not hidden, aside, and attack it; what must stay hidden is told. Its report, and what it opened."""


def in_rounds(
    linked: Linked, policy: Policy, attacking: Attacking, *, known: Positions = NOTHING, also: Positions = NOTHING
) -> Round:
    """Hide more until the attack opens nothing, or as often as is sensible."""
    suppression = suppress(linked, policy, known=known, also=also)
    for number in range(1, MOST_ROUNDS + 1):
        last = Round(number, suppression, also, *attacking(suppression, also))
        if last.holds or number == MOST_ROUNDS:
            break
        more = _to_hide_better(linked.cells, also, last.opened)
        suppression, also = hide_better(linked, suppression, more), np.union1d(also, more)
    return last


def _to_hide_better(cells: pd.DataFrame, before: Positions, opened: Positions) -> Positions:
    """The cells that were opened; where they were hidden better before, all groups there too."""
    tables = pd.MultiIndex.from_frame(cells[[name for name in KEY if name not in {"detail", "group"}]])
    again = tables.isin(tables[np.intersect1d(before, opened)])
    return np.union1d(opened, np.flatnonzero(again & (cells["value"].to_numpy() > 0)))
