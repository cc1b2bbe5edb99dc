"""Rules of standing, of what is promised and of slippage; no database."""

import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.vocabulary.due_dates import TargetKind, read_due_date
from answerable.web.commitments.policies import Promised, Slippage, claim_kind, history, promised, slippage, standing
from answerable.web.commitments.types import ClaimKind, Standing

ON = dt.date(2026, 6, 15)


@dataclass
class Line:
    saying: int
    position: int
    words: str
    kind: str
    precision: str
    date: dt.date | None
    recurrence: str = ""


def ledger(*sayings: tuple[str, ...]) -> list[Line]:
    """The ledger in which these words were said, one tuple at a time."""
    lines = []
    for saying, said in enumerate(sayings, 1):
        for position, words in enumerate(said):
            due = read_due_date(words)
            line = Line(saying, position, words, due.kind, due.precision or "", due.date, due.recurrence or "")
            lines.append(line)
    return lines


@pytest.mark.parametrize(
    ("kind", "due_on", "claim", "expected"),
    [
        (TargetKind.BY, dt.date(2026, 6, 14), "", Standing.OVERDUE),
        (TargetKind.BY, dt.date(2026, 6, 15), "", Standing.DUE_SOON),
        (TargetKind.BY, dt.date(2026, 7, 15), "", Standing.DUE_SOON),
        (TargetKind.BY, dt.date(2026, 7, 16), "", Standing.DUE_LATER),
        (TargetKind.STARTS, dt.date(2026, 6, 1), ClaimKind.PROGRESS, Standing.CONTINUING),
        (TargetKind.STARTS, dt.date(2026, 6, 30), "", Standing.DUE_SOON),
        (TargetKind.STARTS, None, "", Standing.NO_DATE),
        (TargetKind.BY, dt.date(2026, 6, 14), ClaimKind.DONE, Standing.CLAIMED_DONE),
        (TargetKind.CONTINUING, None, ClaimKind.DONE_AND_CONTINUING, Standing.CLAIMED_DONE),
        (TargetKind.CONTINUING, None, "", Standing.CONTINUING),
        (TargetKind.RECURRING, dt.date(2026, 3, 31), "", Standing.CONTINUING),
        (TargetKind.RECURRING, dt.date(2026, 6, 30), "", Standing.DUE_SOON),
        (TargetKind.BY, None, ClaimKind.PROGRESS, Standing.NO_DATE),
        (TargetKind.DONE, None, ClaimKind.PROGRESS, Standing.NO_DATE),
        ("", None, "", Standing.NO_DATE),
    ],
)
def test_standing(kind: str, due_on: dt.date | None, claim: str, expected: Standing) -> None:
    assert standing(kind, due_on, claim, on=ON) == expected


@pytest.mark.parametrize(
    ("sayings", "expected"),
    [
        ((), Promised()),
        (
            (("January 2022",),),
            Promised(dt.date(2022, 1, 31), "month", "by", "January 2022", "", dt.date(2022, 1, 31), "month", 0),
        ),
        (
            (("January 2022",), ("September 2022", "March 2023")),
            Promised(
                *(dt.date(2023, 3, 31), "month", "by", "September 2022; March 2023", ""),
                *(dt.date(2022, 1, 31), "month", 1),
            ),
        ),
        (  # what is only claimed leaves the promise as it was
            (("January 2022",), ("Completed",)),
            Promised(dt.date(2022, 1, 31), "month", "by", "January 2022", "", dt.date(2022, 1, 31), "month", 0),
        ),
        ((("Completed October 2021",),), Promised(due_kind="done", due_words="Completed October 2021")),
        (
            (("Completed", "October 2022"),),
            Promised(
                *(dt.date(2022, 10, 31), "month", "by", "Completed; October 2022", ""),
                *(dt.date(2022, 10, 31), "month", 0),
            ),
        ),
        (  # the date is gone
            (("January 2022",), ("Ongoing",)),
            Promised(None, "", "continuing", "Ongoing", "", dt.date(2022, 1, 31), "month", 0),
        ),
        (
            (("Annually from March 2022",),),
            Promised(
                *(dt.date(2022, 3, 31), "month", "recurring", "Annually from March 2022", "annually"),
                *(dt.date(2022, 3, 31), "month", 0),
            ),
        ),
        (  # said more exactly, not moved
            (("January 2022",), ("15 January 2022",)),
            Promised(dt.date(2022, 1, 15), "day", "by", "15 January 2022", "", dt.date(2022, 1, 31), "month", 0),
        ),
        (
            (("3 January 2022",), ("Ongoing",), ("10 January 2022",), ("3 January 2022",)),
            Promised(dt.date(2022, 1, 3), "day", "by", "3 January 2022", "", dt.date(2022, 1, 3), "day", 2),
        ),
        ((("TBC",),), Promised(due_kind="by", due_words="TBC")),
    ],
)
def test_what_a_ledger_promises(sayings: tuple[tuple[str, ...], ...], expected: Promised) -> None:
    assert promised(ledger(*sayings)) == expected


def test_the_history_of_a_date() -> None:
    steps = history(ledger(("TBC",), ("January 2022",), ("10 September 2022",), ("Completed",)))
    assert [(step.due.words, step.first, step.now, step.moved) for step in steps] == [
        ("TBC", False, False, None),
        ("January 2022", True, False, None),
        ("10 September 2022", False, True, Slippage(1, months=8)),
        ("Completed", False, False, None),
    ]


@pytest.mark.parametrize(
    ("first", "now", "moves", "expected"),
    [
        ((dt.date(2022, 1, 31), "month"), (dt.date(2022, 9, 30), "month"), 2, Slippage(2, months=8)),
        ((dt.date(2022, 1, 31), "month"), (dt.date(2022, 3, 1), "day"), 1, Slippage(1, months=2)),
        ((dt.date(2022, 1, 3), "day"), (dt.date(2021, 12, 24), "day"), 1, Slippage(1, days=-10)),
        ((dt.date(2022, 1, 3), "day"), (dt.date(2022, 1, 3), "day"), 2, Slippage(2, days=0)),
        ((dt.date(2022, 1, 3), "day"), (None, ""), 0, Slippage(0)),
        ((dt.date(2022, 1, 3), "day"), (dt.date(2022, 1, 3), "day"), 0, None),
        ((None, ""), (None, ""), 0, None),
    ],
)
def test_slippage(
    first: tuple[dt.date | None, str], now: tuple[dt.date | None, str], moves: int, expected: Slippage | None
) -> None:
    assert slippage(*first, *now, moves=moves) == expected


@pytest.mark.parametrize(
    ("targets", "status", "percent", "expected"),
    [
        (("Completed",), "", None, ClaimKind.DONE),
        (("Completed and ongoing",), "", None, ClaimKind.DONE_AND_CONTINUING),
        (("Completed", "Ongoing"), "", None, ClaimKind.DONE_AND_CONTINUING),
        (("Completed", "October 2022"), "", None, None),
        (("October 2022",), "", None, None),
        (("October 2022",), "Complete", None, ClaimKind.DONE),
        (("Completed",), "In progress", None, ClaimKind.PROGRESS),
        (("Completed",), "Green", None, ClaimKind.DONE),
        (("October 2022",), "Green", None, ClaimKind.PROGRESS),
        (("October 2022",), "Not yet completed", None, ClaimKind.PROGRESS),
        (("October 2022",), "", 100.0, ClaimKind.DONE),
        (("October 2022",), "", 60.0, ClaimKind.PROGRESS),
        ((), "", None, None),
    ],
)
def test_what_a_document_claims(
    targets: tuple[str, ...], status: str, percent: float | None, expected: ClaimKind
) -> None:
    assert claim_kind([read_due_date(words).kind for words in targets], status, percent) == expected


WORDS = st.sampled_from(
    ["January 2022", "3 March 2022", "Ongoing", "Completed", "TBC", "Commencing July 2022", "Annually from May 2022"]
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3).map(tuple), max_size=6))
def test_a_ledger_holds_one_promise_of_now_and_at_most_one_of_first(sayings: list[tuple[str, ...]]) -> None:
    steps = history(ledger(*sayings))
    summary = promised(ledger(*sayings))
    assert sum(step.now for step in steps) == bool(steps)
    assert sum(step.first for step in steps) == (summary.first_due_on is not None)
    assert summary.moves <= max(0, len(steps) - 1)
