from io import BytesIO

import pdfplumber
import pytest
from pdfplumber.pdf import PDF

from answerable.documents.plan import Plan
from answerable.documents.writers import Format, write
from answerable.vocabulary.errors import AnswerableError
from tests.support.plan_making import action, answered, plan, texts
from tests.support.plans import every_plan, probation, six_columns
from tests.unit.documents.writers.tables import TABLES, Rows

PLANS = every_plan()
HEADING = "1. Rec No"


def opened(plan: Plan) -> PDF:
    return pdfplumber.open(BytesIO(write(plan, Format.PDF)))


def folded(words: str) -> str:
    return " ".join(words.split())


def rows(pdf: PDF, heading: str) -> Rows:
    """The rows of every page's table that begins with this heading; the heading itself once."""
    tables = [table for page in pdf.pages for table in page.extract_tables()]
    found = [row for table in tables if folded(table[0][0] or "") == heading for row in table]
    told = [[folded(cell) for cell in row if cell is not None] for row in found]
    return told[:1] + [row for row in told[1:] if row != told[0]]


@pytest.mark.parametrize("name", PLANS)
def test_the_table_holds_the_plan(name: str) -> None:
    expected = [[folded(cell) for cell in row] for row in TABLES[name]]
    with opened(PLANS[name]) as pdf:
        assert rows(pdf, expected[0][0]) == expected


def test_what_stands_around_the_table() -> None:
    with opened(six_columns()) as pdf:
        lines = pdf.pages[0].extract_text().splitlines()
        assert lines[:3] == [
            "Action Plan Submitted: 9 February 2024",
            "A Response to: Getting ready for release at Stonebeck",
            "Report Published: 8 January 2024",
        ]
        assert rows(pdf, "Recommendations") == [
            ["Recommendations"],
            ["Agreed", "1"],
            ["Partly Agreed", "1"],
            ["Not Agreed", "1"],
            ["Total", "3"],
        ]


def long_plan() -> Plan:
    sentence = "This will be done with everybody who has something to say about it. "
    steps = [action(sentence * size, "Governor", "May 2024") for size in (1, 5, 90, 3, 10)]
    caveats = texts('Dates "may" be\\delayed by <b>building</b>.', "Dates may be delayed by weather.")
    return plan(answered("1", sentence, *steps), caveats=caveats)


def test_every_page_has_the_headings_the_caveats_and_its_number() -> None:
    with opened(long_plan()) as pdf:
        count = len(pdf.pages)
        assert count > 3
        assert [(page.width > page.height, page.extract_text().splitlines()[-3:]) for page in pdf.pages] == [
            (
                True,
                [
                    'Dates "may" be\\delayed by <b>building</b>.',
                    f"Page {number} of {count}",
                    "Dates may be delayed by weather.",
                ],
            )
            for number in range(1, count + 1)
        ]
        told = [[folded(table[0][0] or "") for table in page.extract_tables()] for page in pdf.pages]
        assert [HEADING in page for page in told[1:]] == [True] * (count - 1)


def test_words_longer_than_their_column_stay_in_it() -> None:
    address = "https://example.org/" + "a-path-without-an-end/" * 9
    told = plan(answered("1", address, action(f"See {address}.", "W" * 60, "Ongoing" * 9)))
    with opened(told) as pdf:
        _, row = rows(pdf, HEADING)
        assert [cell.replace(" ", "") for cell in row] == [
            "1", address, "Agreed", f"See{address}.", "W" * 60, "Ongoing" * 9
        ]  # fmt: skip
        assert max(character["x1"] for page in pdf.pages for character in page.chars) < pdf.pages[0].width - 30


def test_the_file_says_what_it_is_and_is_tagged() -> None:
    with opened(probation()) as pdf:
        catalog = pdf.doc.catalog
        assert pdf.metadata["Title"] == "A fair hearing: equality in probation"
        assert catalog["Lang"] == b"en-GB"
        assert catalog["MarkInfo"]["Marked"] is True
        (tree,) = pdf.structure_tree
        assert {"Table", "THead", "TH", "TD", "H1"} <= tags(tree)


def tags(element: dict[str, object]) -> set[str]:
    children = element.get("children", [])
    assert isinstance(children, list)
    return {str(element["type"])}.union(*map(tags, children))


def test_a_missing_library_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_pango(_name: str) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("answerable.documents.writers.pdf.import_module", without_pango)
    with pytest.raises(AnswerableError, match=r"Pango is not installed here.*apt-get install libpango-1\.0-0"):
        write(six_columns(), Format.PDF)
