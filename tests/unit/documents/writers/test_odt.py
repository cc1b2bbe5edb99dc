from io import BytesIO

import pytest
from hypothesis import given
from odfdo import Document, Element

from answerable.documents.plan import Plan
from answerable.documents.writers import Format, write
from tests.support.plans import every_plan, five_columns, probation, six_columns, spoken
from tests.unit.documents.writers.any_words import any_words, plan_saying, table_saying
from tests.unit.documents.writers.tables import TABLES

PLANS = every_plan()


def opened(plan: Plan) -> Document:
    return Document(BytesIO(write(plan, Format.ODT)))


def cell_words(cell: Element) -> str:
    return "\n".join(
        ("• " if line.parent and line.parent.tag == "text:list-item" else "") + line.inner_text
        for line in cell.get_elements("descendant::text:p")
    )


def rows(document: Document, name: str) -> list[list[str]]:
    found = document.body.get_elements(f"//table:table[@table:name='{name}']//table:table-row")
    return [[cell_words(cell) for cell in row.get_elements("table:table-cell")] for row in found]


@pytest.mark.parametrize("name", PLANS)
def test_the_table_holds_the_plan(name: str) -> None:
    document = opened(PLANS[name])
    heading = document.body.get_elements("//table:table[@table:name='Plan']/table:table-header-rows/table:table-row")
    assert rows(document, "Plan") == TABLES[name]
    assert len(heading) == 1


def test_a_band_reaches_over_every_column() -> None:
    band = opened(five_columns()).body.get_elements("//table:table[@table:name='Plan']/table:table-row[1]/*")
    assert [cell.tag for cell in band] == ["table:table-cell"] + ["table:covered-table-cell"] * 4
    assert band[0].get_attribute("table:number-columns-spanned") == "5"


def test_what_stands_around_the_table() -> None:
    document = opened(six_columns())
    outside = document.body.get_elements("text:p|text:h")
    assert [element.inner_text for element in outside if element.inner_text] == [
        "Action Plan Submitted: 9 February 2024",
        "A Response to: Getting ready for release at Stonebeck",
        "Report Published: 8 January 2024",
        "Dates may be affected by building work.",
        "ACTION PLAN: Getting ready for release at Stonebeck",
    ]
    assert rows(document, "Definitions")[0] == ["Term", "Definition"]
    assert rows(document, "Totals") == [
        ["Recommendations"],
        ["Agreed", "1"],
        ["Partly Agreed", "1"],
        ["Not Agreed", "1"],
        ["Total", "3"],
    ]


def test_definitions_without_a_heading_are_a_table_without_one() -> None:
    document = opened(spoken())
    assert rows(document, "Definitions") == [["Agreed means that it will be done."]]
    assert document.body.get_elements("//table:table[@table:name='Definitions']/table:table-header-rows") == []


def test_pages_lie_on_their_side_with_caveat_and_number() -> None:
    styles = opened(six_columns()).styles.root
    (page,) = styles.get_elements("//style:page-layout/style:page-layout-properties")
    told = [page.get_attribute(f"fo:page-{side}") for side in ("width", "height")]
    assert (told, page.get_attribute("style:print-orientation")) == (["297mm", "210mm"], "landscape")
    assert [line.inner_text for line in styles.get_elements("//style:footer/text:p")] == [
        "Dates may be affected by building work.",
        "Page  of ",
    ]
    assert len(styles.get_elements("//style:footer//text:page-number|//style:footer//text:page-count")) == 2


def test_the_file_says_what_it_is() -> None:
    document = opened(probation())
    languages = document.styles.root.get_elements("//style:default-style/style:text-properties")
    assert (document.meta.title, document.meta.language) == ("A fair hearing: equality in probation", "en-GB")
    assert {(words.get_attribute("fo:language"), words.get_attribute("fo:country")) for words in languages} == {
        ("en", "GB")
    }
    assert document.styles.root.get_elements("//text:outline-style") == []


@given(any_words)
def test_any_words_come_back(words: str) -> None:
    assert rows(opened(plan_saying(words)), "Plan")[1:] == table_saying(words)
