"""From what a search found to findings in words, and to the interval of each hidden count."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from answerable.attack.alone import moving_together
from answerable.attack.editions import Edition
from answerable.attack.nested import Nesting
from answerable.attack.programs import Unknown
from answerable.attack.propagation import Narrowed
from answerable.attack.report import Finding, Report
from answerable.attack.space import Flags, Numbers
from answerable.attack.system import TOLERANCE
from answerable.attack.trying import Tried
from answerable.attack.wording import from_rows, printed_elsewhere


@dataclass(frozen=True, slots=True)
class Attacked:
    """A system after the attack."""

    narrowed: Narrowed
    said: Flags
    """Cells that some row prints."""
    unknown: Unknown
    search: Tried
    smallest: int

    def ends(self, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
        """Of every cell of the system two numbers: those given of unknown cells, the value of the others."""
        system = self.narrowed.system
        ends = system.low.copy(), system.high.copy()
        ends[0][self.unknown.column], ends[1][self.unknown.column] = low, high
        return ends


def report_of(attacked: Attacked, editions: Sequence[Edition]) -> Report:
    """What an attack on the first of some releases found, with what was tried."""
    system, unknown, search = attacked.narrowed.system, attacked.unknown, attacked.search
    hidden = system.hidden[unknown.column]
    return Report(
        release=editions[0].published.name,
        earlier=tuple(one.published.name for one in editions[1:]),
        cells=len(system.columns),
        equations=system.matrix.shape[0],
        hidden=int(system.hidden.sum()),
        tried=int(system.hidden.sum()),
        witnessed=int((hidden & search.wide).sum()),
        in_parts=int((hidden & search.in_parts).sum()),
        solved_lp=search.solved[False],
        solved_ip=search.solved[True],
        unfinished=tuple(system.cell(int(column)) for column in unknown.column[search.open]),
        recovered=(*_recovered(attacked, editions), *_given_away(attacked, editions[0])),
        intervals=_intervals(attacked),
    )


def _recovered(attacked: Attacked, editions: Sequence[Edition]) -> Iterator[Finding]:
    """Hidden counts whose interval is too narrow; of those hidden only as undeclared, the small ones."""
    system = attacked.narrowed.system
    low, high = attacked.ends(attacked.search.low, attacked.search.high)
    names = [one.published.name for one in editions]
    narrow = system.hidden & (high - low < attacked.smallest - 1 - TOLERANCE)
    for column in np.flatnonzero(narrow & ~(system.undeclared & (high >= attacked.smallest))).tolist():
        how = printed_elsewhere(system, column, names) if attacked.said[column] else _how(attacked, column)
        yield Finding(system.cell(column), round(low[column]), round(high[column]), how)


def _how(attacked: Attacked, column: int) -> str:
    """The rows that narrowed a cell: those of the program that was solved for it, or the last that narrowed it."""
    place = int(np.searchsorted(attacked.unknown.column, column))
    because = (
        attacked.search.because.get(place, set()) if column in attacked.unknown.column[place : place + 1] else set()
    )
    rows = [int(attacked.unknown.row[row]) for row in because]
    return from_rows(attacked.narrowed.system, column, rows or attacked.narrowed.by(column))


def _given_away(attacked: Attacked, edition: Edition) -> Iterator[Finding]:
    """What all equations determine together, and what somebody alone in a hidden cell would know."""
    system, unknown, search = attacked.narrowed.system, attacked.unknown, attacked.search
    hidden = (system.hidden & ~system.undeclared)[unknown.column] & (
        search.high - search.low >= attacked.smallest - 1 - TOLERANCE
    )
    found = list(moving_together(unknown, hidden, attacked.smallest))
    nesting, ones = Nesting(edition), defaultdict(list)
    for one in found:
        if one.value == 1:
            ones[one.known].append(system.cell(int(unknown.column[one.cell])))
    for one in found:
        cell = system.cell(int(unknown.column[one.cell]))
        known = None if one.known is None else system.cell(int(unknown.column[one.known]))
        if known is None:
            yield Finding(cell, one.value, one.value, "It follows from all equations taken together.")
        elif one.value != 1 or not nesting.same_person(known, cell, ones[one.known]):
            how = "The two cells move together in everything that is printed."
            yield Finding(cell, one.value, one.value, how, known)


def _intervals(attacked: Attacked) -> pd.DataFrame:
    """A row for each hidden count."""
    system, search = attacked.narrowed.system, attacked.search
    space, hidden = system.space, np.flatnonzero(system.hidden)
    names = (
        pd.DataFrame({"stage": space.stages}),
        pd.DataFrame(space.groups, columns=["characteristic", "detail", "group"]),
        pd.DataFrame(space.places, columns=["level", "place"]),
        pd.DataFrame(space.periods, columns=["from", "to"]),
    )
    codes = [space.code(system.columns[hidden] % space.size, axis) for axis in range(len(names))]
    told = [table.iloc[code].reset_index(drop=True) for table, code in zip(names, codes, strict=True)]
    low, high = attacked.ends(search.low, search.high)
    seen_low, seen_high = attacked.ends(search.seen_low, search.seen_high)
    ends = {"low": low, "high": high, "seen_low": seen_low, "seen_high": seen_high}
    return pd.concat(told, axis=1).assign(**{name: values[hidden] for name, values in ends.items()})
