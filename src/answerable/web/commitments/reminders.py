"""When people are reminded of what is due on a day, and in which words. Pure rules.

30, 7 and 1 days before the day due, on the day, and then once a week. A step is in force from its day until the next:
when no tick ran on its day, the next tick finds it in force; when several went by, only the last of them is.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise

from answerable.web.design.words import count, date
from answerable.web.notices.types import NoticeKind, Telling

BEFORE = (30, 7, 1, 0)
"""Days before the day due."""
WEEK = 7
FIRST = dt.timedelta(days=BEFORE[0])
LAST = dt.timedelta(days=BEFORE[1])
"""The first step for those who were told when they were asked."""
PASSED_ON_AFTER = 14
"""Days after the day due from which the post above is told as well."""


def step(due_on: dt.date, *, on: dt.date) -> int | None:
    """The step in force, in days before the day due (less than 0: after it); None while it is too early for any."""
    left = (due_on - on).days
    if left > BEFORE[0]:
        return None
    if left <= -WEEK:
        return -(-left // WEEK * WEEK)
    return min(days for days in BEFORE if days >= left)


def passed_on(days: int) -> bool:
    """Whether the post above is told of a step too."""
    return days <= -PASSED_ON_AFTER


def kind(due_on: dt.date, *, on: dt.date) -> NoticeKind:
    if due_on == on:
        return NoticeKind.DUE_TODAY
    return NoticeKind.DUE_SOON if due_on > on else NoticeKind.OVERDUE


def in_words(due_on: dt.date, *, on: dt.date) -> str:
    """`Due in 7 days, on 3 June 2026`."""
    days = (due_on - on).days
    if days < 0:
        return f"Due on {date(due_on)}, {count(-days, 'day')} ago"
    return f"Due in {count(days, 'day')}, on {date(due_on)}" if days else f"Due today, {date(due_on)}"


@dataclass(frozen=True)
class Due:
    """Something due on a day, and what a reminder of it says."""

    key: str
    due_on: dt.date
    title: str
    path: str | Promise
    place_id: int
    at: str = ""
    """Name of its place, where the title does not say it."""

    def step(self, *, on: dt.date) -> int | None:
        return step(self.due_on, on=on)

    def tell(self, person: int, *, on: dt.date, why: NoticeKind | None = None, more: str = "") -> Telling:
        """The step in force, for one person."""
        said = in_words(self.due_on, on=on) + (f", at {self.at}." if self.at else ".")
        return Telling(
            person,
            f"{self.key}/{self.due_on}/{self.step(on=on)}/{person}",
            why or kind(self.due_on, on=on),
            self.title,
            self.path,
            words=f"{said} {more}".strip(),
            place_id=self.place_id,
        )
