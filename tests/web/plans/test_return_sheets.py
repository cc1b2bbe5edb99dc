"""Return sheets, out and back in."""

import datetime as dt
import zipfile
from io import BytesIO

import pytest

from answerable.web.commitments.models import Update
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.plans.models import Ask, Reporting
from answerable.web.plans.services.sheets import HEADINGS, code, enter_sheets, return_sheet
from tests.web.plans.linking_given import FIGURES, FORUM, TRAINING
from tests.web.plans.reporting_given import (
    NOW,
    TODAY,
    Given,
    given,
    made,
    opened,
)
from tests.web.plans.sheets_given import CODE, DATE, DONE, KIND, REASON, filled, sheet, shown, with_formula

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(prison: Place) -> Given:
    return given(prison)


@pytest.fixture
def reporting(held: Given) -> Reporting:
    return opened(held)


@pytest.fixture
def out(reporting: Reporting) -> bytes:
    return return_sheet(reporting, reporting.asks.all())


def back(held: Given, reporting: Reporting, *contents: bytes) -> int:
    files = {f"sheet {number}.ods": content for number, content in enumerate(contents, 1)}
    return enter_sheets(reporting, files, effective_on=TODAY, by=held.coordinator, at=NOW)


def refused(held: Given, reporting: Reporting, *contents: bytes) -> tuple[str, ...]:
    with pytest.raises(RefusedError) as found:
        back(held, reporting, *contents)
    assert not Update.objects.exists()
    return found.value.problems


def test_a_row_for_each_commitment_asked_about(held: Given, out: bytes) -> None:
    headings, *rows = shown(out)
    assert headings == list(HEADINGS)
    assert [row[1:4] for row in rows] == [
        ["1", FORUM, "May 2023"],
        ["2", TRAINING, "July 2023"],
        ["1", FIGURES, "June 2023"],
    ]
    assert rows[2][CODE] == code(held.unheld, made(FIGURES).pk)


def test_what_is_filled_in_comes_back(held: Given, reporting: Reporting, out: bytes) -> None:
    rows = {
        0: {DONE: "The forum met.\nOn two wings.", KIND: "Done and continuing"},
        2: {DONE: "=1+1 <b>tables</b>", KIND: "progress", DATE: "June 2027", REASON: "The data are late."},
    }
    assert back(held, reporting, filled(out, rows)) == 2
    assert [
        (one.commitment.words, one.kind, one.words, one.due_words, one.reason, one.owner, one.recorded_by)
        for one in Update.objects.order_by("pk")
    ] == [
        (FORUM, "done_and_continuing", "The forum met.\nOn two wings.", "", "", held.ask.owner, held.coordinator),
        (
            *(FIGURES, "progress", "=1+1 <b>tables</b>", "June 2027", "The data are late."),
            *(held.unheld.owner, held.coordinator),
        ),
    ]


def test_a_date_that_the_program_understood_is_a_day(held: Given, reporting: Reporting, out: bytes) -> None:
    day = dt.date(2027, 3, 1)
    back(held, reporting, filled(out, {0: {DONE: "It met.", KIND: "progress", DATE: day, REASON: "Too few rooms."}}))
    assert Update.objects.get().due_words == "1 March 2027"


def _replaced(content: bytes, old: bytes, new: bytes) -> bytes:
    """The spreadsheet with other words in its content."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "content.xml":
                assert old in data
                data = data.replace(old, new)
            target.writestr(info, data)
    return made.getvalue()


def test_every_wrong_row_is_told_and_nothing_kept(held: Given, reporting: Reporting, out: bytes) -> None:
    rows = {
        0: {DONE: "It met.", KIND: "nearly"},
        1: {KIND: "done", DATE: "one day"},
        2: {DONE: "Published.", KIND: "done"},
    }
    assert refused(held, reporting, filled(out, rows)) == (
        "sheet 1.ods, row 2: say how far it is: progress, done, or done and continuing",
        "sheet 1.ods, row 3: Say what was done",
        "sheet 1.ods, row 3: The new date cannot be read. Write it like “30 June 2027”, “June 2027” or “Ongoing”",
        "sheet 1.ods, row 3: Say why the date should move",
        "Nothing of these sheets was kept.",
    )


def test_a_code_that_was_not_sent_is_refused(held: Given, reporting: Reporting, out: bytes) -> None:
    real = code(held.ask, made(FORUM).pk)
    altered = f"{held.ask.pk}-{made(FIGURES).pk}-{real.rpartition('-')[2]}"
    for wrong in (altered, "12", "", "<script>"):
        [first, _] = refused(held, reporting, filled(out, {0: {CODE: wrong, DONE: "It met.", KIND: "done"}}))
        assert "its code is not one that this round sent" in first


def test_a_row_of_another_round_is_refused(held: Given, reporting: Reporting, out: bytes) -> None:
    reporting.asks.filter(pk=held.unheld.pk).delete()
    assert "its code" in refused(held, reporting, filled(out, {2: {DONE: "Published.", KIND: "done"}}))[0]


def test_one_commitment_twice_is_refused(held: Given, reporting: Reporting, out: bytes) -> None:
    answered = filled(out, {0: {DONE: "It met.", KIND: "done"}})
    assert "sheet 1.ods, row 2 answers for the same commitment" in refused(held, reporting, answered, answered)[0]


def test_a_formula_is_never_run(held: Given, reporting: Reporting, out: bytes) -> None:
    assert "a cell holds a formula" in refused(held, reporting, with_formula(out, 0, DONE))[0]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"Dear all, thank you.", "damaged"),
        (b"", "damaged"),
        (sheet([]), "empty"),
        (sheet([["Code"]]), "No row of these sheets is filled in"),
        (sheet([["Code"], ["", "", "", "", "It met."]]), "its code"),
    ],
)
def test_what_is_no_sheet_of_ours_is_refused(held: Given, reporting: Reporting, content: bytes, why: str) -> None:
    assert why in " ".join(refused(held, reporting, content))


def test_an_entity_or_a_bomb_is_not_opened(held: Given, reporting: Reporting, out: bytes) -> None:
    entity = _replaced(out, b"<office:document-content", b'<!DOCTYPE x [<!ENTITY a "b">]><office:document-content')
    assert "document type" in refused(held, reporting, entity)[0]
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b" " * 70_000_000)
    assert "unpacks to far more" in refused(held, reporting, bomb.getvalue())[0]


def test_an_empty_sheet_changes_nothing(held: Given, reporting: Reporting, out: bytes) -> None:
    assert "No row of these sheets is filled in" in refused(held, reporting, out)[0]


def test_a_closed_round_reads_no_sheets(held: Given, reporting: Reporting, out: bytes) -> None:
    reporting.closed_at = NOW
    assert "closed" in refused(held, reporting, out)[0]
    assert Ask.objects.count() == 2
