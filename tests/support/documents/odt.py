"""An OpenDocument text: landscape, bordered tables, lists in the cells, head rows marked as such."""

from html import escape
from io import BytesIO
from itertools import groupby

from odfdo import Document, Element, Style

from tests.support import sheets
from tests.support.sheets import BULLET, Cell, Grid, Item, Line, PageBreak, Row, Sheet

TEXT_WIDTH = 267
"""In millimetres."""
LANDSCAPE = {
    "fo:page-width": "297mm",
    "fo:page-height": "210mm",
    "style:print-orientation": "landscape",
    "fo:margin-left": "15mm",
    "fo:margin-right": "15mm",
}


def to_odt(sheet: Sheet) -> bytes:
    document = Document("text")
    document.body.clear()
    document.meta.title = sheet.title
    _set_page(document, sheet.foot)
    _number_no_headings(document)
    bordered = Style("table-cell", name="bordered", border="0.75pt solid #000000", padding="1mm")
    document.insert_style(bordered, automatic=True)
    document.insert_style(Style("paragraph", name="new-page", break_before="page"), automatic=True)
    for place, item in enumerate(sheet.items):
        if isinstance(item, Grid):
            _insert_widths(document, item, place)
        document.body.append(Element.from_tag(_xml(item, place)))
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def _set_page(document: Document, foot: str) -> None:
    layout = document.get_styles("page-layout")[0]
    for properties in layout.get_elements("style:page-layout-properties"):
        for name, value in LANDSCAPE.items():
            properties.set_attribute(name, value)
    if foot:
        footer = Element.from_tag(f"<style:footer>{_paragraph(foot)}</style:footer>")
        document.get_styles("master-page")[0].append(footer)


def _number_no_headings(document: Document) -> None:
    """The template would number them."""
    for level in document.styles.root.get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")


def _insert_widths(document: Document, grid: Grid, place: int) -> None:
    for column, share in enumerate(grid.widths):
        width = f"{TEXT_WIDTH * share // sum(grid.widths)}mm"
        document.insert_style(Style("table-column", name=f"w{place}.{column}", width=width), automatic=True)


def _xml(item: Item, place: int) -> str:
    match item:
        case Line(mark=sheets.BULLET):
            return _list([item.text])
        case Line():
            return _heading(item) if item.level else _paragraph(item.printed)
        case PageBreak():
            return '<text:p text:style-name="new-page"/>'
        case Grid():
            return _table(item, place)


def _heading(line: Line) -> str:
    return f'<text:h text:outline-level="{line.level}">{escape(line.printed)}</text:h>'


def _paragraph(text: str) -> str:
    return f"<text:p>{escape(text)}</text:p>"


def _list(texts: list[str]) -> str:
    items = "".join(f"<text:list-item>{_paragraph(text)}</text:list-item>" for text in texts)
    return f'<text:list text:style-name="List_20_1">{items}</text:list>'


def _table(grid: Grid, place: int) -> str:
    styles = (f"w{place}.{column}" for column in range(len(grid.widths)))
    columns = "".join(f'<table:table-column table:style-name="{style}"/>' for style in styles)
    rows = [_row(grid, number) for number in range(len(grid.rows))]
    heads = len(grid.head) if grid.repeat_head else 0
    head = f"<table:table-header-rows>{''.join(rows[:heads])}</table:table-header-rows>" if heads else ""
    body = "".join(rows[heads:])
    return f'<table:table table:name="Table{place}">{columns}{head}{body}</table:table>'


def _row(grid: Grid, place: int) -> str:
    row = grid.rows[place]
    cells = [_band(row)] if row.band else [_standing(grid, place, column) for column in range(len(row.cells))]
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _band(row: Row) -> str:
    others = len(row.cells) - 1
    covered = "<table:covered-table-cell/>" * others
    return _cell(row.band_cell, f' table:number-columns-spanned="{others + 1}"') + covered


def _standing(grid: Grid, place: int, column: int) -> str:
    reach = grid.reach(place, column)
    if not reach:
        return "<table:covered-table-cell/>"
    return _cell(grid.rows[place].cells[column], f' table:number-rows-spanned="{reach}"' if reach > 1 else "")


def _cell(cell: Cell, span: str) -> str:
    runs = ((mark, list(run)) for mark, run in groupby(cell, key=lambda paragraph: paragraph.mark))
    parts = (
        _list([paragraph.text for paragraph in run])
        if mark == BULLET
        else "".join(_paragraph(paragraph.printed) for paragraph in run)
        for mark, run in runs
    )
    words = "".join(parts) or "<text:p/>"
    return f'<table:table-cell table:style-name="bordered"{span}>{words}</table:table-cell>'
