"""Rules of standing, of what is promised and of slippage; no database."""

import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.vocabulary.due_dates import TargetKind, read_due_date
from answerable.web.commitments.policies import (
    Promised,
    Slippage,
    claim_kind,
    history,
    promised,
    settled,
    slippage,
    standing,
)
from answerable.web.commitments.types import ClaimKind, Outcome, Said, Settled, Standing

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


@dataclass
class Stood:
    due_kind: str = TargetKind.BY
    due_on: dt.date | None = None
    settled: str = Settled.OPEN
    waiting: bool = False


PAST, FUTURE = dt.date(2026, 6, 14), dt.date(2026, 7, 16)


@pytest.mark.parametrize(
    ("stood", "expected"),
    [
        (Stood(due_on=PAST), Standing.OVERDUE),
        (Stood(due_on=ON), Standing.DUE_SOON),
        (Stood(due_on=dt.date(2026, 7, 15)), Standing.DUE_SOON),
        (Stood(due_on=FUTURE), Standing.DUE_LATER),
        (Stood(), Standing.NO_DATE),
        (Stood(TargetKind.STARTS, dt.date(2026, 6, 1)), Standing.CONTINUING),
        (Stood(TargetKind.STARTS, dt.date(2026, 6, 30)), Standing.DUE_SOON),
        (Stood(TargetKind.STARTS), Standing.NO_DATE),
        (Stood(TargetKind.CONTINUING), Standing.CONTINUING),
        (Stood(TargetKind.RECURRING, dt.date(2026, 3, 31)), Standing.CONTINUING),
        (Stood(TargetKind.RECURRING, dt.date(2026, 6, 30)), Standing.DUE_SOON),
        (Stood(TargetKind.DONE), Standing.NO_DATE),
        (Stood(""), Standing.NO_DATE),
        (Stood(due_on=PAST, settled=Settled.CLAIMED), Standing.CLAIMED_DONE),
        (Stood(TargetKind.CONTINUING, settled=Settled.CLAIMED), Standing.CLAIMED_DONE),
        (Stood(due_on=PAST, settled=Settled.VERIFIED), Standing.VERIFIED),
        (Stood(due_on=PAST, settled=Settled.OVERTAKEN), Standing.OVERTAKEN),
        (Stood(waiting=True), Standing.WAITING),
        (Stood(due_on=FUTURE, waiting=True), Standing.WAITING),
        (Stood(due_on=PAST, waiting=True), Standing.OVERDUE),
        (Stood(TargetKind.STARTS, PAST, waiting=True), Standing.WAITING),
        (Stood(settled=Settled.VERIFIED, waiting=True), Standing.VERIFIED),
    ],
)
def test_standing(stood: Stood, expected: Standing) -> None:
    assert standing(stood, on=ON) == expected


@dataclass
class Recorded:
    """A line of the ledger of claims, or of that of verifications."""

    recorded_at: dt.datetime
    kind: str = ""
    outcome: str = ""


DONE, AND_ON, PROGRESS = Said.DONE, Said.DONE_AND_CONTINUING, Said.PROGRESS
FOUND, NOT_FOUND, CANNOT_TELL = Said.FOUND_DONE, Said.FOUND_NOT_DONE, Said.CANNOT_TELL
LINES: dict[Said, dict[str, str]] = {
    DONE: {"kind": ClaimKind.DONE},
    AND_ON: {"kind": ClaimKind.DONE_AND_CONTINUING},
    PROGRESS: {"kind": ClaimKind.PROGRESS},
    FOUND: {"outcome": Outcome.DONE},
    NOT_FOUND: {"outcome": Outcome.NOT_DONE},
    CANNOT_TELL: {"outcome": Outcome.CANNOT_TELL},
}


def settled_by(*said: Said) -> Settled:
    """What is settled once these were said, a day apart."""
    at = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
    recorded = [Recorded(at + dt.timedelta(days), **LINES[line]) for days, line in enumerate(said)]
    claims, found = [line for line in recorded if line.kind], [line for line in recorded if line.outcome]
    return settled(claims, found, overtaken=False)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((), Settled.OPEN),
        ((PROGRESS,), Settled.OPEN),
        ((DONE,), Settled.CLAIMED),
        ((AND_ON,), Settled.CLAIMED),
        ((DONE, PROGRESS), Settled.OPEN),
        ((DONE, CANNOT_TELL), Settled.CLAIMED),
        ((DONE, FOUND), Settled.VERIFIED),
        ((FOUND,), Settled.VERIFIED),
        ((DONE, FOUND, PROGRESS), Settled.VERIFIED),  # only another look sets a verification aside
        ((DONE, NOT_FOUND), Settled.OPEN),
        ((DONE, NOT_FOUND, CANNOT_TELL), Settled.OPEN),
        ((DONE, NOT_FOUND, PROGRESS), Settled.OPEN),
        ((DONE, NOT_FOUND, DONE), Settled.CLAIMED),
        ((DONE, FOUND, NOT_FOUND), Settled.OPEN),
        ((DONE, NOT_FOUND, DONE, FOUND), Settled.VERIFIED),
    ],
)
def test_what_ended_a_commitment(said: tuple[Said, ...], expected: Settled) -> None:
    assert settled_by(*said) == expected


def test_what_was_overtaken_stays_so_whatever_is_said() -> None:
    done = Recorded(dt.datetime(2026, 6, 1, tzinfo=dt.UTC), kind=ClaimKind.DONE)
    assert settled([done], [], overtaken=True) == Settled.OVERTAKEN


def test_who_looked_when_the_claim_was_recorded_had_the_last_word() -> None:
    at = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
    claim, found = Recorded(at, kind=ClaimKind.DONE), Recorded(at, outcome=Outcome.NOT_DONE)
    assert settled([claim], [found], overtaken=False) == Settled.OPEN


@given(st.lists(st.sampled_from(list(LINES)), max_size=8))
def test_only_somebody_else_makes_done_of_a_claim(said: list[Said]) -> None:
    found = [line for line in said if line in {FOUND, NOT_FOUND}]
    assert (settled_by(*said) == Settled.VERIFIED) == (found[-1:] == [FOUND])


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
                *(dt.date(2022, 1, 31), "month", 1, 424),
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
            Promised(dt.date(2022, 1, 15), "day", "by", "15 January 2022", "", dt.date(2022, 1, 31), "month", 0, -16),
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
