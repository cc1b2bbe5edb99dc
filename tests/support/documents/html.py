"""A web page, and what WeasyPrint prints of it: PDF with ruled tables, tagged or not."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from weasyprint import HTML

from tests.support.sheets import BULLET, FUSED, Cell, Grid, Item, Line, PageBreak, Paragraph, Row, Sheet

STYLE = """
body { font-family: "Liberation Sans", sans-serif; font-size: 9.5pt }
table { border-collapse: separate; border-spacing: 0; width: 100%; table-layout: fixed; margin: 6pt 0 }
td, th { border: 0.4pt solid black; padding: 3pt; vertical-align: top; text-align: left;
  box-decoration-break: clone; orphans: 1; widows: 1 }
th, td[colspan] { background: #d9e2f3; font-weight: bold }
p, ul { margin: 0 0 3pt } ul { padding-left: 12pt } .break { break-before: page }
thead.once { display: table-row-group } h1 { font-size: 15pt } h2 { font-size: 12pt }
"""
PAGE = """
@page { size: A4 landscape; margin: 15mm 15mm 20mm;
  @bottom-left { content: %s; font: 8pt "Liberation Sans"; width: 80%% }
  @bottom-right { content: counter(page); font: 8pt "Liberation Sans" } }
"""


def to_html(sheet: Sheet) -> bytes:
    foot = f"<footer><p>{escape(sheet.foot)}</p></footer>" if sheet.foot else ""
    return _page(sheet, STYLE, foot).encode()


def to_pdf(sheet: Sheet) -> bytes:
    return _printed(sheet, None)


def to_tagged_pdf(sheet: Sheet) -> bytes:
    return _printed(sheet, "pdf/ua-1")


def _printed(sheet: Sheet, variant: str | None) -> bytes:
    foot = '"' + sheet.foot.replace("\\", "\\\\").replace('"', '\\"') + '"'
    page = HTML(string=_page(sheet, STYLE + PAGE % foot, ""))
    return bytes(page.write_pdf(pdf_variant=variant))


def _page(sheet: Sheet, style: str, foot: str) -> str:
    runs = groupby(sheet.items, key=lambda item: isinstance(item, Line) and item.mark == BULLET)
    parts = (_list(list(run)) if listed else "\n".join(map(_item, run)) for listed, run in runs)
    head = f'<meta charset="utf-8"><title>{escape(sheet.title)}</title><style>{style}</style>'
    body = "".join(parts) + foot
    return f'<!DOCTYPE html>\n<html lang="en-GB"><head>{head}</head><body>{body}</body></html>'


def _item(item: Item) -> str:
    match item:
        case Line():
            tag = f"h{item.level}" if item.level else "p"
            return f"<{tag}>{escape(item.printed)}</{tag}>"
        case PageBreak():
            return '<div class="break"></div>'
        case Grid():
            return _table(item)


def _list(items: Sequence[Paragraph | Item]) -> str:
    texts = (item.text for item in items if isinstance(item, Line | Paragraph))
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"


def _table(grid: Grid) -> str:
    columns = "".join(f'<col style="width: {100 * width / sum(grid.widths):.2f}%">' for width in grid.widths)
    rows = [_row(grid, place) for place in range(len(grid.rows))]
    heads = len(grid.head)
    once = "" if grid.repeat_head else ' class="once"'
    head = f"<thead{once}>{''.join(rows[:heads])}</thead>" if heads else ""
    return f"<table><colgroup>{columns}</colgroup>{head}<tbody>{''.join(rows[heads:])}</tbody></table>"


def _row(grid: Grid, place: int) -> str:
    row = grid.rows[place]
    if row.band:
        return f'<tr><td colspan="{len(row.cells)}">{_cell(row.band_cell)}</td></tr>'
    cells = (_standing(row, grid.reach(place, column), column) for column in range(len(row.cells)))
    return f"<tr>{''.join(cells)}</tr>"


def _standing(row: Row, reach: int, column: int) -> str:
    if not reach:
        return ""
    words = _cell(row.cells[column])
    if row.heading:
        return f'<th scope="col">{words}</th>'
    return f'<td rowspan="{reach}">{words}</td>' if reach > 1 else f"<td>{words}</td>"


def _cell(cell: Cell) -> str:
    return "".join(_run(mark, list(run)) for mark, run in groupby(cell, key=lambda paragraph: paragraph.mark))


def _run(mark: str, run: list[Paragraph]) -> str:
    if mark == BULLET:
        return _list(run)
    tag = "ul" if mark == FUSED else "p"
    return "".join(f"<{tag}>{escape(paragraph.printed)}</{tag}>" for paragraph in run)
