from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given

from answerable.documents.writers import Format, write
from tests.support.plans import every_plan, probation, six_columns, spoken
from tests.unit.documents.writers.any_words import any_words, plan_saying, table_saying
from tests.unit.documents.writers.tables import TABLES

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table, _Cell

    from answerable.documents.plan import Plan

PLANS = every_plan()


def word(plan: "Plan") -> "Word":
    return Document(BytesIO(write(plan, Format.DOCX)))


def cell_words(cell: "_Cell") -> str:
    return "\n".join(
        ("• " if paragraph._p.style == "ListBullet" else "") + paragraph.text  # noqa: SLF001 - by name it takes long
        for paragraph in cell.paragraphs
    )


def rows(table: "Table") -> list[list[str]]:
    """The words of each cell; a cell that reaches over several columns once."""
    return [[cell_words(cell) for cell in dict.fromkeys(row.cells)] for row in table.rows]


def repeated(table: "Table") -> list[bool]:
    """Which rows are repeated on every page."""
    return [next(row._tr.iter(qn("w:tblHeader")), None) is not None for row in table.rows]  # noqa: SLF001 - the only way


@pytest.mark.parametrize("name", PLANS)
def test_the_table_holds_the_plan(name: str) -> None:
    document = word(PLANS[name])
    (table,) = [table for table in document.tables if table.cell(0, 0).text.startswith("1. ")]
    assert rows(table) == TABLES[name]
    assert repeated(table) == [True] + [False] * (len(TABLES[name]) - 1)


def test_what_stands_around_the_table() -> None:
    document = word(six_columns())
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == [
        "Action Plan Submitted: 9 February 2024",
        "A Response to: Getting ready for release at Stonebeck",
        "Report Published: 8 January 2024",
        "Dates may be affected by building work.",
        "ACTION PLAN: Getting ready for release at Stonebeck",
    ]
    definitions, _, totals = document.tables
    assert rows(definitions)[0] == ["Term", "Definition"]
    assert rows(totals) == [
        ["Recommendations"],
        ["Agreed", "1"],
        ["Partly Agreed", "1"],
        ["Not Agreed", "1"],
        ["Total", "3"],
    ]


def test_definitions_without_a_heading_are_a_table_without_one() -> None:
    definitions = word(spoken()).tables[0]
    assert rows(definitions) == [["Agreed means that it will be done."]]
    assert repeated(definitions) == [False]


def test_pages_lie_on_their_side_with_caveat_and_number() -> None:
    (section,) = word(six_columns()).sections
    assert section.orientation is WD_ORIENT.LANDSCAPE
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert [paragraph.text for paragraph in section.footer.paragraphs] == [
        "Dates may be affected by building work.",
        "Page  of ",
    ]
    fields = section.footer.paragraphs[-1]._p.iter(qn("w:fldSimple"))  # noqa: SLF001 - python-docx has no fields
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]


def test_the_file_says_what_it_is() -> None:
    document = word(probation())
    told = document.core_properties
    assert (told.title, told.language) == ("A fair hearing: equality in probation", "en-GB")
    assert (told.author, told.comments, told.created, told.modified) == ("", "", None, None)
    assert {language.get(qn("w:val")) for language in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    headings = [
        paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"
    ]
    assert headings == ["ACTION PLAN: A fair hearing: equality in probation"]


@given(any_words)
def test_any_words_come_back(words: str) -> None:
    document = word(plan_saying(words))
    assert rows(document.tables[1])[1:] == table_saying(words)
