"""What the attack on a release that is about to be published opened, among the counts of its results."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from answerable.attack import Cell, Report
from answerable.disclosure import KEY, Policy
from answerable.releases.cells import KNOWN, Flags, Positions

_DETAILS = {"everyone": "all", "all": "all", "top": "fine", "else": "known"}
"""What the attack calls a table of groups, where the cells here have another name for it."""


def opened(report: Report, counts: pd.DataFrame, hidden: Flags, policy: Policy) -> Positions:
    """Positions of the counts that the attack opened, and by which it did; of those undecided or known to be small.

    `counts` has the columns of `disclosure.KEY` and `value`.
    """
    found = [cell for finding in report.recovered for cell in (finding.cell, finding.knowing) if cell]
    named = [*found, *report.unfinished]
    return np.unique(np.concatenate([_at(named, counts), _ruled_out(report, counts, hidden, policy)]))


def _ruled_out(report: Report, counts: pd.DataFrame, hidden: Flags, policy: Policy) -> Positions:
    """Small counts of which not everything from 0 to the width is possible still."""
    days = {name: report.intervals[name].astype(str) for name in ("from", "to")}
    told = report.intervals.assign(detail=report.intervals["detail"].replace(_DETAILS), **days)
    told = told.merge(counts.assign(at=np.arange(len(hidden)), hidden=hidden), on=KEY)
    small = (told["value"] >= 1) & (told["value"] < policy.smallest_count) & told["hidden"]
    return np.asarray(told.loc[small & ((told["low"] > 0) | (told["high"] < policy.width)), "at"], dtype=np.int64)


def _at(named: Iterable[Cell], counts: pd.DataFrame) -> Positions:
    keys = pd.DataFrame([_key(cell) for cell in named], columns=KEY, dtype=object).drop_duplicates()
    found = keys.merge(counts.assign(at=np.arange(len(counts))), on=KEY)
    return np.asarray(found["at"], dtype=np.int64)


def _key(cell: Cell) -> tuple[str, ...]:
    """The cell as it is named here; everyone else stands for those whose group is known."""
    group, table = cell.group, _DETAILS.get(cell.group.table, cell.group.table)
    name = KNOWN if table == "known" else group.name
    return (cell.stage, group.characteristic, table, name, *cell.place, str(cell.period.first), str(cell.period.last))
