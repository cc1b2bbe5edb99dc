"""OpenDocument spreadsheets, written row by row: 20,000 rows through a tree of cells would take minutes."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from odfdo import Document

MOST_ROWS = 20_000
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
</office:automatic-styles>
<office:body><office:spreadsheet>"""
_FOOT = "</table:table></office:spreadsheet></office:body></office:document-content>"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]*?:/\\']")


def ods(name: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """A spreadsheet of one sheet; past its first 20,000 rows a last row says that there are more."""
    document = Document("spreadsheet")
    document.container.set_part("content.xml", "".join(_content(name, headings, rows)).encode())  # type: ignore[union-attr]
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _content(name: str, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    sheet = _NOT_IN_A_SHEET_NAME.sub(" ", _NOT_XML.sub("", name))
    yield f"{_HEAD}<table:table table:name={quoteattr(sheet)}>"
    yield f'<table:table-column table:number-columns-repeated="{len(headings)}"/>'
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
    lines = escape(_NOT_XML.sub("", text)).replace("\t", "<text:tab/>").splitlines()
    return "".join(f"<text:p>{re.sub('  +', _spaces, line)}</text:p>" for line in lines)


def _spaces(run: re.Match[str]) -> str:
    """Several spaces, which would else be read as one."""
    return f'<text:s text:c="{len(run.group())}"/>'
