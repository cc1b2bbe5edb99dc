"""The equations that give a count away, in words."""

from collections.abc import Iterable, Sequence

import numpy as np

from answerable.attack.space import Cell
from answerable.attack.system import System

_SHOWN = 4
"""How many equations are told before the rest are only counted."""


def printed_elsewhere(system: System, column: int, releases: Sequence[str]) -> str:
    source = int(system.source[column])
    return "It is printed in another row." if source == 0 else f"It is printed in the release {releases[source]}."


def from_rows(system: System, column: int, rows: Iterable[int]) -> str:
    """How a cell follows from some rows: "It is everyone less the other 17 groups of ethnicity at Moorland."."""
    used = sorted(set(rows))
    if not used:
        return "It follows from the bounds of the counts beside it."
    if len(used) == 1:
        return f"It is {_from_one(system, column, used[0])}."
    told = "; ".join(_said(system, row) for row in used[:_SHOWN])
    more = f"; and {len(used) - _SHOWN} more" if len(used) > _SHOWN else ""
    return f"It follows from {len(used)} equations taken together: {told}{more}."


def _from_one(system: System, column: int, row: int) -> str:
    entries, values = _entries(system, row)
    about, whole = system.row_about[row], entries[values.argmax()]
    if about.startswith("the printed"):
        return f"what {about} leaves possible"
    if column == whole:
        return f"the sum of the {len(entries) - 1} {about} {_where(system.cell(column), about)}"
    others = len(entries) - 2
    if not others:
        return f"bound by {_name(system.cell(int(whole)), about)} {_where(system.cell(column), about)}"
    return (
        f"{_name(system.cell(int(whole)), about)} less the other {others} {about} {_where(system.cell(column), about)}"
    )


def _said(system: System, row: int) -> str:
    entries, values = _entries(system, row)
    about = system.row_about[row]
    if about.startswith("the printed"):
        return f"{about} of {system.cell(int(entries[0]))}"
    whole = system.cell(int(entries[values.argmax()]))
    return f"{about} make up {whole}"


def _entries(system: System, row: int) -> tuple[np.ndarray, np.ndarray]:
    start, end = system.matrix.indptr[row : row + 2]
    return system.matrix.indices[start:end], system.matrix.data[start:end]


def _name(whole: Cell, about: str) -> str:
    """What a whole is called beside its parts."""
    if about == "places":
        return whole.place.name or "the nation"
    if about == "periods":
        return whole.when
    if about.startswith(("parts of", "outcomes")):
        return whole.stage
    return whole.who


def _where(cell: Cell, about: str) -> str:
    if about == "places":
        return f"for {cell.who}, {cell.when}"
    return f"{cell.where}, {cell.when}" if about != "periods" else cell.where
