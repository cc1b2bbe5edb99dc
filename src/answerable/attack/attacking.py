"""The attack: everything that published files say, taken together, against each figure that they hide."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from answerable.attack.alone import given_away
from answerable.attack.editions import Edition, read_editions
from answerable.attack.nested import nested
from answerable.attack.programs import unknown_of
from answerable.attack.propagation import Narrowed, propagate
from answerable.attack.published import read_ledger, read_release
from answerable.attack.report import Finding, Report
from answerable.attack.searching import Search
from answerable.attack.space import Flags, Numbers
from answerable.attack.system import TOLERANCE, System, system_of, with_figures
from answerable.attack.wording import from_rows, printed_elsewhere

SECONDS = 600.0


def attack(release: Path, ledger: Path | None = None, *, seconds: float = SECONDS) -> Report:
    """Try to work out each hidden count of a release from its files and those of the releases before it.

    A count is given away if what is possible for it spans less than `smallest_count` - 1, so that it is known nearly
    or to be small; or if somebody who is alone in another hidden cell would know it to be small.
    Source of the rule: methods.md, Disclosure control 4.

    Raises:
        UnusableReleaseError: a file is missing or was changed, or what is printed does not add up.

    """
    published = read_release(release)
    earlier = read_ledger(ledger, published) if ledger else ()
    space, editions = read_editions([published, *earlier])
    system, understood = system_of(space, editions)
    said = system.low == system.high
    first = propagate(system)
    narrowed = propagate(with_figures(first.system, understood)).after(first)
    unknown = unknown_of(narrowed.system)
    smallest = published.rules.smallest_count
    search = Search(unknown, narrowed.system.hidden[unknown.column], smallest, seconds)
    search.run()
    return _report(narrowed, search, said, smallest, editions)


def _report(narrowed: Narrowed, search: Search, said: Flags, smallest: int, editions: tuple[Edition, ...]) -> Report:
    system, unknown, names = narrowed.system, search.unknown, [one.published.name for one in editions]
    hidden = np.flatnonzero(system.hidden).tolist()
    ends = _ends(system, search)
    given = [column for column in hidden if ends["high"][column] - ends["low"][column] < smallest - 1 - TOLERANCE]
    recovered = [
        Finding(
            system.cell(column),
            round(ends["low"][column]),
            round(ends["high"][column]),
            printed_elsewhere(system, column, names) if said[column] else _how(narrowed, search, column),
        )
        for column in given
    ]
    return Report(
        names[0],
        tuple(names[1:]),
        len(system.columns),
        system.matrix.shape[0],
        len(hidden),
        len(hidden),
        int((search.wide & search.judged).sum()),
        search.solved[False],
        search.solved[True],
        tuple(system.cell(int(column)) for column in unknown.column[search.open]),
        (*recovered, *_to_those_alone(system, search, smallest, editions[0])),
        _intervals(system, hidden, ends),
    )


def _ends(system: System, search: Search) -> dict[str, Numbers]:
    """Of every cell, what is proved and what was seen."""
    ends = {"low": system.low, "high": system.high, "seen_low": system.low, "seen_high": system.high}
    found = {name: values.copy() for name, values in ends.items()}
    for name, values in found.items():
        values[search.unknown.column] = getattr(search, name)
    return found


def _how(narrowed: Narrowed, search: Search, column: int) -> str:
    """The rows that narrowed a cell: those of the program that was solved for it, or the last that narrowed it."""
    place = int(np.searchsorted(search.unknown.column, column))
    if place in search.because and search.unknown.column[place] == column:
        return from_rows(narrowed.system, column, [int(search.unknown.row[row]) for row in search.because[place]])
    return from_rows(narrowed.system, column, narrowed.by(column))


def _to_those_alone(system: System, search: Search, smallest: int, edition: Edition) -> Iterator[Finding]:
    unknown = search.unknown
    for one in given_away(unknown, search.point, search.judged & ~search.narrow, smallest):
        known, cell = (system.cell(int(unknown.column[place])) for place in (one.known, one.cell))
        if one.value != 1 or not nested(known, cell, edition):
            yield Finding(
                cell, one.value, one.value, "The two cells move together in everything that is printed.", known
            )


def _intervals(system: System, hidden: list[int], ends: dict[str, Numbers]) -> pd.DataFrame:
    cells = [system.cell(int(column)) for column in hidden]
    names = [(one.stage, *one.group, *one.place, *one.period) for one in cells]
    columns = ["stage", "characteristic", "detail", "group", "level", "place", "from", "to"]
    return pd.DataFrame(names, columns=columns).assign(**{name: values[hidden] for name, values in ends.items()})
