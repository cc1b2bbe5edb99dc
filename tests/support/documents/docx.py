"""A Word file: landscape, bordered tables, list styles in the cells, head rows marked as such."""

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

from tests.support import sheets
from tests.support.sheets import BULLET, Cell, Grid, Item, Line, PageBreak, Sheet

TEXT_WIDTH = Mm(267)
STYLES = {0: "Normal", 1: "Title", 2: "Heading 1"}


def to_docx(sheet: Sheet) -> bytes:
    document = Document()
    _landscape(document)
    document.core_properties.title = sheet.title
    document.styles["Normal"].font.size = Pt(9.5)
    if sheet.foot:
        document.sections[0].footer.paragraphs[0].text = sheet.foot
    for item in sheet.items:
        _add(document, item)
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def _landscape(document: WordDocument) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)


def _add(document: WordDocument, item: Item) -> None:
    match item:
        case Line(mark=sheets.BULLET):
            document.add_paragraph(item.text, style="List Bullet")
        case Line():
            document.add_paragraph(item.printed, style=STYLES[item.level])
        case PageBreak():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case Grid():
            _add_table(document, item)


def _add_table(document: WordDocument, grid: Grid) -> None:
    table = document.add_table(rows=len(grid.rows), cols=len(grid.roles), style="Table Grid")
    table.autofit = False
    for column, share in zip(table.columns, grid.widths, strict=True):
        column.width = TEXT_WIDTH * share // sum(grid.widths)
    cells = [row.cells for row in table.rows]
    for place, row in enumerate(grid.rows):
        if row.heading and grid.repeat_head:
            _repeat(table, place)
        if row.band:
            _fill(cells[place][0].merge(cells[place][-1]), row.band_cell)
        else:
            _fill_row(cells, grid, place)


def _repeat(table: Table, place: int) -> None:
    properties = table.rows[place]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no other way to mark a head
    properties.append(OxmlElement("w:tblHeader"))


def _fill_row(cells: list[tuple[_Cell, ...]], grid: Grid, place: int) -> None:
    for column, words in enumerate(grid.rows[place].cells):
        reach = grid.reach(place, column)
        cell = cells[place][column]
        if reach > 1:
            cell = cell.merge(cells[place + reach - 1][column])
        if reach:
            _fill(cell, words)


def _fill(cell: _Cell, words: Cell) -> None:
    """Write the paragraphs; a cell begins with an empty one."""
    for place, paragraph in enumerate(words):
        written = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        if paragraph.mark == BULLET:
            written.style = "List Bullet"
            written.add_run(paragraph.text)
        else:
            written.add_run(paragraph.printed)
