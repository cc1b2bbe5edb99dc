"""A run of words that remembers where in the document it stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Self

from answerable.documents.model import Cell
from answerable.documents.text import Span, Text

MARK = re.compile(r"(?:[•◦]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+")
"""The mark that begins a list item, as the readers of files write it."""

INNER_MARK = re.compile(r"◦\s+")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]?\s+(?=[\"'“‘(]?[A-Z])")


@dataclass(frozen=True, slots=True)
class Slice:
    """Characters `start` up to, not including, `end` of one cell; never white space at either end."""

    cell: Cell
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.cell.text[self.start : self.end]

    def cut(self, start: int, end: int) -> "Slice | None":
        """The part between two offsets of this slice, without white space around it."""
        part = self.words[max(start, 0) : max(end, 0)]
        begin = max(start, 0) + len(part) - len(part.lstrip())
        return Slice(self.cell, self.start + begin, self.start + begin + len(part.strip())) if part.strip() else None


@dataclass(frozen=True)
class Passage:
    """Slices in reading order, taken together as one run of words."""

    slices: tuple[Slice, ...]

    @classmethod
    def of(cls, cell: Cell) -> Self:
        whole = Slice(cell, 0, len(cell.text)).cut(0, len(cell.text))
        return cls((whole,) if whole else ())

    @classmethod
    def join(cls, passages: Iterable["Passage"]) -> Self:
        return cls(tuple(piece for passage in passages for piece in passage.slices))

    @cached_property
    def words(self) -> str:
        """The words, slices joined by one space. Offsets taken by the methods below are offsets in it."""
        return " ".join(piece.words for piece in self.slices)

    def __bool__(self) -> bool:
        return bool(self.slices)

    def __add__(self, other: "Passage") -> "Passage":
        return Passage(self.slices + other.slices)

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """The part between two offsets of `words`."""
        end = len(self.words) if end is None else end
        return Passage(tuple(self._pieces(start, end)))

    def _pieces(self, start: int, end: int) -> Iterator[Slice]:
        offset = 0
        for piece in self.slices:
            part = piece.cut(start - offset, min(end - offset, piece.end - piece.start))
            if part:
                yield part
            offset += piece.end - piece.start + 1

    def split(self, offsets: Iterable[int]) -> list["Passage"]:
        """The parts between the offsets, empty ones left out."""
        edges = [0, *sorted(offsets), len(self.words)]
        parts = (self.cut(start, end) for start, end in pairwise(edges))
        return [part for part in parts if part]

    def paragraphs(self) -> list["Passage"]:
        return self.split(match.start() for match in re.finditer("\n", self.words))

    def sentences(self) -> list["Passage"]:
        return self.split(match.end() for match in SENTENCE_END.finditer(self.words))

    def text(self) -> Text:
        return Text(text=" ".join(self.words.split()), spans=self.spans())

    def wraps(self) -> list[int]:
        """The offsets in `words` at which a new line of the page begins."""
        found, offset = [], 0
        for piece in self.slices:
            found += [offset + at + 1 - piece.start for at in piece.cell.wraps if piece.start < at < piece.end]
            offset += piece.end - piece.start + 1
        return found

    def spans(self) -> tuple[Span, ...]:
        return tuple(Span(piece.cell.id, piece.start, piece.end) for piece in self.slices)

    def unmarked(self) -> tuple["Passage", "Passage"]:
        """The mark of a list item (empty if there is none), and the words after it."""
        mark = MARK.match(self.words)
        return (self.cut(0, mark.end()), self.cut(mark.end())) if mark else (NOTHING, self)


NOTHING = Passage(())
