"""Rows and headings that say of what kind the findings below them are, or to whom they are directed."""

import pytest

from answerable.documents.plan import Plan
from tests.unit.documents.understanding.plans_said import CONCERNS, HEAD, leftovers, read, read_rows

LOOMS = ("1", "The looms stood idle.", "The mill will buy thread.", "Head of Looms", "May 2031")
WHEELS = ("2", "The wheels squeaked.", "The mill will oil them.", "Head of Wheels", "June 2031")
ROW = ("1", "Mend the looms.", "Agreed", "We will buy thread.", "Head of Looms", "May 2031")
SECOND = ("2", "Mend the wheels.", "Agreed", "We will oil them.", "Head of Wheels", "June 2031")


def directions(plan: Plan) -> list[tuple[str, str | None] | None]:
    """To whom each finding is directed, and by when."""
    return [
        (one.directed_to.text.text, str(one.directed_to.due.date) if one.directed_to.due else None)
        if one.directed_to
        else None
        for one in plan.findings
    ]


def band(words: str, width: int = 6) -> tuple[str, ...]:
    return ("", words, *[""] * (width - 2))


def test_findings_are_of_the_kind_that_the_band_above_them_says() -> None:
    plan = read(CONCERNS, band("Priority concerns", 5), LOOMS, band("Key concerns", 5), WHEELS)
    assert [one.kind.value for one in plan.findings] == ["priority_concern", "key_concern"]
    assert [words for _, words in leftovers(plan)[-2:]] == ["Priority concerns", "Key concerns"]


def test_a_heading_between_tables_is_a_band() -> None:
    plan = read("Priority concerns", CONCERNS, LOOMS, "Key concerns", CONCERNS, WHEELS)
    assert [one.kind.value for one in plan.findings] == ["priority_concern", "key_concern"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("1. Priority concerns", "priority_concern"),
        ("Other key areas of concern:", "key_concern"),
        ("Main recommendations", "recommendation"),
        ("Other matters", "other"),
    ],
)
def test_a_band_may_say_its_kind_in_several_ways(words: str, kind: str) -> None:
    assert [one.kind.value for one in read(CONCERNS, band(words, 5), LOOMS).findings] == [kind]


@pytest.mark.parametrize(("head", "kind"), [(HEAD, "recommendation"), (CONCERNS, "other")])
def test_without_a_band_the_heading_of_the_column_says_the_kind(head: tuple[str, ...], kind: str) -> None:
    row = ROW if head is HEAD else LOOMS
    assert [one.kind.value for one in read(head, row).findings] == [kind]


def test_findings_are_directed_to_whom_the_band_above_them_says() -> None:
    plan = read_rows(
        band("Directed to: The mill should, by 31 March 2031:"), ROW, band("Recommendations for the Dye Works:"), SECOND
    )
    assert directions(plan) == [
        ("Directed to: The mill should, by 31 March 2031:", "2031-03-31"),
        ("Recommendations for the Dye Works:", None),
    ]


def test_a_band_may_name_whom_it_is_directed_to_without_more_words() -> None:
    assert directions(read_rows(band("The mill should, by March 2032:"), ROW)) == [
        ("The mill should, by March 2032:", "2032-03-31")
    ]


def test_a_by_that_no_date_follows_gives_no_date() -> None:
    assert directions(read_rows(band("Directed to the works by the river:"), ROW)) == [
        ("Directed to the works by the river:", None)
    ]


def test_whom_findings_are_directed_to_leaves_their_kind_as_it_was() -> None:
    plan = read(CONCERNS, band("Key concerns", 5), band("To the Dye Works:", 5), LOOMS)
    assert [one.kind.value for one in plan.findings] == ["key_concern"]
    assert directions(plan) == [("To the Dye Works:", None)]


def test_a_finding_is_no_band_however_it_begins() -> None:
    said = "To be fair to dyers. Their days are long:"
    assert [one.text.text for one in read_rows(("1", said, *ROW[2:])).findings] == [said]
