"""How a commitment stands on a day, what is now promised, and how far a date has moved. Pure rules.

They follow the third rule of the record: a date is what was said; a month falls due on its last day.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Protocol

from answerable.vocabulary.due_dates import TargetKind, read_due_date
from answerable.vocabulary.periods import Precision
from answerable.web.commitments.states import FOLLOWS
from answerable.web.commitments.types import ClaimKind, Outcome, Said, Settled, Standing

SOON = dt.timedelta(days=30)
DONE_CLAIMS = frozenset({ClaimKind.DONE, ClaimKind.DONE_AND_CONTINUING})
DATED_KINDS = frozenset({TargetKind.BY, TargetKind.STARTS})
"""Targets that promise a day."""
LASTING_KINDS = frozenset({TargetKind.CONTINUING, TargetKind.RECURRING})
"""Targets that promise something that goes on; a day given with one is that of its next step, and is never missed."""
BEGUN_KINDS = LASTING_KINDS | {TargetKind.STARTS}
"""Targets that go on once their day has passed: nothing was promised to be done by it."""
_CLAIMING = {TargetKind.DONE: ClaimKind.DONE, TargetKind.DONE_AND_CONTINUING: ClaimKind.DONE_AND_CONTINUING}


class Stands(Protocol):
    """What the ledgers of a commitment now say, as `Commitment` keeps it."""

    due_kind: str
    due_on: dt.date | None
    settled: str
    waiting: bool


_ENDED = {
    Settled.CLAIMED: Standing.CLAIMED_DONE,
    Settled.VERIFIED: Standing.VERIFIED,
    Settled.OVERTAKEN: Standing.OVERTAKEN,
}


def standing(commitment: Stands, *, on: dt.date) -> Standing:
    """How a commitment stands. What waits for an event is overdue all the same once the day promised has passed.

    `queries.standing_q` says the same to the database.
    """
    if commitment.settled:
        return _ENDED[Settled(commitment.settled)]
    dated = _dated(commitment.due_kind, commitment.due_on, on)
    return Standing.WAITING if commitment.waiting and dated is not Standing.OVERDUE else dated


def _dated(kind: str, due_on: dt.date | None, on: dt.date) -> Standing:
    if due_on is not None and due_on >= on:
        return Standing.DUE_SOON if due_on <= on + SOON else Standing.DUE_LATER
    if due_on is None:
        return Standing.CONTINUING if kind in LASTING_KINDS else Standing.NO_DATE
    return Standing.CONTINUING if kind in BEGUN_KINDS else Standing.OVERDUE


class Claimed(Protocol):
    recorded_at: dt.datetime
    kind: str


class Found(Protocol):
    recorded_at: dt.datetime
    outcome: str


_FOUND = {
    Outcome.DONE: Said.FOUND_DONE,
    Outcome.NOT_DONE: Said.FOUND_NOT_DONE,
    Outcome.CANNOT_TELL: Said.CANNOT_TELL,
}


def settled(claims: Iterable[Claimed], verifications: Iterable[Found], *, overtaken: bool) -> Settled:
    """What ended a commitment, as `states.FOLLOWS` has it; each ledger is in the order in which it was recorded.

    Done is what someone else than the reporter found done. Whoever found it not done sets the claims before aside.
    """
    if overtaken:
        return Settled.OVERTAKEN
    claimed = ((line.recorded_at, Said(line.kind)) for line in claims)
    found = ((line.recorded_at, _FOUND[Outcome(line.outcome)]) for line in verifications)
    now = Settled.OPEN
    for _, said in merge(claimed, found, key=itemgetter(0)):
        now = FOLLOWS[now].get(said, now)
    return now


def claim_kind(kinds: Sequence[str], status_words: str = "", percent: float | None = None) -> ClaimKind | None:
    """What a document claims of an action: by its status, else its percentage, else its targets, if all say done."""
    if status_words.strip():
        said = read_due_date(status_words).kind
        if said in _CLAIMING:
            return _CLAIMING[said]
        if said is not TargetKind.UNREADABLE:
            return ClaimKind.PROGRESS
    if percent is not None:
        return ClaimKind.DONE if percent >= 100 else ClaimKind.PROGRESS
    if TargetKind.DONE_AND_CONTINUING in kinds or TargetKind.DONE in kinds:
        lasting = {TargetKind.DONE_AND_CONTINUING, *LASTING_KINDS}
        if all(kind in lasting or kind == TargetKind.DONE for kind in kinds):
            return ClaimKind.DONE_AND_CONTINUING if lasting.intersection(kinds) else ClaimKind.DONE
    return ClaimKind.PROGRESS if status_words.strip() else None


@dataclass(frozen=True)
class Slippage:
    """How far a date has moved since it was first promised, and how often; less than 0 is earlier."""

    moves: int
    months: int | None = None
    """Where either date was said as a month, a quarter or a year."""
    days: int | None = None
    """Where both were said as days."""

    @property
    def dropped(self) -> bool:
        """Whether a date was promised and none is any more."""
        return self.months is None and self.days is None

    @property
    def far(self) -> int:
        return self.months or self.days or 0


@dataclass(frozen=True)
class _Day:
    date: dt.date
    precision: str

    def to(self, other: "_Day", *, moves: int = 1) -> Slippage:
        if {self.precision, other.precision} <= {"", Precision.DAY}:
            return Slippage(moves, days=(other.date - self.date).days)
        years, months = other.date.year - self.date.year, other.date.month - self.date.month
        return Slippage(moves, months=12 * years + months)


def slippage(
    first: dt.date | None, first_precision: str, now: dt.date | None, now_precision: str, *, moves: int
) -> Slippage | None:
    """How far what is now promised lies from what was first; None where nothing has moved."""
    if first is None or (now is not None and not moves):
        return None
    return Slippage(moves) if now is None else _Day(first, first_precision).to(_Day(now, now_precision), moves=moves)


class DateLine(Protocol):
    """A line of the date ledger."""

    saying: int
    position: int
    words: str
    kind: str
    precision: str
    date: dt.date | None
    recurrence: str


@dataclass(frozen=True)
class Step:
    """Everything that was said at one time of when a commitment is due."""

    lines: Sequence[DateLine]
    due: DateLine
    """The line that says when all of it is due."""
    moved: Slippage | None
    """How far this is from the date promised before; None where it did not move."""
    first: bool
    """Whether this first promised a date."""
    now: bool
    """Whether this is what is now promised."""


def history(ledger: Iterable[DateLine]) -> list[Step]:
    """The date ledger, one step a saying.

    What is now promised is the last saying that promises anything: one that only says "completed" is a claim, and
    leaves the promise as it was. A saying without a date is no move, and a date said more exactly is none either.
    """
    lines = sorted(ledger, key=lambda line: (line.saying, line.position))
    sayings = [list(said) for _, said in groupby(lines, key=lambda line: line.saying)]
    steps: list[Step] = []
    before: _Day | None = None
    last = max((at for at, said in enumerate(sayings) if _promises(_deciding(said))), default=len(sayings) - 1)
    for at, said in enumerate(sayings):
        due = _deciding(said)
        day = _Day(due.date, due.precision) if due.date and _promises(due) else None
        moved = before.to(day) if before and day else None
        steps.append(
            Step(said, due, moved if moved and moved.far else None, first=bool(day and not before), now=at == last)
        )
        before = day or before
    return steps


@dataclass(frozen=True)
class Promised:
    """What a date ledger comes to."""

    due_on: dt.date | None = None
    due_precision: str = ""
    due_kind: str = ""
    due_words: str = ""
    recurrence: str = ""
    first_due_on: dt.date | None = None
    first_due_precision: str = ""
    moves: int = 0
    slipped: int = 0
    """Days between the two, where what is now promised has a day."""


def promised(ledger: Iterable[DateLine]) -> Promised:
    """What is now promised, what was first, and how often the date moved in between."""
    steps = history(ledger)
    now = next((step for step in steps if step.now), None)
    first = next((step.due for step in steps if step.first), None)
    if now is None:
        return Promised()
    dated = now.due if _promises(now.due) else None
    return Promised(
        due_on=dated.date if dated else None,
        due_precision=dated.precision if dated else "",
        due_kind=now.due.kind,
        due_words="; ".join(dict.fromkeys(line.words for line in now.lines)),
        recurrence=next((line.recurrence for line in now.lines if line.recurrence), ""),
        first_due_on=first.date if first else None,
        first_due_precision=first.precision if first else "",
        moves=sum(step.moved is not None for step in steps),
        slipped=(dated.date - first.date).days if dated and dated.date and first and first.date else 0,
    )


def _promises(line: DateLine) -> bool:
    return line.kind not in _CLAIMING


def _deciding(said: Sequence[DateLine]) -> DateLine:
    """The line of one saying that says when all of it is due: the last day promised, else the last day given."""

    def weight(line: DateLine) -> tuple[int, dt.date, int]:
        ranks = (
            line.kind in DATED_KINDS and line.date is not None,
            line.kind in LASTING_KINDS and line.date is not None,
            line.kind in DATED_KINDS,
            line.kind in LASTING_KINDS,
            line.kind not in _CLAIMING,
        )
        rank = next((len(ranks) - at for at, holds in enumerate(ranks) if holds), 0)
        return rank, line.date or dt.date.min, -line.position

    return max(said, key=weight)
