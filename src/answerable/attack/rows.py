"""Rows that bind cells: sums of them that lie between two numbers."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from answerable.attack.equations import Equations
from answerable.attack.folds import Fold, Kind
from answerable.attack.space import Codes, Numbers


@dataclass(frozen=True, slots=True)
class Rows:
    """Entries of a sparse matrix, and for each row its limits and what it says."""

    row: Codes
    column: Codes
    value: Numbers
    low: Numbers
    high: Numbers
    about: Codes

    def matrix(self, columns: int) -> sparse.csr_matrix:
        matrix = sparse.csr_matrix((self.value, (self.row, self.column)), shape=(len(self.low), columns))
        matrix.eliminate_zeros()
        return matrix


def rows_of(equations: Equations, folds: tuple[Fold, ...], whole: Codes, part: Codes) -> Rows:
    """The rows of some equations, whose wholes and parts stand in these columns."""
    kinds = np.array([list(Kind).index(one.kind) for one in folds], np.int64)[equations.fold]
    sums = kinds != list(Kind).index(Kind.PART)
    number = np.cumsum(sums) - 1
    summed = sums[equations.row]
    ends = np.where(kinds == list(Kind).index(Kind.SUM), 0.0, -np.inf)[sums]
    added = Rows(
        np.concatenate([number[sums], number[equations.row[summed]]]),
        np.concatenate([whole[sums], part[summed]]),
        np.concatenate([np.ones(sums.sum()), -np.ones(summed.sum())]),
        ends,
        np.zeros(len(ends)),
        equations.fold[sums],
    )
    within = kinds[equations.row] != list(Kind).index(Kind.SUM)
    return together(
        [added, at_least(whole[equations.row[within]], part[within], equations.fold[equations.row[within]])]
    )


def at_least(larger: Codes, smaller: Codes, about: Codes) -> Rows:
    """That each of some cells is at least another."""
    count = len(larger)
    return Rows(
        np.tile(np.arange(count), 2),
        np.concatenate([larger, smaller]),
        np.repeat([1.0, -1.0], count),
        np.zeros(count),
        np.full(count, np.inf),
        about,
    )


def together(many: Iterable[Rows]) -> Rows:
    """Rows below each other."""
    parts = list(many)
    starts = np.cumsum([0, *(len(one.low) for one in parts[:-1])])
    return Rows(
        np.concatenate([one.row + start for one, start in zip(parts, starts, strict=True)]),
        *(
            np.concatenate([getattr(one, name) for one in parts])
            for name in ("column", "value", "low", "high", "about")
        ),
    )
