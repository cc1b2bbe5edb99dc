"""The decoded document: pages of blocks and tables, whatever file it came from.

Every character a reader of the document sees stands in exactly one cell. Conventions that every reader keeps:

- A cell's text has no white space at either end and no run of spaces; paragraphs, and lines that the author broke,
  are separated by one newline; lines that were only wrapped are joined by a space. Characters that nobody sees
  (controls, soft hyphens, zero-width spaces) are not there.
- A list item is a paragraph that begins with its mark: `"• "` for a bullet (`"◦ "` for one inside another list),
  or the label a numbered item shows (`"1. "`, `"a) "`, `"ii) "`).
- Tags, scripts, comments and deleted (tracked) text are not there; entities are decoded.
- Ids are `p<page>.b<block>` and `p<page>.t<table>.r<row>.c<column>`, each counted from 1 within its parent
  (blocks and tables separately within their page). A file kind without pages is one page.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A run of text with an address: a block of a page, or a cell of a table."""

    id: str
    text: str
    column: int = 1
    """The first grid column it stands in, counted from 1."""
    columns: int = 1
    """How many grid columns it spans."""
    rows: int = 1
    """How many grid rows it spans; the rows below then have no cell in its columns."""
    heading: bool = False
    """Marked up as a heading (TH, a heading style)."""
    loose: tuple[tuple[int, int], ...] = ()
    """Ranges of `text` that the source marks as one list without telling its items apart."""
    wraps: tuple[int, ...] = ()
    """Where lines of the page were joined, as offsets of the space between them; only where a file has lines."""


@dataclass(frozen=True, slots=True)
class Table:
    id: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    items: tuple[Cell | Table, ...]


@dataclass(frozen=True, slots=True)
class File:
    name: str
    sha256: str
    media_type: str
    pages: int | None
    """Number of pages, where the kind of file has pages."""


@dataclass(frozen=True, slots=True)
class Document:
    file: File
    pages: tuple[Page, ...]

    def cells(self) -> Iterator[Cell]:
        """Every cell, in reading order."""
        for page in self.pages:
            for item in page.items:
                if isinstance(item, Cell):
                    yield item
                else:
                    for row in item.rows:
                        yield from row
