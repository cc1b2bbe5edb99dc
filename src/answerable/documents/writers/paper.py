"""A paper of headings, paragraphs and tables, such as the pack of a meeting: as a web page and as OpenDocument text."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from odfdo import Document, Element, Header, Paragraph

from answerable.documents.writers.odt_styles import set_styles
from answerable.documents.writers.odt_tables import grid_of
from answerable.documents.writers.sheet import Grid, printable

STYLE = """
@page { size: A4 landscape; margin: 15mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); } }
@page { font: 8pt "Liberation Sans", "DejaVu Sans", sans-serif; }
body { font: 9.5pt/1.4 "Liberation Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 18pt; margin: 0 0 4mm; }
h2 { font-size: 13pt; margin: 6mm 0 2mm; break-after: avoid; }
table { width: 100%; border-collapse: collapse; margin: 0 0 4mm; }
caption { text-align: left; font-weight: bold; margin: 0 0 1mm; }
th, td { border: 0.5pt solid #6b7776; padding: 1.2mm; text-align: left; vertical-align: top; }
tr { break-inside: avoid; }
"""
"""How the web page looks when it is printed."""


@dataclass(frozen=True, slots=True)
class Heading:
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    """The share of each column of the width of the page, as a percentage."""


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    parts: tuple[Heading | Table | str, ...]
    """A paragraph is its words."""


def html(paper: Paper) -> str:
    """A page that needs no other file; with `STYLE` it can be printed."""
    parts = "".join(map(_marked_up, paper.parts))
    head = f'<head><meta charset="utf-8"><title>{escape(paper.title)}</title></head>'
    return f'<!DOCTYPE html>\n<html lang="en-GB">{head}<body><h1>{escape(paper.title)}</h1>{parts}</body></html>'


def _marked_up(part: Heading | Table | str) -> str:
    match part:
        case Heading(words):
            return f"<h2>{escape(words)}</h2>"
        case str():
            return f"<p>{escape(part)}</p>"
        case Table(caption, heading, rows, _):
            heads = "".join(f'<th scope="col">{escape(words)}</th>' for words in heading)
            body = "".join(f"<tr>{''.join(f'<td>{escape(words)}</td>' for words in row)}</tr>" for row in rows)
            return f"<table><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead>{body}</table>"


def odt(paper: Paper) -> bytes:
    """The bytes of an .odt file."""
    document = Document("text")
    document.meta.title, document.meta.language = paper.title, "en-GB"
    set_styles(document)
    document.body.clear()
    document.body.append(Header(1, printable(paper.title), style="Heading_20_1"))
    for part in paper.parts:
        for element in _elements(document, part):
            document.body.append(element)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _elements(document: Document, part: Heading | Table | str) -> Iterator[Element]:
    match part:
        case Heading(words):
            yield Header(2, printable(words), style="Heading_20_2")
        case str():
            yield Paragraph(printable(part))
        case Table(caption, heading, rows, widths):
            yield Paragraph(printable(caption))
            cells = tuple(tuple(map(printable, row)) for row in rows)
            yield grid_of(document, printable(caption), Grid(heading, cells, widths))
            yield Paragraph()
