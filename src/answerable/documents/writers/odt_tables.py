"""Real tables of an OpenDocument text: bordered, with widths, and a heading that is repeated on every page."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from odfdo import Document, Element, List, Paragraph, Span

from answerable.documents.writers.odt_styles import (
    BOLD,
    BULLETS,
    CELL,
    HEADING_CELL,
    add_column_style,
    add_table_style,
)
from answerable.documents.writers.sheet import Grid, Line, Lines


def grid_of(document: Document, name: str, grid: Grid) -> Element:
    rows = (row_of(cell_of((Line(words),)) for words in row) for row in grid.rows)
    return table_of(document, name, grid.widths, grid.heading, rows)


def table_of(
    document: Document, name: str, widths: Sequence[int], heading: Sequence[str], rows: Iterable[Element]
) -> Element:
    """A bordered table whose heading is repeated on every page; widths are percentages."""
    table = _new("table:table", {"table:name": name, "table:style-name": add_table_style(document, sum(widths))})
    for width in widths:
        table.append(_new("table:table-column", {"table:style-name": add_column_style(document, width)}))
    if heading:
        heads = _new("table:table-header-rows")
        heads.append(heading_row(heading, len(widths)))
        table.append(heads)
    for row in rows:
        table.append(row)
    return table


def heading_row(words: Sequence[str], width: int) -> Element:
    """One shaded cell for each heading; one heading alone stretches over all columns."""
    span = width if len(words) == 1 else 1
    cells = [_heading_cell(text, span) for text in words]
    return row_of([*cells, *(_new("table:covered-table-cell") for _ in range(span - 1))])


def _heading_cell(words: str, span: int) -> Element:
    cell = _new("table:table-cell", {"table:style-name": HEADING_CELL, "office:value-type": "string"})
    if span > 1:
        cell.set_attribute("table:number-columns-spanned", str(span))
    cell.append(Paragraph(Span(words, style=BOLD)))
    return cell


def row_of(cells: Iterable[Element]) -> Element:
    row = _new("table:table-row")
    for cell in cells:
        row.append(cell)
    return row


def cell_of(lines: Lines) -> Element:
    """Paragraphs, and items that follow one another as one list."""
    cell = _new("table:table-cell", {"table:style-name": CELL, "office:value-type": "string"})
    for bullet, run in groupby(lines, key=lambda line: line.bullet):
        texts = [Paragraph(Span(line.text, style=BOLD) if line.strong else line.text) for line in run]
        for element in [List(texts, style=BULLETS)] if bullet else texts:
            cell.append(element)
    if not lines:
        cell.append(Paragraph())
    return cell


def _new(tag: str, attributes: dict[str, str] | None = None) -> Element:
    element = Element.from_tag(tag)
    for name, value in (attributes or {}).items():
        element.set_attribute(name, value)
    return element
