"""A list of things as a table: what its columns are, and what stands in a cell."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from answerable.web.design import words


@dataclass(frozen=True)
class Column:
    name: str
    heading: str
    numeric: bool = False
    sort: str | None = None
    """What `sort` is in the address when the list is ordered by this column."""


@dataclass(frozen=True)
class Link:
    text: str
    href: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Tag:
    text: str
    colour: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Lines:
    """Several things in one cell, each on a line of its own."""

    items: "Sequence[Cell]"

    def __str__(self) -> str:
        return "; ".join(shown(item) for item in self.items)


Cell: TypeAlias = str | int | float | Decimal | dt.date | Link | Tag | Lines | None
Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True)
class Listing:
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    sort: str | None = None
    """How the rows are ordered where the address does not say."""


def shown(cell: Cell) -> str:
    """The words of a cell."""
    match cell:
        case None:
            return ""
        case bool():
            return "Yes" if cell else "No"
        case dt.datetime():
            return words.when(cell)
        case dt.date():
            return words.date(cell)
        case int() | float() | Decimal():
            return f"{cell:,}"
        case _:
            return str(cell)
