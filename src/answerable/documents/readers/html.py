"""Web pages.

Read is the whole body, for what a page sets outside its `<main>` may be part of the plan. Dropped is what a
reader of the page does not see, or what belongs to the site and not to the document: `head` (with the title
of the window), `script`, `style`, `template`, `noscript` (browsers run scripts), `nav` (menus), what stands
inside `iframe`, `object`, `audio`, `video` and `canvas` for browsers that cannot show them, suggestions
(`datalist`), deleted words (`del`), comments, and anything `hidden` or styled not to be displayed. Folded text
(`details`, `hidden="until-found"`) is kept.
"""

from bs4.dammit import EncodingDetector
from lxml import etree

from answerable.documents.model import Page
from answerable.documents.readers.build import Entry, Grid, Item, Paragraph, build_page
from answerable.documents.readers.encodings import decode_text
from answerable.documents.readers.markup import Flow, flat_text, is_dropped, parse
from answerable.documents.readers.walks import Step, walk

_CLOSED = frozenset(("td", "th", "caption", "table"))
_WIDEST = 1000
_TALLEST = 65534


def read_html(data: bytes) -> tuple[Page, ...]:
    """The page of an HTML file. Raises UnreadableDocumentError where it is nested too deeply."""
    declared = EncodingDetector.find_declared_encoding(data, is_html=True, search_entire_document=False)
    return (build_page(1, Flow(_table).read(parse(decode_text(data, declared)))),)


def _table(element: etree._Element) -> list[Item]:
    """The table, and before it its caption and any words that stand in it outside its cells."""
    grid, outside, in_head = Grid(), list[Item](), False

    def closed(inner: etree._Element) -> bool:
        return is_dropped(inner) or (inner is not element and inner.tag in _CLOSED)

    for visit in walk(element, closed):
        tag = visit.element.tag
        if visit.step is Step.TEXT:
            outside.append(Paragraph(visit.text))
        elif tag == "thead":
            in_head = visit.step is Step.START
        elif visit.step is Step.START and not is_dropped(visit.element):
            if tag == "tr":
                grid.start_row()
            elif tag in ("td", "th"):
                _add_cell(grid, visit.element, heading=in_head or tag == "th")
            elif visit.element is not element and tag in _CLOSED:
                outside += flat_text(visit.element)
    return [*outside, grid]


def _add_cell(grid: Grid, element: etree._Element, *, heading: bool) -> None:
    if not grid.rows:
        grid.start_row()
    columns = _span(element.get("colspan"), _WIDEST) or 1
    # A row span of nought reaches to the end of the table.
    rows = _span(element.get("rowspan"), _TALLEST)
    rows = _TALLEST if rows == 0 else rows or 1
    grid.add(Entry(flat_text(element), grid.free_column(), columns, rows, heading=heading))


def _span(value: str | None, most: int) -> int | None:
    value = (value or "").strip()
    return min(int(value), most) if value.isascii() and value.isdigit() else None
