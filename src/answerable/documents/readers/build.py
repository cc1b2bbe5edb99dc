"""What every reader hands over, and how it becomes pages of the model: text tidied, ids and columns given."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from answerable.documents.model import Cell, Page, Table
from answerable.documents.readers.bullets import begins_with_bullet, split_bullets, typed_bullets

# Characters that nobody sees: controls (of direction too), soft hyphen, zero-width space, word joiner, byte order mark.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


WRAP = "\ufdd0"
"""Stands before the space that joins two lines of a paragraph; no text holds this noncharacter of Unicode."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as a reader finds it; a newline in `text` is a line break in the source."""

    text: str
    mark: str = ""
    """What shows before it in its list, with the space that follows: `"• "`, `"1. "`."""
    heading: bool = False
    inner: bool = False
    """It stands in a list within another."""
    loose: int = 0
    """Number of the list it belongs to where that list does not tell its items apart; 0 for none."""

    def folded(self) -> list[str]:
        """Its lines, folded, without the empty ones."""
        return [line for raw in self.text.split("\n") if (line := fold(raw))]

    def lines(self, typed: frozenset[str] = frozenset()) -> list[str]:
        """What shows: folded lines, the first with its mark, each list item on its own."""
        listed = begins_with_bullet(self.mark)
        lines = [
            piece
            for line in self.folded()
            for piece in split_bullets(line, inner=self.inner, listed=listed, typed=typed)
        ]
        if not lines:
            return [self.mark.strip()] if self.mark and not listed else []
        if self.mark and not (listed and begins_with_bullet(lines[0])):
            lines[0] = self.mark + lines[0]
        return lines


@dataclass(slots=True)
class Entry:
    """A cell of a table being read."""

    paragraphs: list[Paragraph]
    column: int
    columns: int = 1
    rows: int = 1
    heading: bool = False


@dataclass(slots=True)
class Grid:
    """A table being read, row by row."""

    rows: list[list[Entry]] = field(default_factory=list)
    _reach: dict[int, int] = field(default_factory=dict)
    """Column to the number of rows that the cell last placed in it reaches down to."""
    _begun: dict[int, tuple[int, Entry]] = field(default_factory=dict)
    """Column to the row (from 0) and cell last begun in it."""

    def start_row(self) -> None:
        """Begin the next row."""
        self.rows.append([])

    def add(self, entry: Entry) -> None:
        """Put the cell at the end of the row being read."""
        self.rows[-1].append(entry)
        self._begun[entry.column] = len(self.rows) - 1, entry
        if entry.rows > 1:
            columns = range(entry.column, entry.column + entry.columns)
            self._reach.update(dict.fromkeys(columns, len(self.rows) - 1 + entry.rows))

    def free_column(self) -> int:
        """The first column after the row's last cell that no cell above reaches down into."""
        last = self.rows[-1][-1] if self.rows[-1] else None
        column = last.column + last.columns if last else 1
        while self._reach.get(column, 0) >= len(self.rows):
            column += 1
        return column

    def ending_above(self, column: int) -> Entry | None:
        """The cell that begins in this column and ends in the row above the one being read."""
        row, entry = self._begun.get(column, (0, None))
        return entry if entry and row + entry.rows == len(self.rows) - 1 else None


Item = Paragraph | Grid


def fold(text: str) -> str:
    """Text without the characters nobody sees, its white space folded to single spaces."""
    return " ".join(_UNSEEN.sub("", text).split())


def cell(paragraphs: Sequence[Paragraph], name: str) -> Cell:
    """The model's cell of these paragraphs: one line each, and the ranges of lists without items."""
    text, loose, last = "", list[tuple[int, int]](), 0
    typed = typed_bullets(line for paragraph in paragraphs if not paragraph.mark for line in paragraph.folded())
    for paragraph in paragraphs:
        lines = paragraph.lines(frozenset() if paragraph.mark else typed)
        if not lines:
            continue
        start = len(text) + 1 if text else 0
        text += ("\n" if text else "") + "\n".join(lines)
        group = 0 if any(map(begins_with_bullet, lines)) else paragraph.loose
        if group and group == last:
            loose[-1] = (loose[-1][0], len(text))
        elif group:
            loose.append((start, len(text)))
        last = group
    heading = any(paragraph.heading for paragraph in paragraphs)
    whole, *rest = pieces = text.split(WRAP)
    wraps = accumulate(map(len, pieces[:-1]))
    return Cell(name, whole + "".join(rest), heading=heading, loose=tuple(loose), wraps=tuple(wraps))


def build_page(number: int, items: Iterable[Item]) -> Page:
    """The page of these items, with ids; blocks and tables without any text or cell are left out."""
    built: list[Cell | Table] = []
    blocks = tables = 0
    for item in items:
        if isinstance(item, Grid):
            if any(item.rows):
                tables += 1
                built.append(_table(item, f"p{number}.t{tables}"))
        elif item.lines():
            blocks += 1
            built.append(cell([item], f"p{number}.b{blocks}"))
    return Page(number, tuple(built))


def only_once(stories: Iterable[Sequence[Item]]) -> list[Item]:
    """The items of all stories, those with the same words as one before left out (headers are repeated)."""
    kept: dict[tuple[str, ...], Item] = {}
    for story in stories:
        for item in story:
            if words := _words(item):
                kept.setdefault(words, item)
    return list(kept.values())


def _words(item: Item) -> tuple[str, ...]:
    if isinstance(item, Paragraph):
        return tuple(item.lines())
    return tuple(line for row in item.rows for entry in row for words in entry.paragraphs for line in words.lines())


def _table(grid: Grid, name: str) -> Table:
    rows = []
    for index, entries in enumerate(grid.rows, start=1):
        below = len(grid.rows) - index + 1
        rows.append(
            tuple(_placed(entry, f"{name}.r{index}.c{place}", below) for place, entry in enumerate(entries, start=1))
        )
    return Table(name, tuple(rows))


def _placed(entry: Entry, name: str, below: int) -> Cell:
    return replace(
        cell(entry.paragraphs, name),
        column=entry.column,
        columns=entry.columns,
        rows=min(entry.rows, below),
        heading=entry.heading,
    )
