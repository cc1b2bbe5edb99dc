"""Small tables to protect, and what a reader who does nothing else all day could find out."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

import numpy as np
import pandas as pd
from scipy.optimize import linprog

from answerable.disclosure import KEY, Linked, Suppression

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
NO_GROUPS = pd.DataFrame(columns=["characteristic", "detail", "group", "parent"], dtype=object)
NO_PLACES = pd.DataFrame(columns=["level", "place", "parent"], dtype=object)


def cell(  # noqa: PLR0913
    value: int,
    *,
    stage: str = "people",
    group: str = "",
    place: str = "",
    period: tuple[date, date] = YEAR,
    characteristic: str = "ethnicity",
    detail: str = "fine",
    level: str = "",
) -> dict[str, object]:
    """A count; of everyone where no group is named, of the nation where no place is."""
    whom = ("", "all", "") if not group else (characteristic, detail, group)
    where = (level or ("place" if place else "nation"), place)
    return dict(zip([*KEY, "value"], (stage, *whom, *where, *period, value), strict=True))


def counts(cells: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(list(cells))


def groups(*names: str, characteristic: str = "ethnicity") -> pd.DataFrame:
    """Groups that add up to everyone."""
    return pd.DataFrame([(characteristic, "fine", name, "") for name in names], columns=NO_GROUPS.columns)


def places(*names: str) -> pd.DataFrame:
    """Places that add up to the nation."""
    return pd.DataFrame([("place", name, "") for name in names], columns=NO_PLACES.columns)


def two_way(table: Mapping[str, Mapping[str, int]], stage: str = "people") -> list[dict[str, object]]:
    """A table of place x group with both its margins."""
    inner = [cell(n, stage=stage, group=one, place=place) for place, row in table.items() for one, n in row.items()]
    rows = [cell(sum(row.values()), stage=stage, place=place) for place, row in table.items()]
    columns = pd.DataFrame(table).sum(axis=1)
    margin = [cell(int(total), stage=stage, group=str(group)) for group, total in columns.items()]
    return [*inner, *rows, *margin, cell(int(columns.sum()), stage=stage)]


def named(linked: Linked, **key: object) -> int:
    """The position of the one cell of this key."""
    chosen = np.logical_and.reduce([(linked.cells[name] == value).to_numpy() for name, value in key.items()])
    (position,) = np.flatnonzero(chosen)
    return int(position)


def intervals(linked: Linked, hidden: np.ndarray) -> dict[int, tuple[float, float]]:
    """The least and the most that each hidden cell can be, one exact program each way; infinite where unbounded."""
    cells = np.flatnonzero(hidden)
    matrix = linked.equations[:, cells].toarray()
    values = linked.counts
    total = matrix @ values[cells]
    found = {}
    for index, position in enumerate(cells):
        ends = []
        for sign in (1.0, -1.0):
            aim = np.zeros(len(cells))
            aim[index] = sign
            answer = linprog(aim, A_eq=matrix, b_eq=total, bounds=(0, None))
            ends.append(sign * answer.fun if answer.status == 0 else np.inf)
        found[int(position)] = (round(ends[0], 6), round(ends[1], 6))
    return found


def worked_out(linked: Linked, suppression: Suppression) -> list[int]:
    """Hidden cells that follow from the published ones, by elimination with fractions."""
    cells = np.flatnonzero(suppression.hidden)
    rows = [[Fraction(int(entry)) for entry in row] for row in linked.equations[:, cells].toarray()]
    solved: list[list[Fraction]] = []
    for column in range(len(cells)):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = [entry / pivot[column] for entry in pivot]
        rows, solved = ([_less(row, pivot, column) for row in some] for some in (rows, solved))
        solved.append(pivot)
    lone = [row for row in solved if sum(entry != 0 for entry in row) == 1]
    return sorted(int(cells[next(column for column, entry in enumerate(row) if entry)]) for row in lone)


def _less(row: list[Fraction], pivot: list[Fraction], column: int) -> list[Fraction]:
    factor = row[column]
    return [entry - factor * other for entry, other in zip(row, pivot, strict=True)] if factor else row
