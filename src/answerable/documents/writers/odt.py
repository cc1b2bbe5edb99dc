"""The plan as an OpenDocument text: real tables, A4 landscape, headings on every page, real lists."""

import io
from collections.abc import Iterator

from odfdo import Document, Element, Header, Paragraph, Span

from answerable.documents.plan import Plan
from answerable.documents.writers.layout import lay_out
from answerable.documents.writers.odt_styles import BOLD, set_foot, set_styles
from answerable.documents.writers.odt_tables import cell_of, grid_of, heading_row, row_of, table_of
from answerable.documents.writers.sheet import Band, Fact, Row, Sheet


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
        yield grid_of(document, "Definitions", sheet.definitions)
    yield Paragraph()
    yield from map(Paragraph, sheet.caveats)
    yield Header(1, f"{sheet.heading.label}: {sheet.heading.words}", style="Heading_20_1")
    yield _plan(document, sheet)
    if sheet.totals:
        yield Paragraph()
        yield grid_of(document, "Totals", sheet.totals)


def _fact(fact: Fact) -> Element:
    paragraph = Paragraph(Span(f"{fact.label}:", style=BOLD))
    paragraph.append(f" {fact.words}")
    return paragraph


def _plan(document: Document, sheet: Sheet) -> Element:
    heading = tuple(column.heading for column in sheet.columns)
    widths = [column.width for column in sheet.columns]
    return table_of(document, "Plan", widths, heading, (_plan_row(row, len(widths)) for row in sheet.rows))


def _plan_row(row: Band | Row, width: int) -> Element:
    if isinstance(row, Band):
        return heading_row((row.text,), width)
    return row_of(map(cell_of, row.cells))
