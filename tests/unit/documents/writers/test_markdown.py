import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from markdown_it import MarkdownIt

from answerable.documents.plan import Plan
from answerable.documents.writers import Format, write
from tests.support.plan_making import finding, plan, texts
from tests.support.plans import every_plan, six_columns, spoken
from tests.unit.documents.writers.any_words import any_words, plan_saying, table_saying
from tests.unit.documents.writers.tables import TABLES, Rows

PLANS = every_plan()


def page(plan: Plan) -> BeautifulSoup:
    return BeautifulSoup(MarkdownIt().enable("table").render(write(plan, Format.MARKDOWN).decode()), "html.parser")


def rows(table: Tag) -> Rows:
    for line_break in table.select("br"):
        line_break.replace_with("\n")
    return [[cell.get_text() for cell in row.select("th, td")] for row in table.select("tr")]


def plan_rows(plan: Plan) -> Rows:
    tables = map(rows, page(plan).select("table"))
    (found,) = [table for table in tables if table[0][0].startswith("1. ")]
    return found


@pytest.mark.parametrize("name", PLANS)
def test_the_table_holds_the_plan(name: str) -> None:
    width = len(TABLES[name][0])
    assert plan_rows(PLANS[name]) == [row + [""] * (width - len(row)) for row in TABLES[name]]


def test_what_stands_around_the_table() -> None:
    soup = page(six_columns())
    assert [element.get_text() for element in soup.select("h1, li, blockquote p")] == [
        "ACTION PLAN: Getting ready for release at Stonebeck",
        "Action Plan Submitted: 9 February 2024",
        "A Response to: Getting ready for release at Stonebeck",
        "Report Published: 8 January 2024",
        "Dates may be affected by building work.",
    ]
    assert rows(soup.select("table")[-1]) == [
        ["Recommendations", ""],
        ["Agreed", "1"],
        ["Partly Agreed", "1"],
        ["Not Agreed", "1"],
        ["Total", "3"],
    ]


def test_a_plan_that_says_nothing_about_itself_has_no_list() -> None:
    soup = page(spoken())
    assert soup.select("li") == []
    assert rows(soup.select("table")[0]) == [[""], ["Agreed means that it will be done."]]


def test_markup_is_only_words() -> None:
    told = "a | b *c* _d_ `e` [f](g) <h> &amp; ~~i~~ \\"
    soup = page(plan(finding("1", told), caveats=texts("1. May change.", "- May change.", "# May change.")))
    assert [paragraph.get_text() for paragraph in soup.select("blockquote p")] == [
        "1. May change.",
        "- May change.",
        "# May change.",
    ]
    assert rows(soup.select("table")[-1])[1] == ["1", told, "", "", ""]


@given(any_words)
def test_any_words_come_back(words: str) -> None:
    assert plan_rows(plan_saying(words))[1:] == table_saying(words)
