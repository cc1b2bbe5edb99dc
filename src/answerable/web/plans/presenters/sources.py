"""The cells of the document that something was read from, with the words in question marked."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answerable.documents.model import Cell, Document
from answerable.documents.plan import Action
from answerable.documents.text import Span

_ADDRESS = re.compile(r"p(?P<page>\d+)\.(?:b(?P<block>\d+)|t(?P<table>\d+)\.r(?P<row>\d+)\.c(?P<column>\d+))")


@dataclass(frozen=True)
class Piece:
    words: str
    marked: bool


@dataclass(frozen=True)
class SourceCell:
    where: str
    """As “Page 3, table 2, row 4, column 5”."""
    holds: str
    """What was read from it ("Owners"), where that is known."""
    paragraphs: tuple[tuple[Piece, ...], ...]


def source_cells(
    document: Document, spans: Iterable[Span], *, marked: Iterable[Span] = (), holds: dict[str, str] | None = None
) -> list[SourceCell]:
    """The cells that the spans stand in, in the order of the document, each once."""
    wanted = {span.cell for span in (*spans, *marked)}
    marks = defaultdict(list)
    for span in marked:
        marks[span.cell].append(span)
    return [
        SourceCell(
            where_is(cell.id, paged=document.file.pages is not None),
            (holds or {}).get(cell.id, ""),
            tuple(_paragraphs(cell, marks[cell.id])),
        )
        for cell in document.cells()
        if cell.id in wanted
    ]


def where_is(cell: str, *, paged: bool) -> str:
    match = _ADDRESS.fullmatch(cell)
    if match is None:
        return cell
    parts = [f"page {match['page']}"] if paged else []
    if match["block"]:
        parts.append(f"paragraph {match['block']}")
    else:
        parts += [f"table {match['table']}", f"row {match['row']}", f"column {match['column']}"]
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


def _paragraphs(cell: Cell, marks: Sequence[Span]) -> Iterator[tuple[Piece, ...]]:
    edges = sorted({0, len(cell.text), *(edge for mark in marks for edge in (mark.start, mark.end))})
    line: list[Piece] = []
    for start, end in pairwise(edges):
        marked = any(mark.start <= start and end <= mark.end for mark in marks)
        first, *rest = cell.text[start:end].split("\n")
        line.append(Piece(first, marked))
        for words in rest:
            yield tuple(piece for piece in line if piece.words)
            line = [Piece(words, marked)]
    yield tuple(piece for piece in line if piece.words)


def held_by(actions: Iterable[Action]) -> dict[str, str]:
    """What the cells that actions were read from hold."""
    found: dict[str, str] = {}
    for action in actions:
        parts = [("Action", action.text.spans), ("Owner", action.owner_raw.spans if action.owner_raw else ())]
        parts += [("Date", target.raw.spans) for target in action.targets]
        for name, spans in parts:
            for span in spans:
                found.setdefault(span.cell, name)
    return found


def spans_of(actions: Iterable[Action]) -> list[Span]:
    return [
        span
        for action in actions
        for text in (action.text, action.owner_raw, *(target.raw for target in action.targets))
        if text
        for span in text.spans
    ]
