"""The plan as an OpenDocument text: real tables, A4 landscape, headings on every page, real lists."""

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from odfdo import Document, Element, Header, List, Paragraph, Span

from answerable.documents.plan import Plan
from answerable.documents.writers.layout import lay_out
from answerable.documents.writers.odt_styles import (
    BOLD,
    BULLETS,
    CELL,
    HEADING_CELL,
    add_column_style,
    add_table_style,
    set_foot,
    set_styles,
)
from answerable.documents.writers.sheet import Band, Fact, Grid, Line, Lines, Row, Sheet


def render(plan: Plan) -> bytes:
    """The bytes of an .odt file."""
    sheet = lay_out(plan)
    document = Document("text")
    document.meta.title, document.meta.language = sheet.title, "en-GB"
    set_styles(document)
    set_foot(document, sheet.caveats)
    document.body.clear()
    for element in _elements(document, sheet):
        document.body.append(element)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _elements(document: Document, sheet: Sheet) -> Iterator[Element]:
    yield from map(_fact, sheet.front)
    if sheet.definitions:
        yield Paragraph()
        yield _grid(document, "Definitions", sheet.definitions)
    yield Paragraph()
    yield from map(Paragraph, sheet.caveats)
    yield Header(1, f"{sheet.heading.label}: {sheet.heading.words}", style="Heading_20_1")
    yield _plan(document, sheet)
    if sheet.totals:
        yield Paragraph()
        yield _grid(document, "Totals", sheet.totals)


def _fact(fact: Fact) -> Element:
    paragraph = Paragraph(Span(f"{fact.label}:", style=BOLD))
    paragraph.append(f" {fact.words}")
    return paragraph


def _plan(document: Document, sheet: Sheet) -> Element:
    heading = tuple(column.heading for column in sheet.columns)
    widths = [column.width for column in sheet.columns]
    return _table(document, "Plan", widths, heading, (_plan_row(row, len(widths)) for row in sheet.rows))


def _plan_row(row: Band | Row, width: int) -> Element:
    if isinstance(row, Band):
        return _heading_row((row.text,), width)
    return _row(map(_cell, row.cells))


def _grid(document: Document, name: str, grid: Grid) -> Element:
    rows = (_row(_cell((Line(words),)) for words in row) for row in grid.rows)
    return _table(document, name, grid.widths, grid.heading, rows)


def _table(
    document: Document, name: str, widths: Sequence[int], heading: Sequence[str], rows: Iterable[Element]
) -> Element:
    """A bordered table whose heading is repeated on every page; widths are percentages."""
    table = _new("table:table", {"table:name": name, "table:style-name": add_table_style(document, sum(widths))})
    for width in widths:
        table.append(_new("table:table-column", {"table:style-name": add_column_style(document, width)}))
    if heading:
        heads = _new("table:table-header-rows")
        heads.append(_heading_row(heading, len(widths)))
        table.append(heads)
    for row in rows:
        table.append(row)
    return table


def _heading_row(words: Sequence[str], width: int) -> Element:
    """One shaded cell for each heading; one heading alone stretches over all columns."""
    span = width if len(words) == 1 else 1
    cells = [_heading_cell(text, span) for text in words]
    return _row([*cells, *(_new("table:covered-table-cell") for _ in range(span - 1))])


def _heading_cell(words: str, span: int) -> Element:
    cell = _new("table:table-cell", {"table:style-name": HEADING_CELL, "office:value-type": "string"})
    if span > 1:
        cell.set_attribute("table:number-columns-spanned", str(span))
    cell.append(Paragraph(Span(words, style=BOLD)))
    return cell


def _row(cells: Iterable[Element]) -> Element:
    row = _new("table:table-row")
    for cell in cells:
        row.append(cell)
    return row


def _cell(lines: Lines) -> Element:
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
