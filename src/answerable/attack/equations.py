"""All cells of a release and all that is said of them: each fold, wherever some cell brings it up."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from answerable.attack.folds import Fold, Kind, expanded, joined
from answerable.attack.space import Codes, Space


@dataclass(frozen=True, slots=True)
class Equations:
    """Rows over cells: each whole, and the parts of it that are not known to be empty."""

    fold: Codes
    """The number of the fold of each row."""
    whole: Codes
    """The key of the whole of each row."""
    row: Codes
    """Of each part: its row, and below its key."""
    part: Codes


def cells_and_equations(space: Space, folds: tuple[Fold, ...], cells: Codes, listed: Codes) -> tuple[Codes, Equations]:
    """From the cells that a release tells of, and those of them that it lists, to all that can be said of them.

    Wholes that are told of nowhere are cells too, as are parts in tables that were not printed. A part without a row
    in a table that was printed is empty: a release hides figures, not rows.
    """
    printed = np.unique(space.tables(listed))
    cells, before = np.unique(cells), -1
    while before != len(cells):
        before = len(cells)
        for one in folds:
            found = _instances(space, one, cells, printed)
            cells = np.unique(np.concatenate([cells, found.whole, found.part]))
    return cells, _together(_instances(space, one, cells, printed, number) for number, one in enumerate(folds))


def _instances(space: Space, fold: Fold, cells: Codes, printed: Codes, number: int = 0) -> Equations:
    codes = space.code(cells, fold.axis)
    at, cell = joined(fold.cue, codes)
    if fold.stages is not None:
        allowed = np.isin(space.code(cells, 0)[cell], list(fold.stages))
        at, cell = at[allowed], cell[allowed]
    stride = space.stride(fold.axis)
    both = np.unique(fold.cue_of[at] * space.size + space.without(cells, fold.axis)[cell])
    equation, base = both // space.size, both % space.size
    whole = base + fold.whole[equation] * stride
    if fold.kind is Kind.PART:
        said = np.isin(whole, cells)
        equation, base, whole = equation[said], base[said], whole[said]
    starts = np.searchsorted(fold.equation, np.arange(len(fold.whole)))
    row, item = expanded(starts[equation], np.bincount(fold.equation, minlength=len(fold.whole))[equation])
    part = base[row] + fold.part[item] * stride
    told = np.isin(part, cells) | ~np.isin(space.tables(part), printed)
    return Equations(np.full(len(whole), number), whole, row[told], part[told])


def _together(found: Iterable[Equations]) -> Equations:
    many = list(found)
    starts = np.cumsum([0, *(len(one.whole) for one in many[:-1])])
    return Equations(
        np.concatenate([one.fold for one in many]),
        np.concatenate([one.whole for one in many]),
        np.concatenate([one.row + start for one, start in zip(many, starts, strict=True)]),
        np.concatenate([one.part for one in many]),
    )
