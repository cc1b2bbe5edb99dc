import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.vocabulary.due_dates import DOUBTS, DueDate, TargetKind, looks_like_due_date, read_due_date
from answerable.vocabulary.periods import Precision

BY, STARTS, DONE, DONE_AND_CONTINUING, CONTINUING, RECURRING, UNREADABLE = TargetKind
DAY, MONTH, QUARTER, SEASON, YEAR = Precision
MARCH = date(2022, 3, 31)
JUNE = date(2021, 6, 30)


@pytest.mark.parametrize(
    "words",
    [
        *("Complete", "completed", "Completed.", "Implemented", "Achieved", "Closed", "(Complete)", "100% complete"),
        *("Action completed", "All actions complete", "COMPLETE", "Cwblhawyd", "In place"),
    ],
)
def test_what_is_done_needs_no_date(words: str) -> None:
    assert read_due_date(words) == DueDate(DONE)


@pytest.mark.parametrize(
    "words", ["Completed March 2022", "Complete March 2022", "Completed - March 2022", "March 2022 (completed)"]
)
def test_what_is_done_may_say_when(words: str) -> None:
    assert read_due_date(words) == DueDate(DONE, MONTH, MARCH)


@pytest.mark.parametrize("words", ["Complete and ongoing", "Completed and ongoing", "Completed / ongoing"])
def test_what_is_done_may_go_on(words: str) -> None:
    assert read_due_date(words) == DueDate(DONE_AND_CONTINUING)


@pytest.mark.parametrize(
    "words", ["Ongoing", "On-going", "In progress", "Continuous", "Commenced", "BAU", "75% complete"]
)
def test_what_is_under_way_needs_no_date(words: str) -> None:
    assert read_due_date(words) == DueDate(CONTINUING)


def test_what_is_under_way_may_have_a_day_of_review() -> None:
    reviewed = DueDate(CONTINUING, MONTH, MARCH, milestone="checked")
    assert read_due_date("This is ongoing work that will be checked in March 2022.") == reviewed
    assert read_due_date("Ongoing - to be reviewed in March 2022").date == MARCH
    assert read_due_date("Ongoing until March 2022") == DueDate(CONTINUING, MONTH, MARCH)


@pytest.mark.parametrize(
    "words",
    ["From June 2021", "Commencing June 2021", "Starting June 2021", "June 2021 onwards", "To commence June 2021"],
)
def test_what_starts_says_when(words: str) -> None:
    assert read_due_date(words) == DueDate(STARTS, MONTH, JUNE)


def test_a_start_in_a_year_is_at_the_latest_on_its_last_day() -> None:
    assert read_due_date("Commencing 2021") == DueDate(STARTS, YEAR, date(2021, 12, 31))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Monthly", DueDate(RECURRING, recurrence="monthly")),
        ("every quarter", DueDate(RECURRING, recurrence="quarterly")),
        ("Annually from March 2022", DueDate(RECURRING, MONTH, MARCH, recurrence="annually")),
        ("March 2022, then annually", DueDate(RECURRING, MONTH, MARCH, recurrence="annually")),
        (
            "Quarterly staff forums from June 2021",
            DueDate(RECURRING, MONTH, JUNE, recurrence="quarterly", milestone="staff forums"),
        ),
        ("Annual report March 2022", DueDate(BY, MONTH, MARCH, milestone="Annual report")),
    ],
)
def test_what_recurs_has_a_plain_word(words: str, expected: DueDate) -> None:
    assert read_due_date(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("(Subject to Census)", DueDate(BY, condition="Census")),
        ("subject to funding", DueDate(BY, condition="funding")),
        ("June 2021 (Subject to Census)", DueDate(BY, MONTH, JUNE, condition="Census")),
        ("Subject to funding, June 2021", DueDate(BY, MONTH, JUNE, condition="funding")),
        ("Dependent on the next census by June 2021", DueDate(BY, MONTH, JUNE, condition="next census")),
        ("Ongoing (subject to funding)", DueDate(CONTINUING, condition="funding")),
        ("Pending", DueDate(BY, doubts=("no_date",))),
    ],
)
def test_a_condition_is_kept_apart(words: str, expected: DueDate) -> None:
    assert read_due_date(words) == expected


@pytest.mark.parametrize(
    ("words", "milestone"),
    [
        ("Draft guidance March 2022", "Draft guidance"),
        ("March 2022 publication of guidance", "publication of guidance"),
        ("Initial review complete by March 2022", "Initial review complete"),
        ("Review complete by March 2022", "Review complete"),
        ("March 2022 for trials to be completed", "trials to be completed"),
        ("Steering group in place March 2022", "Steering group in place"),
        ("First look at data March 2022 (6 months post merger)", "First look at data (6 months post merger)"),
        ("Course launch March 2022;", "Course launch"),
        ("Phase 1 - March 2022", "Phase 1"),
        ("Feedback from staff March 2022", "Feedback from staff"),
    ],
)
def test_a_milestone_is_what_the_date_is_for(words: str, milestone: str) -> None:
    assert read_due_date(words) == DueDate(BY, MONTH, MARCH, milestone=milestone)


@pytest.mark.parametrize(
    ("words", "precision", "last"),
    [
        ("9th September 2022", DAY, date(2022, 9, 9)),
        ("By 31 March 2022:", DAY, MARCH),
        ("September2022", MONTH, date(2022, 9, 30)),
        ("1. March 2022", MONTH, MARCH),
        ("• End of March 2022", MONTH, MARCH),
        ("To be completed by March 2022", MONTH, MARCH),
        ("Delayed to March 2022", MONTH, MARCH),
        ("From June 2021 to March 2022", MONTH, MARCH),
        ("Between June 2021 and March 2022", MONTH, MARCH),
        ("Q4 2021/22", QUARTER, MARCH),
        ("Winter 2021", SEASON, date(2022, 2, 28)),
        ("by 2021", YEAR, date(2021, 12, 31)),
        ("By the end of 2021", YEAR, date(2021, 12, 31)),
        ("2021-22", YEAR, MARCH),
        ("Erbyn Mawrth 2022", MONTH, MARCH),
    ],
)
def test_a_date_is_the_last_day_it_can_mean(words: str, precision: Precision, last: date) -> None:
    assert read_due_date(words) == DueDate(BY, precision, last)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Quarter One of 2022", DueDate(BY, QUARTER, date(2022, 6, 30), doubts=("financial_quarter",))),
        ("June 2021 and March 2022", DueDate(BY, MONTH, MARCH, doubts=("several_dates",))),
        ("March 22", DueDate(BY, MONTH, MARCH, doubts=("short_year",))),
        ("early 2021", DueDate(BY, YEAR, date(2021, 12, 31), doubts=("vague_date",))),
        ("31 March", DueDate(BY, doubts=("no_year",))),
        ("by end of Q2", DueDate(BY, doubts=("no_year",))),
        ("TBC", DueDate(BY, doubts=("no_date",))),
        ("Not completed", DueDate(BY, doubts=("no_date",))),
        ("Within 3 months", DueDate(BY, doubts=("relative_date",))),
        ("Within three months of publication", DueDate(BY, doubts=("relative_date",))),
        ("Immediately", DueDate(BY, doubts=("relative_date",))),
        ("N/A", DueDate(BY, doubts=("not_applicable",))),
        ("Completed by March 2022", DueDate(BY, MONTH, MARCH, doubts=("done_or_due",))),
        ("Review completed March 2022", DueDate(DONE, MONTH, MARCH, milestone="Review", doubts=("done_or_due",))),
    ],
)
def test_what_is_not_sure_is_said(words: str, expected: DueDate) -> None:
    assert read_due_date(words) == expected


def test_the_settings_of_a_plan_may_make_quarters_those_of_the_calendar() -> None:
    assert read_due_date("Quarter One of 2022", financial_quarters=False) == DueDate(
        BY, QUARTER, MARCH, doubts=("calendar_quarter",)
    )


@pytest.mark.parametrize(
    "words", ["", "1", "T", "00010111001 2022", "31 February 2022", "Publication of guidance", "June 2022 T", "•"]
)
def test_what_cannot_be_read_is_not_guessed(words: str) -> None:
    assert read_due_date(words) == DueDate(UNREADABLE, doubts=("unreadable_date",))


@pytest.mark.parametrize(
    "words",
    [
        *("June 2022", "Complete", "Completed and ongoing", "Annually from", "(Subject to Census)", "Monthly"),
        *("Draft guidance October 2021", "March 2022 for trials to be completed", "June 2022\nComplete\nOngoing"),
        *("Ongoing June 2021 August 2021 Ongoing", "This is ongoing work that will be checked in March 2022."),
        *("Quarterly staff forums", "TBC", "Within 3 months"),
    ],
)
def test_a_date_column_is_known_by_its_words(words: str) -> None:
    assert looks_like_due_date(words)


@pytest.mark.parametrize(
    "words",
    [
        *("", "T", "6. Target Date", "Date completed", "Agreed", "Head of Insights", "Publication of guidance"),
        *("A group was set up in August 2021.", "Commitments of the service (May 2021)", "Plan submitted: 6 May 2022"),
        *("Monthly meetings are held with staff", "Subject to data, the service will publish results in March 2022"),
        "Managers of every region met the union in May 2021 to talk about pay and conditions",
    ],
)
def test_other_words_are_no_date_column(words: str) -> None:
    assert not looks_like_due_date(words)


FRAGMENTS = st.sampled_from(
    [
        "June 2021",
        "Ongoing",
        "Complete",
        "subject to",
        "(",
        ")",
        "funding",
        "by",
        "from",
        "monthly",
        ";",
        "\n",
        "•",
        "Review",
        "review",
        "0001",
        "31 May",
        "Q1",
        "within 3 months",
    ]
)
WORDS = st.lists(FRAGMENTS).map(" ".join) | st.lists(FRAGMENTS).map("".join) | st.text()


@given(WORDS, st.booleans())
def test_any_words_can_be_read(words: str, financial_quarters: bool) -> None:
    due = read_due_date(words, financial_quarters=financial_quarters)
    assert (due.date is None) == (due.precision is None)
    assert set(due.doubts) <= set(DOUBTS)
    assert (due.kind is UNREADABLE) == ("unreadable_date" in due.doubts)
    assert (due.kind is RECURRING) <= (due.recurrence is not None)
    looks_like_due_date(words)


@pytest.mark.parametrize(
    "piece", ["9 ", "June 2021 ", "subject to x done ", "a (subject to ", ";", "x;", "(", "Ongoing "]
)
def test_long_words_are_read_fast(piece: str) -> None:
    words = piece * (100_000 // len(piece))
    began = time.process_time()
    read_due_date(words)
    looks_like_due_date(words)
    assert time.process_time() - began < 10
