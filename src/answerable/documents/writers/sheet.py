"""An action plan as it is laid out on paper, before any file format is chosen.

No word here holds a line break, two spaces together, or a character that XML forbids.
"""

import re
from dataclasses import dataclass

_NOT_IN_XML = re.compile(r"[^\t\n\x0b\x0c\r\x1c-\x1f -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell, or an item of a list in it."""

    text: str
    bullet: bool = False
    strong: bool = False


Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the front matter: what it tells ("Report Published"), and the words."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table."""

    heading: str
    width: int
    """Its share of the table's width, as a percentage."""


@dataclass(frozen=True, slots=True)
class Band:
    """A row that says what the findings below it have in common, across the whole table."""

    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, one for each column."""

    cells: tuple[Lines, ...]
    opens: bool
    """First row of a finding."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table of plain words.

    Its heading is a word for each column, one for all of them, or nothing.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    """The share of each column of the width of the page, as a percentage."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is printed, in the order in which it is printed."""

    title: str
    front: tuple[Fact, ...]
    definitions: Grid | None
    caveats: tuple[str, ...]
    heading: Fact
    """The line above the table that names the plan."""
    columns: tuple[Column, ...]
    rows: tuple[Band | Row, ...]
    totals: Grid | None


def printable(words: str) -> str:
    """The words on one line, without the characters that no XML file can hold."""
    return " ".join(_NOT_IN_XML.sub("", words).split())


def paragraphs(*texts: str) -> Lines:
    """One paragraph for each text that has words."""
    return tuple(Line(words) for text in texts if (words := printable(text)))


def label(text: str) -> Lines:
    """The words that head the rows below, if there are any."""
    return tuple(Line(words, strong=True) for words in [printable(text)] if words)


def bullets(*texts: str) -> Lines:
    """One list item for each text that has words."""
    return tuple(Line(words, bullet=True) for text in texts if (words := printable(text)))
