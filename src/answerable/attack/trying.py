"""The search, over everything that is unknown: component by component, and large components part by part."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from answerable.attack.programs import Unknown
from answerable.attack.searching import Search
from answerable.attack.space import Codes, Flags, Numbers

LARGEST = 5_000
"""Cells of the largest program. A larger component is attacked in parts."""
_CORE = 2_000


@dataclass(frozen=True, slots=True)
class Tried:
    """What the search found of each unknown cell."""

    low: Numbers
    high: Numbers
    seen_low: Numbers
    seen_high: Numbers
    wide: Flags
    """Hidden cells that were seen to take values far enough apart."""
    open: Flags
    """Hidden cells of which neither was shown in time."""
    in_parts: Flags
    """Cells of large components."""
    because: dict[int, set[int]]
    """Of a cell, rows of the unknown that together narrow it."""
    solved: dict[bool, int]
    """How many linear and integer programs were solved."""


def tried(unknown: Unknown, hidden: Flags, places: Codes, smallest: int, seconds: float) -> Tried:
    """Search all components.

    Of a large one, the cells of a few places at a time are attacked with every row that binds any of them. What such a
    part proves is true of the whole; a cell that moves in it might not in the whole.
    """
    count, ends = len(hidden), time.monotonic() + seconds
    size = np.bincount(unknown.component, minlength=unknown.components)[unknown.component]
    found = Tried(
        unknown.low.copy(),
        unknown.high.copy(),
        np.full(count, np.inf),
        np.full(count, -np.inf),
        np.zeros(count, np.bool_),
        np.zeros(count, np.bool_),
        np.asarray(size > LARGEST),
        {},
        {False: 0, True: 0},
    )
    for core in _cores(unknown, found.in_parts, places):
        cells, part = unknown.around(core)
        search = Search(part, hidden[cells] & np.isin(cells, core), smallest, ends)
        search.run()
        _keep(found, unknown, cells, search)
    return found


def _cores(unknown: Unknown, in_parts: Flags, places: Codes) -> Iterator[Codes]:
    """Whole components, as many as make up a program; and places of large components."""
    small = np.flatnonzero(~in_parts)
    yield from _cut(small[np.argsort(unknown.component[small], kind="stable")], unknown.component, LARGEST)
    large = np.flatnonzero(in_parts)
    yield from _cut(large[np.argsort(places[large], kind="stable")], places, _CORE)


def _cut(cells: Codes, by: Codes, most: int) -> Iterator[Codes]:
    """Cells in stretches of about `most`, without parting those that are alike in `by`."""
    if len(cells):
        first = np.flatnonzero(np.diff(by[cells], prepend=-1))
        batch = first // most
        starts = first[np.flatnonzero(np.diff(batch, prepend=-1))]
        yield from np.split(cells, starts[1:])


def _keep(found: Tried, unknown: Unknown, cells: Codes, search: Search) -> None:
    own = search.judged
    for name in ("low", "high", "seen_low", "seen_high", "wide", "open"):
        getattr(found, name)[cells[own]] = getattr(search, name)[own]
    rows = np.searchsorted(unknown.row, search.unknown.row)
    for cell, because in search.because.items():
        found.because[int(cells[cell])] = {int(rows[row]) for row in because}
    for whole, number in search.solved.items():
        found.solved[whole] += number
