import datetime as dt
from typing import Any

from bs4 import BeautifulSoup
from django.template import engines
from django.test import RequestFactory

from answerable.web.database.keyset import Page
from answerable.web.design import panels
from answerable.web.design.addresses import query
from answerable.web.design.listings import exports, filters, pager
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Tag
from tests.web.design.gallery import Narrow

GET = RequestFactory().get
COLUMNS = [
    Column("words", "Commitment", sort="words"),
    Column("due", "Due", sort="-due"),
    Column("count", "Count", numeric=True),
]


def drawn(listing: Listing, address: str = "/") -> BeautifulSoup:
    text = engines["jinja2"].from_string("{{ table(listing) }}")
    return BeautifulSoup(text.render({"listing": listing}, GET(address)), "html.parser")


def links(html: str) -> dict[str, str]:
    return {
        link.get_text(" ", strip=True): str(link["href"]) for link in BeautifulSoup(html, "html.parser").select("a")
    }


def test_a_table_has_a_caption_headings_and_cells_as_people_write_them() -> None:
    rows: list[tuple[Cell, ...]] = [
        (Link("Oil & mend", "/1"), dt.date(2026, 6, 3), 1200),
        (Lines(["a", Tag("Done", "green")]), None, 0),
    ]
    table = drawn(Listing("Commitments", COLUMNS, rows))
    assert table.caption
    assert table.caption.text == "Commitments"
    assert [[cell.get_text("|", strip=True) for cell in row.select("th, td")] for row in table.select("tr")] == [
        ["Commitment", "Due", "Count"],
        ["Oil & mend", "3 June 2026", "1,200"],
        ["a|Done", "–", "0"],
    ]
    assert [cell["scope"] for cell in table.select("th")] == ["col"] * 3 + ["row"] * 2


def test_a_heading_orders_by_its_column_and_then_turns_the_order_round() -> None:
    def headings(address: str) -> list[tuple[str, str]]:
        table = drawn(Listing("Commitments", COLUMNS, [], sort="words"), address)
        return [(str(link["href"]), str(cell["aria-sort"])) for cell in table.select("th") for link in cell.select("a")]

    assert {address: headings(address) for address in ("/", "/?place=1&after=x&sort=-due", "/?sort=due")} == {
        "/": [("?sort=-words", "ascending"), ("?sort=-due", "none")],
        "/?place=1&after=x&sort=-due": [("?place=1&sort=words", "none"), ("?place=1&sort=due", "descending")],
        "/?sort=due": [("?sort=words", "none"), ("?sort=-due", "ascending")],
    }


def test_a_wide_table_scrolls_in_a_frame_of_its_own() -> None:
    wide = drawn(Listing("Rounds of a plan", [Column("it", "It")] * 7, []))
    frame = wide.select_one("[role=region]")
    assert frame
    assert frame["tabindex"] == "0"
    assert wide.find(id=str(frame["aria-labelledby"])) == wide.caption


def test_the_ways_from_a_page_keep_the_filters() -> None:
    request = GET("/?place=1&after=here")
    pages: list[Page[Any]] = [
        Page([], None, start=True),
        Page([], "b", start=True),
        Page([], "c", start=False),
        Page([], None, start=False),
    ]
    assert [links(pager(page, request)) for page in pages] == [
        {},
        {"Next page": "?place=1&after=b"},
        {"First page": "?place=1", "Next page": "?place=1&after=c"},
        {"First page": "?place=1"},
    ]


def test_a_list_is_exported_whole() -> None:
    assert links(exports(GET("/?place=1&after=here"))) == {
        "CSV": "?place=1&format=csv",
        "OpenDocument spreadsheet": "?place=1&format=ods",
    }


def test_filters_keep_the_order_and_can_be_cleared() -> None:
    drawn = BeautifulSoup(filters(Narrow({}), GET("/plans?sort=due&after=x")), "html.parser")
    assert [(tag["name"], tag["value"]) for tag in drawn.select("[type=hidden]")] == [("sort", "due")]
    assert links(str(drawn)) == {"Clear filters": "/plans"}


def test_a_query_changes_what_is_named_and_keeps_the_rest() -> None:
    request = GET("/?tag=a&tag=b&after=x")
    assert [
        query(request),
        query(request, after=None),
        query(request, tag="c&d", after=None),
        query(GET("/"), after=None),
    ] == ["?tag=a&tag=b&after=x", "?tag=a&tag=b", "?tag=c%26d", "?"]


def test_a_summary_escapes_and_says_what_its_links_change() -> None:
    page = BeautifulSoup(
        panels.summary([("Owner", "<Governor>", Link("Change", "/x")), ("Due", dt.date(2026, 6, 3))]), "html.parser"
    )
    assert [cell.get_text(" ", strip=True) for cell in page.select("dt, dd")] == [
        "Owner",
        "<Governor>",
        "Change owner",
        "Due",
        "3 June 2026",
    ]


def test_an_empty_list_says_what_to_do_next() -> None:
    said = [panels.empty("No <plans> yet", "Bring the first plan", href) for href in ("/plans/bring", None)]
    words = [BeautifulSoup(one, "html.parser").get_text("|", strip=True) for one in said]
    assert words == ["No <plans> yet|Bring the first plan"] * 2
    assert [links(one) for one in said] == [{"Bring the first plan": "/plans/bring"}, {}]
