"""The counts behind the figures as cells, each of which stands once however many figures are made of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from answerable.disclosure import KEY
from answerable.disparity.measures.model import Kind, Measure
from answerable.disparity.results import FINE
from answerable.vocabulary.errors import UnusableResultsError

Positions = NDArray[np.int64]
Flags = NDArray[np.bool_]

KNOWN = "those whose group is known"
_WHO = ["characteristic", "detail", "group"]
_WHERE = ["level", "place", "from", "to"]


@dataclass(frozen=True, slots=True)
class Cells:
    """All counts of a release, and where each row of its rates finds its own; -1 where there is none."""

    counts: pd.DataFrame
    """The columns of `disclosure.KEY` and `value`."""
    k: Positions
    n: Positions
    known_k: Positions
    """Those whose group is known, at the place and in the span of the row."""
    known_n: Positions
    sums: sparse.csr_array
    """Equations of those whose group is known: 1 for them, -1 for each of their groups."""


def cells_of(rates: pd.DataFrame, measures: Sequence[Measure]) -> Cells:
    """The cells of completed rates. Raises UnusableResultsError where two measures give one stage different counts."""
    named = {(one.name, one.version): one for one in measures}
    of_row = [named[key] for key in zip(rates["measure"], rates["version"], strict=True)]
    above = np.array([one.numerator.stage for one in of_row], dtype=object)
    below = np.array([one.denominator.stage if one.denominator else "" for one in of_row], dtype=object)
    share = np.array([one.kind is Kind.SHARE for one in of_row], dtype=bool)
    grouped = (rates["detail"] == FINE) | (rates["detail"] == "broad")
    own, known = rates[_WHO + _WHERE], rates[_WHO + _WHERE].assign(detail="known", group=KNOWN)
    columns = [
        own.assign(stage=above, value=rates["k"]),
        own.assign(stage=below, value=rates["n"])[~share],
        known.assign(stage=above, value=_told(rates, "k"))[grouped],
        known.assign(stage=below, value=_told(rates, "n"))[grouped & ~share],
    ]
    (k, n, known_k, known_n), counts = _numbered(columns, len(rates))
    n = np.where(share, np.where(rates["detail"] == "all", k, np.where(rates["apart"], -1, known_k)), n)
    part = (rates["detail"] == FINE) & ~rates["apart"]
    pairs = [np.column_stack([of_all[part], own[part]]) for of_all, own in ((known_k, k), (known_n, n))]
    return Cells(counts, k, n, known_k, known_n, _sums(np.concatenate([pairs[0], pairs[1][~share[part]]]), len(counts)))


def _told(rates: pd.DataFrame, column: str) -> "pd.Series[float]":
    """The sum over the groups that are known."""
    part = rates[column].where((rates["detail"] == FINE) & ~rates["apart"], 0.0)
    return part.groupby([rates[name] for name in ("measure", "version", "characteristic", *_WHERE)]).transform("sum")


def _numbered(columns: list[pd.DataFrame], rows: int) -> tuple[list[Positions], pd.DataFrame]:
    """For each column its cell in every row; and the cells."""
    every = pd.concat(columns)
    code, _ = pd.factorize(pd.MultiIndex.from_frame(every[KEY]))
    first = np.unique(code, return_index=True)[1]
    counts = every.iloc[first][[*KEY, "value"]].reset_index(drop=True)
    _check_alike(counts, code, every["value"].to_numpy(float))
    positions, start = [], 0
    for one in columns:
        position = np.full(rows, -1)
        position[one.index] = code[start : start + len(one)]
        positions.append(position)
        start += len(one)
    return positions, counts


def _check_alike(counts: pd.DataFrame, code: Positions, values: NDArray[np.float64]) -> None:
    differs = ~np.isclose(values, counts["value"].to_numpy(float)[code])
    if differs.any():
        one = counts.iloc[code[differs][0]]
        raise UnusableResultsError(
            f"Two measures give the stage “{one['stage']}” different counts ({one['group'] or 'everyone'}, "
            f"{one['place'] or 'all places'}, from {one['from']}). Give their stages different names, and run again."
        )


def _sums(pairs: Positions, cells: int) -> sparse.csr_array:
    pairs = np.unique(pairs, axis=0)
    wholes, row = np.unique(pairs[:, 0], return_inverse=True)
    signs = np.concatenate([np.ones(len(wholes)), -np.ones(len(row))])
    entries = np.concatenate([np.arange(len(wholes)), row]), np.concatenate([wholes, pairs[:, 1]])
    return sparse.csr_array((signs.astype(np.int8), entries), shape=(len(wholes), cells))
