"""OpenDocument spreadsheets that are read back.

What is read was made by a stranger: nothing in it is run, and it is read within limits.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from answerable.documents.readers.archives import check_xml, unpack
from answerable.vocabulary.errors import UnreadableDocumentError
from answerable.web.design import words

MOST_READ_ROWS, MOST_READ_COLUMNS = 2_000, 50
"""Rows and columns that are read back; what lies further out was left by accident."""


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
