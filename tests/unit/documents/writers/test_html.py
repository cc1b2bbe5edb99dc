from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given

from answerable.documents.writers import Format, write
from tests.support.plan_making import plan
from tests.support.plans import every_plan, probation, six_columns, spoken, unsettled
from tests.unit.documents.writers.any_words import any_words, plan_saying, table_saying
from tests.unit.documents.writers.tables import TABLES

PLANS = every_plan()
VOID = {"meta", "col"}


def page(written: bytes) -> BeautifulSoup:
    return BeautifulSoup(written.decode(), "html.parser")


def only(soup: BeautifulSoup, selector: str) -> Tag:
    (found,) = soup.select(selector)
    return found


def cell_words(cell: Tag) -> str:
    lines = cell.select("p, li") or [cell]
    return "\n".join(("• " if line.name == "li" else "") + line.get_text() for line in lines)


def rows(table: Tag) -> list[list[str]]:
    return [[cell_words(cell) for cell in row.select("th, td")] for row in table.select("tr")]


class Nesting(HTMLParser):
    """Fails on an element that is not closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", PLANS)
def test_the_table_holds_the_plan(name: str) -> None:
    soup = page(write(PLANS[name], Format.HTML))
    assert rows(only(soup, "table.plan")) == TABLES[name]


@pytest.mark.parametrize("name", PLANS)
def test_every_element_is_closed(name: str) -> None:
    nesting = Nesting()
    nesting.feed(write(PLANS[name], Format.HTML).decode())
    assert nesting.open == []


def test_what_stands_around_the_table() -> None:
    soup = page(write(six_columns(), Format.HTML))
    assert [paragraph.get_text() for paragraph in soup.select("main > p")] == [
        "Action Plan Submitted: 9 February 2024",
        "A Response to: Getting ready for release at Stonebeck",
        "Report Published: 8 January 2024",
        "Caveat: Dates may be affected by building work.",
    ]
    assert rows(only(soup, "table.definitions"))[0] == ["Term", "Definition"]
    assert rows(only(soup, "table.totals")) == [
        ["Recommendations"],
        ["Agreed", "1"],
        ["Partly Agreed", "1"],
        ["Not Agreed", "1"],
        ["Total", "3"],
    ]


def test_definitions_without_a_heading_are_a_table_without_one() -> None:
    definitions = only(page(write(spoken(), Format.HTML)), "table.definitions")
    assert rows(definitions) == [["Agreed means that it will be done."]]
    assert definitions.select("thead") == []


def test_the_page_tells_assistive_technology_what_is_what() -> None:
    soup = page(write(probation(), Format.HTML))
    heading = only(soup, "h1")
    assert only(soup, "html")["lang"] == "en-GB"
    assert only(soup, "title").get_text() == "A fair hearing: equality in probation"
    assert heading.get_text() == "ACTION PLAN: A fair hearing: equality in probation"
    assert heading.parent
    assert heading.parent.name == "caption"
    assert [cell["scope"] for cell in soup.select(".plan thead th")] == ["col"] * 6
    assert [(cell["scope"], cell.get_text()) for cell in soup.select(".plan tbody th")] == [
        ("colgroup", "Directed to: Probation offices should, by 31 March 2024:"),
        ("rowgroup", "1"),
        ("rowgroup", "2"),
        ("colgroup", "Directed to: The ministry should:"),
        ("rowgroup", "3"),
    ]
    assert [len(body.select("tr")) for body in soup.select(".plan tbody")] == [1, 5, 2, 1, 2]
    scrolled = only(soup, ".wide")
    assert (scrolled["role"], scrolled["aria-labelledby"], scrolled["tabindex"]) == ("region", heading["id"], "0")


def test_lists_are_lists() -> None:
    soup = page(write(unsettled(), Format.HTML))
    assert [len(items.select("li")) for items in soup.select("ul")] == [3, 2, 3, 2, 1, 1, 1, 1]


def test_a_page_needs_no_script_and_no_other_file() -> None:
    soup = page(write(plan(), Format.HTML))
    assert soup.select("script, link, img, iframe, [src], [href]") == []


@given(any_words)
def test_any_words_come_back(words: str) -> None:
    soup = page(write(plan_saying(words), Format.HTML))
    assert rows(only(soup, "table.plan"))[1:] == table_saying(words)
    assert only(soup, "h1").get_text() == f"ACTION PLAN: {words}"
    assert only(soup, ".caveat").get_text() == f"Caveat: {words}"
