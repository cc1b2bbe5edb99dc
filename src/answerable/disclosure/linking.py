"""All the cells of all the tables of a release at once, with every equation that ties them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from answerable.disclosure import equations
from answerable.disclosure.equations import KEY
from answerable.vocabulary.errors import AnswerableError


class InvalidCountsError(AnswerableError):
    """Counts that cannot be protected, since they cannot be counts; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Cells, published or hidden, and what ties them.

    `cells` has a row a cell, in the order given and then the complements (what is left of a denominator without its
    numerator): the columns of `KEY`, `value`, `weight` (how much one wants it shown), `structural` (a zero that
    everybody knows must be one), and the group and the place above it. `equations` has a row an equation and a column
    a cell: 1 for a whole, -1 for its parts. Each says that the sum is a number that anyone knows: 0, or for people
    counted once, by how much the parts overlap. Those of the complements stand last.
    """

    cells: pd.DataFrame
    equations: sparse.csr_array
    complements: np.ndarray
    """A row a complement: positions of the numerator, the denominator and the complement itself."""
    stages: tuple[frozenset[str], ...]
    """Stages that are bound to one another: a numerator and its denominator, all parts of a partition."""

    @property
    def counts(self) -> np.ndarray:
        return np.asarray(self.cells["value"], dtype=np.int64)


def link(
    counts: pd.DataFrame,
    *,
    groups: pd.DataFrame,
    places: pd.DataFrame,
    denominators: Iterable[tuple[str, str]] = (),
    partitions: Mapping[str, tuple[str, ...]] | None = None,
) -> Linked:
    """Tie together all counts of a release.

    `counts` has the columns of `KEY` and `value`, one row a cell, zeros included; `weight` (its value, where not given)
    and `structural` may stand beside them. `groups` has characteristic, detail, group and parent; `places` has level,
    place and parent. `denominators` are pairs of stages, numerator and denominator, of which the second counts people
    or events that the first is some of. `partitions` names the stages that add up to a denominator.
    Raises InvalidCountsError for counts that are no counts.
    """
    named, parts = list(dict.fromkeys(denominators)), partitions or {}
    given = equations.with_upper(_checked(counts), groups, places)
    pairs = equations.fractions(given, named)
    excess = given["value"].to_numpy()[pairs[:, 0]] > given["value"].to_numpy()[pairs[:, 1]]
    if excess.any():
        raise InvalidCountsError(f"{_name(given.iloc[pairs[excess][0, 0]])} counts more than its denominator.")
    complements = np.column_stack([pairs, len(given) + np.arange(len(pairs))])
    cells = pd.concat([given, _complements(given, pairs)], ignore_index=True)
    sums = [
        equations.over_groups(given, groups),
        equations.over_places(given, places),
        equations.over_periods(given),
        equations.over_partitions(given, parts),
        equations.Sums(complements[:, [1, 1]].ravel(), complements[:, [0, 2]].ravel(), complements[:, [2, 2]].ravel()),
    ]
    stages = _bound(list(dict.fromkeys(given["stage"])), named, parts)
    return Linked(cells, equations.matrix(sums, len(cells)), complements, stages)


def _checked(counts: pd.DataFrame) -> pd.DataFrame:
    missing = [name for name in (*KEY, "value") if name not in counts]
    if missing:
        raise InvalidCountsError(f"The counts lack the column {missing[0]}.")
    cells = counts[[*KEY, "value"]].reset_index(drop=True)
    values = pd.to_numeric(cells["value"], errors="coerce").to_numpy(float)
    wrong = ~((values >= 0) & (values == np.floor(values)) & np.isfinite(values))
    if wrong.any():
        raise InvalidCountsError(f"{_name(cells[wrong].iloc[0])} is not a whole number from 0.")
    twice = cells.duplicated(KEY)
    if twice.any():
        raise InvalidCountsError(f"{_name(cells[twice].iloc[0])} is there twice.")
    cells["value"] = values.astype(np.int64)
    cells["weight"] = counts["weight"].to_numpy(float) if "weight" in counts else values
    cells["structural"] = counts["structural"].to_numpy(bool) if "structural" in counts else False
    return cells


def _complements(given: pd.DataFrame, pairs: np.ndarray) -> pd.DataFrame:
    """A complement is never printed, so that nothing is lost by hiding it: its weight is 0."""
    cells = given.iloc[pairs[:, 0]].reset_index(drop=True)
    wholes = given.iloc[pairs[:, 1]].reset_index(drop=True)
    less = wholes["stage"] + " less " + cells["stage"]
    return cells.assign(stage=less, value=wholes["value"] - cells["value"], weight=0.0, structural=wholes["structural"])


def _bound(
    stages: list[str], pairs: list[tuple[str, str]], partitions: Mapping[str, tuple[str, ...]]
) -> tuple[frozenset[str], ...]:
    wholes = [frozenset([whole, *parts]) for whole, parts in partitions.items()]
    both = [frozenset(pair) for pair in pairs if not any(set(pair) <= whole for whole in wholes)]
    alone = [frozenset([stage]) for stage in stages if not any(stage in one for one in wholes + both)]
    return tuple(dict.fromkeys(wholes + both + alone))


def _name(cell: "pd.Series[object]") -> str:
    return f"The count of “{cell['stage']}” ({', '.join(str(cell[name]) for name in KEY[1:] if cell[name])})"
