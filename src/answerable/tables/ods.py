"""OpenDocument spreadsheets, written row by row: 20,000 rows through a tree of cells would take minutes.

The same sheets give the same bytes, whenever they are written.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from itertools import islice
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from answerable.tables.safe import fit_for_xml

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
<number:text-style style:name="as-typed"><number:text-content/></number:text-style>
<style:style style:name="typed" style:family="table-cell" style:data-style-name="as-typed"/>
</office:automatic-styles>
<office:body><office:spreadsheet>"""
_FOOT = "</office:spreadsheet></office:body></office:document-content>"
_PARTS = ("content", "meta", "settings", "styles")
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{CONTENT_TYPE}"/>
{"".join(f'<manifest:file-entry manifest:full-path="{name}.xml" manifest:media-type="text/xml"/>' for name in _PARTS)}
</manifest:manifest>"""
_EMPTY = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-{name} office:version="1.2" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">
<office:{name}/></office:document-{name}>"""
"""A part without content: programs that change a file look for each of them."""
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]*?:/\\']")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to be written; past its first 20,000 rows a last row says that there are more.

    With `typed`, what a person types in an empty cell stays as it is typed: "June 2027" is not made 1 June.
    """

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]
    typed: bool = False


def ods(*sheets: Sheet) -> bytes:
    """A spreadsheet of one sheet or more."""
    content = "".join([_HEAD, *(part for sheet in sheets for part in _table(sheet)), _FOOT])
    made = BytesIO()
    with ZipFile(made, "w") as package:
        # The type stands first and is not packed, so that programs know the file without unpacking it.
        package.writestr(ZipInfo("mimetype"), CONTENT_TYPE, ZIP_STORED)
        package.writestr(ZipInfo("content.xml"), content.encode(), ZIP_DEFLATED)
        for name in _PARTS[1:]:
            package.writestr(ZipInfo(f"{name}.xml"), _EMPTY.format(name=name), ZIP_DEFLATED)
        package.writestr(ZipInfo("META-INF/manifest.xml"), _MANIFEST, ZIP_DEFLATED)
    return made.getvalue()


def _table(sheet: Sheet) -> Iterator[str]:
    name = _NOT_IN_A_SHEET_NAME.sub(" ", fit_for_xml(sheet.name))
    yield f"<table:table table:name={quoteattr(name)}>"
    style = ' table:default-cell-style-name="typed"' if sheet.typed else ""
    yield f'<table:table-column table:number-columns-repeated="{len(sheet.headings)}"{style}/>'
    yield _row(sheet.headings, ' table:style-name="heading"')
    rest = iter(sheet.rows)
    yield from (_row(row) for row in islice(rest, MOST_ROWS))
    if next(rest, None) is not None:
        yield _row([f"Only the first {MOST_ROWS:,} rows are here. Download the CSV file to have them all."])
    yield "</table:table>"


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
    lines = escape(fit_for_xml(text)).replace("\t", "<text:tab/>").splitlines()
    return "".join(f"<text:p>{re.sub('  +', _spaces, line)}</text:p>" for line in lines)


def _spaces(run: re.Match[str]) -> str:
    """Several spaces, which would else be read as one."""
    return f'<text:s text:c="{len(run.group())}"/>'
