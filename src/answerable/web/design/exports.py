"""A list as a file: CSV or OpenDocument, safe to open in a spreadsheet."""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import Literal

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.text import slugify

from answerable.tables import ods
from answerable.tables.safe import harmless
from answerable.web.design.tables import Cell, Column, shown

Format = Literal["csv", "ods"]
Value = str | int | float | Decimal | dt.date | None


def wanted(request: HttpRequest) -> Format | None:
    """The format that the address asks for; None where it asks for a page."""
    match request.GET.get("format"):
        case "csv":
            return "csv"
        case "ods":
            return "ods"
        case _:
            return None


def export(
    request: HttpRequest, name: str, columns: Iterable[str | Column], rows: Iterable[Sequence[Cell]]
) -> HttpResponseBase:
    """The rows as the file that the address asks for (CSV where it does not say), named after `name` and today."""
    headings = [column if isinstance(column, str) else column.heading for column in columns]
    values = ([_value(cell) for cell in row] for row in rows)
    if wanted(request) == "ods":
        content = ods.ods(ods.Sheet(name, headings, values))
        response: HttpResponseBase = HttpResponse(content, content_type=ods.CONTENT_TYPE)
    else:
        response = StreamingHttpResponse(_lines(headings, values), content_type="text/csv; charset=utf-8")
    file = f"{slugify(name)[:100]}-{timezone.localdate().isoformat()}.{wanted(request) or 'csv'}"
    response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


class _Echo:
    """A file that gives back each line instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def _lines(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    for row in chain([headings], rows):
        yield writer.writerow(row)


def _value(cell: Cell) -> Value:
    match cell:
        case bool():
            return shown(cell)
        case dt.datetime():
            return timezone.localtime(cell).replace(tzinfo=None, microsecond=0)
        case None | int() | float() | Decimal() | dt.date():
            return cell
        case _:
            return harmless(str(cell))
