"""What is printed, whatever the kind of file: lines, bordered tables and page breaks, in order."""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

BULLET = "•"
FUSED = "fused"
"""The mark of a list whose items the source runs together."""


class Role(StrEnum):
    """What a column of an action plan's table holds."""

    NUMBER = "number"
    FINDING = "finding"
    DECISION = "decision"
    RESPONSE = "response"
    OWNER = "owner"
    TARGET = "target"
    STATUS = "status"
    PERCENT = "percent"
    OTHER = "other"


OF_THE_FINDING = (Role.NUMBER, Role.FINDING, Role.DECISION)
"""Columns that hold what belongs to the whole finding."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    mark: str = ""
    """What stands before it: nothing, a bullet, or the label of a numbered item; or `FUSED`."""

    @property
    def printed(self) -> str:
        return f"{self.mark} {self.text}" if self.mark not in ("", FUSED) else self.text


Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    heading: bool = False
    band: bool = False
    """One cell across the whole table; its words are those of the only cell that is not empty."""

    @property
    def band_cell(self) -> Cell:
        return next(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Grid:
    roles: tuple[Role, ...]
    widths: tuple[int, ...]
    """Width of each column, as a share of their sum."""
    rows: tuple[Row, ...]
    repeat_head: bool = False
    """Print the heading rows again on every page the table runs to, where the kind of file can."""
    merge_down: bool = False
    """Cells of a finding reach down over the blank cells below them, where the kind of file can."""

    @property
    def head(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.heading)

    @property
    def body(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.heading)

    def reach(self, row: int, column: int) -> int:
        """How many rows the cell covers; 0 where a cell above covers it. `row` counts from the first row."""
        if not self._merges(row, column):
            return 1
        if row and self._continues(row, column) and self._merges(row - 1, column):
            return 0
        below = range(row + 1, len(self.rows))
        return 1 + sum(1 for _ in takewhile(lambda place: self._continues(place, column), below))

    def _continues(self, row: int, column: int) -> bool:
        return self._merges(row, column) and not self.rows[row].cells[column]

    def _merges(self, row: int, column: int) -> bool:
        plain = not (self.rows[row].band or self.rows[row].heading)
        return self.merge_down and plain and self.roles[column] in OF_THE_FINDING

    def with_rows(self, rows: tuple[Row, ...]) -> "Grid":
        return replace(self, rows=rows)


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    level: int = 0
    """0 for running text, 1 for the title, 2 for a heading."""
    mark: str = ""
    close: bool = False
    """Printed on the next line, without the gap that sets paragraphs apart."""

    @property
    def printed(self) -> str:
        return f"{self.mark} {self.text}" if self.mark else self.text


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Item = Line | Grid | PageBreak


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    items: tuple[Item, ...]
    foot: str = ""
    """Printed at the foot of every page."""


def words(*texts: str) -> Cell:
    """A cell of plain paragraphs; empty texts are left out."""
    return tuple(Paragraph(text) for text in texts if text)


def bullets(*texts: str) -> Cell:
    return tuple(Paragraph(text, BULLET) for text in texts)
