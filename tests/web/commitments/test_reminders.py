"""When people are reminded: 30, 7 and 1 days before, on the day, then weekly; from 14 days on, the post above too."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.web.commitments.reminders import BEFORE, WEEK, in_words, kind, passed_on, step
from answerable.web.notices.types import NoticeKind

DUE = dt.date(2026, 6, 30)
DAYS = st.integers(-40, 120)
"""Days after the first of June 2026."""


def day(number: int) -> dt.date:
    return dt.date(2026, 6, 1) + dt.timedelta(days=number)


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (31, None),
        (30, 30),
        (29, 30),
        (8, 30),
        (7, 7),
        (2, 7),
        (1, 1),
        (0, 0),
        (-1, 0),
        (-6, 0),
        (-7, -7),
        (-13, -7),
        (-14, -14),
        (-365, -364),
    ],
)
def test_the_step_in_force(left: int, expected: int | None) -> None:
    assert step(DUE, on=DUE - dt.timedelta(days=left)) == expected


@pytest.mark.parametrize(("days", "expected"), [(30, False), (0, False), (-7, False), (-14, True), (-70, True)])
def test_the_post_above_is_told_from_14_days_on(days: int, expected: bool) -> None:
    assert passed_on(days) is expected


@pytest.mark.parametrize(
    ("on", "words", "why"),
    [
        (dt.date(2026, 6, 23), "Due in 7 days, on 30 June 2026", NoticeKind.DUE_SOON),
        (dt.date(2026, 6, 29), "Due in 1 day, on 30 June 2026", NoticeKind.DUE_SOON),
        (DUE, "Due today, 30 June 2026", NoticeKind.DUE_TODAY),
        (dt.date(2026, 7, 14), "Due on 30 June 2026, 14 days ago", NoticeKind.OVERDUE),
    ],
)
def test_the_words_of_a_reminder(on: dt.date, words: str, why: NoticeKind) -> None:
    assert (in_words(DUE, on=on), kind(DUE, on=on)) == (words, why)


@given(DAYS, DAYS)
def test_a_step_is_one_of_the_schedule_and_has_begun(due: int, on: int) -> None:
    days = step(day(due), on=day(on))
    if days is None:
        assert due - on > BEFORE[0]
    else:
        assert days in BEFORE or (days < 0 and days % WEEK == 0)
        assert days >= due - on


@given(DAYS, st.sets(DAYS, min_size=1))
def test_whatever_days_are_missed_nothing_is_told_twice_and_nothing_late_is_told_of_early_steps(
    due: int, ticks: set[int]
) -> None:
    told = [days for tick in sorted(ticks) if (days := step(day(due), on=day(tick))) is not None]
    assert told == sorted(told, reverse=True)
    assert len(set(told)) <= len(ticks)


@given(DAYS)
def test_a_tick_every_day_tells_every_step_on_its_own_day(due: int) -> None:
    first: dict[int, int] = {}
    for left in range(40, -30, -1):
        days = step(day(due), on=day(due - left))
        if days is not None:
            first.setdefault(days, left)
    assert first == {days: days for days in (30, 7, 1, 0, -7, -14, -21, -28)}
