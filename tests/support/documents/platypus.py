"""An untagged PDF by ReportLab: ruled tables whose rows break over pages."""

from functools import partial
from html import escape
from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, LongTable, Paragraph, SimpleDocTemplate
from reportlab.platypus import PageBreak as BreakPage

from tests.support import sheets
from tests.support.sheets import BULLET, Cell, Grid, Item, Line, PageBreak, Row, Sheet

STYLES = getSampleStyleSheet()
BODY = ParagraphStyle("body", STYLES["BodyText"], fontSize=9, leading=11, spaceBefore=0, spaceAfter=3)
LISTED = ParagraphStyle("listed", BODY, leftIndent=8, bulletIndent=0)
LINES = {0: BODY, 1: STYLES["Title"], 2: STYLES["Heading2"]}
TEXT_WIDTH = 267 * mm


def to_platypus_pdf(sheet: Sheet) -> bytes:
    data = BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 15 * mm)
    document = SimpleDocTemplate(data, pagesize=landscape(A4), title=sheet.title, invariant=1, **margins)
    foot = partial(_print_foot, sheet.foot)
    document.build([_flowable(item) for item in sheet.items], onFirstPage=foot, onLaterPages=foot)
    return data.getvalue()


def _print_foot(foot: str, canvas: Canvas, _document: SimpleDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(15 * mm, 8 * mm, foot)
    canvas.drawRightString(282 * mm, 8 * mm, str(canvas.getPageNumber()))


def _flowable(item: Item) -> Flowable:
    match item:
        case Line(mark=sheets.BULLET):
            return Paragraph(escape(item.text), LISTED, bulletText=BULLET)
        case Line():
            return Paragraph(escape(item.printed), LINES[item.level])
        case PageBreak():
            return BreakPage()
        case Grid():
            return _table(item)


def _table(grid: Grid) -> LongTable:
    rows = [_row(row) for row in grid.rows]
    bands = [("SPAN", (0, place), (-1, place)) for place, row in enumerate(grid.rows) if row.band]
    rules = [("GRID", (0, 0), (-1, -1), 0.75, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    widths = [TEXT_WIDTH * width / sum(grid.widths) for width in grid.widths]
    repeated = len(grid.head) if grid.repeat_head else 0
    return LongTable(rows, widths, repeatRows=repeated, style=[*rules, *bands], splitInRow=1, spaceAfter=6)


def _row(row: Row) -> list[list[Paragraph]]:
    """The cells; words of a band stand in the first, which spans the others."""
    cells = (row.band_cell, *[()] * (len(row.cells) - 1)) if row.band else row.cells
    return [_cell(cell) for cell in cells]


def _cell(cell: Cell) -> list[Paragraph]:
    return [
        Paragraph(escape(paragraph.text), LISTED, bulletText=BULLET)
        if paragraph.mark == BULLET
        else Paragraph(escape(paragraph.printed), BODY)
        for paragraph in cell
    ]
