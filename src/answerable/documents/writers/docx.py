"""The plan as a Word document: real tables, A4 landscape, headings on every page, real lists."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from answerable.documents.plan import Plan
from answerable.documents.writers.layout import lay_out
from answerable.documents.writers.sheet import Band, Grid, Line, Lines, Row, Sheet

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

_MARGIN = Mm(12)
_WIDTH = Mm(297) - 2 * _MARGIN
_SHADE = "E3EBF3"


def render(plan: Plan) -> bytes:
    """The bytes of a .docx file."""
    sheet = lay_out(plan)
    document = Document()
    _describe(document, sheet.title)
    _style(document)
    _set_page(document.sections[0], sheet.caveats)
    _fill(document, sheet)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _describe(document: "Word", title: str) -> None:
    properties = document.core_properties
    properties.title, properties.language = title, "en-GB"
    properties.author = properties.comments = ""
    element = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element
    for name in ("dcterms:created", "dcterms:modified"):  # the template's, not this document's
        element.remove(element.find(qn(name)))


def _style(document: "Word") -> None:
    normal: ParagraphStyle = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(9)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(3), 1
    heading: ParagraphStyle = document.styles["Heading 1"]
    heading.element.rPr.remove(heading.element.rPr.rFonts)
    heading.font.size, heading.font.color.rgb = Pt(14), RGBColor(0, 0, 0)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(10), Pt(6)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _set_page(section: "Section", caveats: Sequence[str]) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    foot = section.footer.paragraphs[0]
    for caveat in caveats:
        foot.insert_paragraph_before(caveat)
    foot.add_run("Page ")
    _add_field(foot, "PAGE")
    foot.add_run(" of ")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: "Paragraph", instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields; this is its documented way past itself


def _fill(document: "Word", sheet: Sheet) -> None:
    for fact in sheet.front:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{fact.label}:").bold = True
        paragraph.add_run(f" {fact.words}")
    if sheet.definitions:
        document.add_paragraph()
        _add_grid(document, sheet.definitions)
        document.add_paragraph()
    for caveat in sheet.caveats:
        document.add_paragraph(caveat)
    document.add_heading(f"{sheet.heading.label}: {sheet.heading.words}", level=1)
    _add_plan(document, sheet)
    if sheet.totals:
        document.add_paragraph()
        _add_grid(document, sheet.totals)


def _add_plan(document: "Word", sheet: Sheet) -> None:
    table = _add_table(document, 1 + len(sheet.rows), [column.width for column in sheet.columns])
    heading, *rows = table.rows
    _make_heading(heading, [column.heading for column in sheet.columns])
    for row, content in zip(rows, sheet.rows, strict=True):
        _write_row(row, content)


def _write_row(row: "_Row", content: Band | Row) -> None:
    if isinstance(content, Band):
        _write_heading_cell(_merged(row), content.text)
        return
    for cell, lines in zip(row.cells, content.cells, strict=True):
        _write_lines(cell, lines)


def _add_grid(document: "Word", grid: Grid) -> None:
    table = _add_table(document, bool(grid.heading) + len(grid.rows), grid.widths)
    rows = list(table.rows)
    if grid.heading:
        _make_heading(rows.pop(0), grid.heading)
    for row, words in zip(rows, grid.rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            _write_lines(cell, (Line(text),))
            cell.paragraphs[0].paragraph_format.keep_with_next = words is not grid.rows[-1]


def _add_table(document: "Word", rows: int, widths: Sequence[int]) -> "Table":
    """A bordered table; widths are percentages of the width between the margins."""
    table: Table = document.add_table(rows, len(widths), style="Table Grid")
    table.autofit = False
    _pad(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = round(_WIDTH * width / 100)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = round(_WIDTH * width / 100)
    return table


def _pad(table: "Table") -> None:
    """A little room above and below the words of every cell, in twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "50")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr  # noqa: SLF001 - not offered otherwise
    properties.insert(len(properties) - 1, margins)  # the schema wants it before the last, `w:tblLook`


def _make_heading(row: "_Row", words: Sequence[str]) -> None:
    """The row as a heading that is repeated on every page; one heading alone stretches over all columns."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - not offered otherwise
    cells = [_merged(row)] if len(words) == 1 else row.cells
    for cell, text in zip(cells, words, strict=True):
        _write_heading_cell(cell, text)


def _merged(row: "_Row") -> "_Cell":
    merged: _Cell = row.cells[0].merge(row.cells[-1])
    return merged


def _write_heading_cell(cell: "_Cell", text: str) -> None:
    cell.paragraphs[0].add_run(text).bold = True
    cell.paragraphs[0].paragraph_format.keep_with_next = True
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _SHADE)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - not offered otherwise


def _write_lines(cell: "_Cell", lines: Lines) -> None:
    for at, line in enumerate(lines):
        paragraph = cell.add_paragraph() if at else cell.paragraphs[0]
        paragraph.add_run(line.text).bold = line.strong or None
        if line.bullet:
            paragraph.style = "List Bullet"
