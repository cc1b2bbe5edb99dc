"""Everything that the published files say, as one system: cells with bounds, and rows that bind them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from answerable.attack.editions import Edition, Table
from answerable.attack.equations import Equations, cells_and_equations
from answerable.attack.figures import figures_of
from answerable.attack.folds import Fold
from answerable.attack.forms import Four, rate, rows_of_figure
from answerable.attack.history import states
from answerable.attack.relations import folds_of, whole_stages
from answerable.attack.rows import Rows, rows_of
from answerable.attack.space import STAGE, Cell, Codes, Flags, Numbers, Space
from answerable.vocabulary.errors import UnusableReleaseError

TOLERANCE = 1e-6
_MARGIN = 1000
"""How far above twice the largest printed count a count may lie, if nothing else limits it."""


@dataclass(frozen=True, slots=True)
class System:
    """Columns are cells. Every row of `matrix`, times the cells, lies between `row_low` and `row_high`."""

    space: Space
    columns: Codes
    """Keys of cells; a count of an earlier release that was another then has the release's number above its key."""
    low: Numbers
    high: Numbers
    whole: Flags
    """Cells that hold whole numbers."""
    hidden: Flags
    """Cells that the newest release hides."""
    undeclared: Flags
    """Those that it hides for one reason only: few said which group they belong to."""
    source: Codes
    """The number of the release that prints a cell, the newest first; -1 where none does."""
    matrix: sparse.csr_matrix
    row_low: Numbers
    row_high: Numbers
    row_about: tuple[str, ...]
    """What each row says: "groups of ethnicity"."""

    def cell(self, column: int) -> Cell:
        return self.space.cell(int(self.columns[column] % self.space.size))

    def release(self, column: int) -> int:
        """The number of the release in which the count is this one; 0 for the newest."""
        return int(self.columns[column] // self.space.size)

    def with_rows(self, rows: Rows, about: Sequence[str]) -> "System":
        return replace(
            self,
            matrix=sparse.vstack([self.matrix, rows.matrix(len(self.columns))], format="csr"),
            row_low=np.concatenate([self.row_low, rows.low]),
            row_high=np.concatenate([self.row_high, rows.high]),
            row_about=(*self.row_about, *(about[one] for one in rows.about)),
        )


@dataclass(frozen=True, slots=True)
class Understood:
    """One release, with all its cells and what adds up, and their places among the columns of a system."""

    edition: Edition
    folds: tuple[Fold, ...]
    cells: Codes
    equations: Equations
    columns: Codes
    """Of each cell."""

    def at(self, keys: Codes) -> Codes:
        return self.columns[np.searchsorted(self.cells, keys)]


def system_of(space: Space, editions: Sequence[Edition]) -> tuple[System, tuple[Understood, ...]]:
    """Join all releases, the newest first: what is printed, and what adds up.

    Raises:
        UnusableReleaseError: one cell is printed with two different numbers in one release.

    """
    columns, understood = _understood(space, editions)
    low, high, source = np.zeros(len(columns)), np.full(len(columns), np.inf), np.full(len(columns), -1)
    hidden, small = np.zeros((2, len(columns)), np.bool_)
    for number, one in reversed([*enumerate(understood)]):
        for counts in one.edition.counts:
            at = one.at(counts.keys)
            np.maximum.at(low, at, counts.low)
            np.minimum.at(high, at, counts.high)
            source[at[counts.printed]] = number
            hidden[at[counts.hidden & (number == 0)]] = True
            small[at[counts.hidden & ~counts.undeclared & (number == 0)]] = True
    _check_agree(space, columns, low, high)
    high = np.minimum(high, 2 * np.max(high, where=np.isfinite(high), initial=0) + _MARGIN)
    whole = np.isin(space.code(columns % space.size, STAGE), list(whole_stages(editions, space)))
    nothing = sparse.csr_matrix((0, len(columns)))
    system = System(space, columns, low, high, whole, hidden, hidden & ~small, source, nothing, low[:0], low[:0], ())
    for one in understood:
        rows = rows_of(one.equations, one.folds, one.at(one.equations.whole), one.at(one.equations.part))
        system = system.with_rows(rows, [fold.about for fold in one.folds])
    return system, understood


def with_figures(system: System, understood: Sequence[Understood]) -> System:
    """The same with what rates, ratios and the like say, given how far their counts are known by now."""
    for one in understood:
        found = [rows for file, table in one.edition.tables.items() for rows in _figure_rows(system, one, file, table)]
        for about, rows in found:
            system = system.with_rows(rows, [about])
    return system


def _figure_rows(system: System, one: Understood, file: str, table: Table) -> Iterator[tuple[str, Rows]]:
    base = one.edition.published.rules.rounding
    four = _four(system, one, table, base / 2 if base else 0.0)
    for figure in figures_of(table, file, four):
        rows = rows_of_figure(figure, four)
        if len(rows.low) and (base is None or figure.form is rate):
            yield f"the printed {figure.about}", rows


def _four(system: System, one: Understood, table: Table, slack: float) -> Four:
    """The counts behind each row; where there is no comparator, two that are zero."""
    columns = np.stack([one.at(counts.keys) for counts in table.counts.values()])
    missing = np.zeros((4 - len(columns), len(table.rows)), np.int64)
    low, high = (np.concatenate([bound[columns], missing]) for bound in (system.low, system.high))
    return Four(np.concatenate([columns, missing]), low, high, slack)


def _understood(space: Space, editions: Sequence[Edition]) -> tuple[Codes, tuple[Understood, ...]]:
    names, read = [], []
    for number, edition in enumerate(editions):
        folds = folds_of(edition, space)
        keys = np.concatenate([counts.keys for counts in edition.counts])
        cells, equations = cells_and_equations(space, folds, keys, edition.listed)
        state = (
            states(space, editions[0], edition, number, (cells, equations))
            if number
            else np.zeros(len(cells), np.int64)
        )
        names.append(cells + state * space.size)
        read.append(Understood(edition, folds, cells, equations, cells))
    columns = np.unique(np.concatenate(names))
    return columns, tuple(
        replace(one, columns=np.searchsorted(columns, name)) for one, name in zip(read, names, strict=True)
    )


def _check_agree(space: Space, columns: Codes, low: Numbers, high: Numbers) -> None:
    apart = np.flatnonzero(low > high + TOLERANCE)
    if len(apart):
        cell, end = space.cell(int(columns[apart[0]] % space.size)), apart[0]
        raise UnusableReleaseError(
            f"{cell}: printed as {low[end]:g} and as {high[end]:g}. Both cannot be; make the release anew."
        )
