"""OpenDocument spreadsheets, written row by row: 20,000 rows through a tree of cells would take minutes.

What is read back was made by a stranger: nothing in it is run, and it is read within limits.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from odfdo import Document

from answerable.documents.readers.archives import check_xml, unpack
from answerable.vocabulary.errors import UnreadableDocumentError
from answerable.web.design import words

MOST_ROWS = 20_000
MOST_READ_ROWS, MOST_READ_COLUMNS = 2_000, 50
"""Rows and columns that are read back; what lies further out was left by accident."""
CONTENT_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
Value = str | int | float | Decimal | dt.date | None

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:automatic-styles>
<number:date-style style:name="day"><number:day/><number:text> </number:text><number:month number:textual="true"
 number:style="long"/><number:text> </number:text><number:year number:style="long"/></number:date-style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="day"/>
<style:style style:name="heading" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
<number:text-style style:name="as-typed"><number:text-content/></number:text-style>
<style:style style:name="typed" style:family="table-cell" style:data-style-name="as-typed"/>
</office:automatic-styles>
<office:body><office:spreadsheet>"""
_FOOT = "</table:table></office:spreadsheet></office:body></office:document-content>"
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]*?:/\\']")


def ods(name: str, headings: Sequence[str], rows: Iterable[Sequence[Value]], *, typed: bool = False) -> bytes:
    """A spreadsheet of one sheet; past its first 20,000 rows a last row says that there are more.

    With `typed`, what a person types in an empty cell stays as it is typed: "June 2027" is not made 1 June.
    """
    document = Document("spreadsheet")
    document.container.set_part("content.xml", "".join(_content(name, headings, rows, typed=typed)).encode())  # type: ignore[union-attr]
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _content(name: str, headings: Sequence[str], rows: Iterable[Sequence[Value]], *, typed: bool) -> Iterator[str]:
    sheet = _NOT_IN_A_SHEET_NAME.sub(" ", words.fit_for_xml(name))
    yield f"{_HEAD}<table:table table:name={quoteattr(sheet)}>"
    style = ' table:default-cell-style-name="typed"' if typed else ""
    yield f'<table:table-column table:number-columns-repeated="{len(headings)}"{style}/>'
    yield _row(headings, ' table:style-name="heading"')
    rest = iter(rows)
    yield from (_row(row) for row in islice(rest, MOST_ROWS))
    if next(rest, None) is not None:
        yield _row([f"Only the first {MOST_ROWS:,} rows are here. Download the CSV file to have them all."])
    yield _FOOT


def _row(values: Sequence[Value], style: str = "") -> str:
    return f"<table:table-row>{''.join(_cell(value, style) for value in values)}</table:table-row>"


def _cell(value: Value, style: str = "") -> str:
    match value:
        case None | "":
            return "<table:table-cell/>"
        case str():
            return f'<table:table-cell office:value-type="string"{style}>{_paragraphs(value)}</table:table-cell>'
        case dt.date():
            kind = f'office:value-type="date" office:date-value="{value.isoformat()}" table:style-name="date"'
            return f"<table:table-cell {kind}><text:p>{value.isoformat()}</text:p></table:table-cell>"
        case _:
            kind = f'office:value-type="float" office:value="{value}"'
            return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"


def _paragraphs(text: str) -> str:
    lines = escape(words.fit_for_xml(text)).replace("\t", "<text:tab/>").splitlines()
    return "".join(f"<text:p>{re.sub('  +', _spaces, line)}</text:p>" for line in lines)


def _spaces(run: re.Match[str]) -> str:
    """Several spaces, which would else be read as one."""
    return f'<text:s text:c="{len(run.group())}"/>'


@dataclass(frozen=True)
class Typed:
    """What a cell that was read shows; a date in words."""

    words: str = ""
    formula: bool = False


def read_ods(data: bytes) -> list[list[Typed]]:
    """The rows of the first sheet, blank ones too, so that each keeps its number; formulas are told and never run.

    Raises UnreadableDocumentError.
    """
    content = unpack(data).get("content.xml")
    if content is None:
        raise UnreadableDocumentError("The file is not a spreadsheet. Save it as an OpenDocument spreadsheet (.ods).")
    check_xml("content.xml", content)
    tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    sheet = tree.find(f".//{_OFFICE}spreadsheet/{_TABLE}table")
    if sheet is None:
        raise UnreadableDocumentError("The file holds no sheet. Save it as an OpenDocument spreadsheet (.ods).")
    rows: list[list[Typed]] = []
    for row in sheet.iter(f"{_TABLE}table-row"):
        cells = _cells(row)
        rows += [cells] * min(_times(row, "rows"), MOST_READ_ROWS - len(rows))
    return rows


_OFFICE, _TABLE, _TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text")
)


def _cells(row: etree._Element) -> list[Typed]:
    cells: list[Typed] = []
    for cell in row.iter(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        cells += [_typed(cell)] * min(_times(cell, "columns"), MOST_READ_COLUMNS - len(cells))
    return cells


def _times(element: etree._Element, what: str) -> int:
    said = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return max(int(said), 1) if said.isdecimal() and len(said) < len("1000000000") else 1


def _typed(cell: etree._Element) -> Typed:
    formula = cell.get(f"{_TABLE}formula") is not None
    day = cell.get(f"{_OFFICE}date-value", "")[:10]
    if cell.get(f"{_OFFICE}value-type") == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        try:
            return Typed(words.date(dt.date.fromisoformat(day)), formula)
        except ValueError:
            pass
    lines = ("".join(_words(paragraph)) for paragraph in cell.findall(f"{_TEXT}p"))
    return Typed("\n".join(lines).strip(), formula)


def _words(element: etree._Element) -> Iterator[str]:
    """The words of a paragraph, with the white space that stands in it as elements."""
    yield element.text or ""
    for child in element:
        if child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield " "
        elif isinstance(child.tag, str) and not child.tag.startswith(_OFFICE):
            yield from _words(child)
        yield child.tail or ""
