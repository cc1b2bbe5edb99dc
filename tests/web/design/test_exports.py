import csv
import datetime as dt
import io
import time
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from odfdo import Document, Table

from answerable.web.design.exports import export, wanted
from answerable.web.design.tables import Cell, Column, Lines, Link, Tag

GET = RequestFactory().get
HEADINGS: list[str | Column] = ["Words", Column("due", "Due")]


def body(response: HttpResponseBase) -> bytes:
    assert isinstance(response, HttpResponse | StreamingHttpResponse)
    return response.getvalue()


def as_csv(rows: list[tuple[Cell, ...]]) -> list[list[str]]:
    text = body(export(GET("/?format=csv"), "Plans", HEADINGS, rows)).decode()
    return list(csv.reader(io.StringIO(text, newline="")))


def as_ods(rows: list[tuple[Cell, ...]]) -> list[list[object]]:
    return [list(row) for row in table(export(GET("/?format=ods"), "Plans", HEADINGS, rows)).iter_values()]


def table(response: HttpResponseBase) -> Table:
    found = Document(io.BytesIO(body(response))).body.get_table(0)
    assert found
    return found


ROWS: list[tuple[Cell, ...]] = [
    ("Oil & mend <looms>", dt.date(2026, 6, 3)),
    (Link("A plan", "/1"), None),
    (Lines(["Governor", Tag("Done", "green")]), 1200),
    ("Two\nlines  and   spaces", Decimal("1.50")),
    ("", -3),
    (True, dt.datetime(2026, 6, 3, 12, 5, 9, 7, tzinfo=dt.UTC)),
]


def test_a_list_is_written_as_csv() -> None:
    assert as_csv(ROWS) == [
        ["Words", "Due"],
        ["Oil & mend <looms>", "2026-06-03"],
        ["A plan", ""],
        ["Governor; Done", "1200"],
        ["Two\nlines  and   spaces", "1.50"],
        ["", "-3"],
        ["Yes", "2026-06-03 13:05:09"],
    ]


def test_a_list_is_written_as_a_spreadsheet_of_words_numbers_and_dates() -> None:
    assert as_ods(ROWS) == [
        ["Words", "Due"],
        ["Oil & mend <looms>", dt.date(2026, 6, 3)],
        ["A plan", None],
        ["Governor; Done", 1200],
        ["Two\nlines  and   spaces", Decimal("1.50")],
        [None, -3],
        ["Yes", dt.datetime(2026, 6, 3, 13, 5, 9)],  # noqa: DTZ001
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_words_are_taken_for_a_formula(start: str) -> None:
    words = f"{start}1+1"
    rows: list[tuple[Cell, ...]] = [(words, Link(words, "/")), (Tag(words), Lines([words]))]
    assert as_csv(rows)[1:] == [[f"'{words}"] * 2] * 2
    assert {str(cell)[:2] for row in as_ods(rows)[1:] for cell in row} <= {f"'{start}", "'1", "'\n"}


@given(st.lists(st.tuples(st.text(), st.none() | st.integers() | st.dates()), max_size=4))
def test_any_words_can_be_written(rows: list[tuple[Cell, ...]]) -> None:
    assert (len(as_csv(rows)), len(as_ods(rows))) == (len(rows) + 1, len(rows) + 1)


def test_a_file_is_named_after_the_list_and_the_day(time_machine_day: str) -> None:
    names = [export(GET(f"/?format={kind}"), "Plans of HMP Sample", [], []).headers for kind in ("csv", "ods")]
    assert [(head["Content-Type"], head["Content-Disposition"]) for head in names] == [
        ("text/csv; charset=utf-8", f'attachment; filename="plans-of-hmp-sample-{time_machine_day}.csv"'),
        (
            "application/vnd.oasis.opendocument.spreadsheet",
            f'attachment; filename="plans-of-hmp-sample-{time_machine_day}.ods"',
        ),
    ]


@pytest.fixture
def time_machine_day(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: dt.date(2026, 6, 3))
    return "2026-06-03"


def test_csv_is_sent_while_it_is_made() -> None:
    made = []

    def rows() -> Iterator[tuple[Cell, ...]]:
        for number in range(3):
            made.append(number)
            yield number, None

    response = export(GET("/"), "Plans", HEADINGS, rows())
    assert isinstance(response, StreamingHttpResponse)
    lines = iter(response)
    assert ([next(lines), next(lines)], made) == ([b"Words,Due\r\n", b"0,\r\n"], [0])


def test_a_spreadsheet_holds_20000_rows_and_says_that_there_are_more() -> None:
    rows = [(f"The words of commitment {number}", *range(number, number + 9)) for number in range(20_001)]
    begun = time.process_time()
    response = export(GET("/?format=ods"), "Plans", [str(number) for number in range(10)], rows)
    seconds = time.process_time() - begun
    sheet = table(response)
    assert (sheet.height, sheet.get_row(20_001).get_values()[0]) == (
        20_002,
        "Only the first 20,000 rows are here. Download the CSV file to have them all.",
    )
    assert seconds < 10


@pytest.mark.parametrize(
    ("address", "kind"), [("/?format=csv", "csv"), ("/?format=ods", "ods"), ("/?format=x", None), ("/", None)]
)
def test_the_address_says_which_file_is_wanted(address: str, kind: str | None) -> None:
    assert wanted(GET(address)) == kind
