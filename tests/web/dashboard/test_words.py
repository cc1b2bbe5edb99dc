"""How a commitment stands and how far its date moved, in words."""

import datetime as dt

import pytest

from answerable.web.commitments.models import Commitment
from answerable.web.dashboard.presenters.dates import moved
from answerable.web.dashboard.presenters.rows import short
from answerable.web.dashboard.presenters.standings import rule
from answerable.web.dashboard.queries.counting import Total

ON = dt.date(2026, 6, 1)
OPEN = "and the service has not said that it is done."


@pytest.mark.parametrize(
    ("kind", "due", "claim", "sentence"),
    [
        (
            "by",
            dt.date(2026, 5, 31),
            "",
            f"It was due by 31 May 2026, 1 day ago, {OPEN}",
        ),
        (
            "by",
            dt.date(2026, 6, 1),
            "",
            f"It is due by 1 June 2026, today, {OPEN}",
        ),
        (
            "by",
            dt.date(2026, 6, 3),
            "progress",
            f"It is due by 3 June 2026, in 2 days, {OPEN}",
        ),
        ("by", dt.date(2027, 6, 3), "", "It is due by 3 June 2027, more than 30 days from today."),
        (
            "continuing",
            None,
            "",
            "This goes on, or comes again and again, so no one day ends it.",
        ),
        (
            "starts",
            dt.date(2026, 5, 31),
            "",
            "It was to start by 31 May 2026, and no day was given on which it ends.",
        ),
        ("starts", dt.date(2026, 6, 3), "", f"It is to start by 3 June 2026, in 2 days, {OPEN}"),
        ("starts", dt.date(2027, 6, 3), "", "It is to start by 3 June 2027, more than 30 days from today."),
        ("by", None, "", "No date was given by which it is to be done."),
    ],
)
def test_the_rule_is_told(kind: str, due: dt.date | None, claim: str, sentence: str) -> None:
    assert rule(Commitment(due_kind=kind, due_on=due, claim=claim), on=ON) == sentence


@pytest.mark.parametrize(
    ("first", "now", "precision", "moves", "words"),
    [
        (None, None, "", 0, ""),
        (ON, ON, "", 0, "Not moved"),
        (ON, dt.date(2026, 6, 3), "day", 1, "2 days later than first promised, moved once"),
        (dt.date(2026, 6, 30), dt.date(2026, 9, 30), "month", 2, "3 months later than first promised, moved 2 times"),
        (dt.date(2026, 6, 30), dt.date(2026, 5, 31), "month", 1, "1 month earlier than first promised, moved once"),
        (ON, ON, "day", 2, "Moved 2 times, and back to the first date"),
        (ON, None, "day", 0, "A date was promised, and none is any more"),
    ],
)
def test_how_far_a_date_moved(
    first: dt.date | None, now: dt.date | None, precision: str, moves: int, words: str
) -> None:
    commitment = Commitment(
        first_due_on=first, first_due_precision=precision, due_on=now, due_precision=precision, moves=moves
    )
    assert moved(commitment) == words


def test_counts_and_long_words_are_cut() -> None:
    assert [str(Total(1000, more=True)), Total(1).of("plan"), short("word " * 40)] == [
        "more than 1,000",
        "1 plan",
        f"{' '.join(['word'] * 32)} …",
    ]
