"""The states of things as diagrams and tables, drawn from the tables that the rules read."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import TextChoices

from answerable.vocabulary.due_dates import TargetKind
from answerable.web.commitments.policies import SOON, standing
from answerable.web.commitments.types import Settled

State = TypeVar("State", bound=TextChoices)
Act = TypeVar("Act", bound=TextChoices)
Step = tuple[TextChoices, str, TextChoices]
"""From which state, by what, to which."""


def steps(moves: Mapping[State, Mapping[Act, State]]) -> Iterator[Step]:
    """The steps of a table that says, of each state, what follows from each act."""
    for before, acts in moves.items():
        for act, after in acts.items():
            yield before, str(act.label), after


def state_diagram(taken: Iterable[Step], *, first: TextChoices) -> str:
    """A Mermaid diagram; acts between the same two states share an arrow, and what nothing follows is an end."""
    arrows: defaultdict[tuple[TextChoices, TextChoices], list[str]] = defaultdict(list)
    for before, act, after in taken:
        arrows[before, after].append(act)
    states = dict.fromkeys([first, *(state for pair in arrows for state in pair)])
    ends = [state for state in states if state not in {before for before, _ in arrows}]
    lines = [
        "stateDiagram-v2",
        *(f'state "{state.label}" as {_id(state)}' for state in states),
        f"[*] --> {_id(first)}",
        *(f"{_id(before)} --> {_id(after)}: {', '.join(acts)}" for (before, after), acts in arrows.items()),
        *(f"{_id(state)} --> [*]" for state in ends),
    ]
    return "```mermaid\n" + "\n    ".join(lines) + "\n```"


def _id(state: TextChoices) -> str:
    return state.name.lower()


_PROMISES = {
    TargetKind.BY: "done by a day",
    TargetKind.STARTS: "begun by a day",
    TargetKind.CONTINUING: "goes on",
    TargetKind.RECURRING: "comes again and again",
}
_ON = dt.date(2026, 1, 1)
_DAYS = {
    "has passed": _ON - dt.timedelta(days=1),
    "is in 30 days or fewer": _ON,
    "is later": _ON + SOON + dt.timedelta(days=1),
    "was not given": None,
}


@dataclass
class _Stood:
    due_kind: str
    due_on: dt.date | None
    waiting: bool
    settled: str = Settled.OPEN


def standings() -> Iterator[tuple[str, str, str, str]]:
    """How an open commitment stands: by what is promised, by its day, and by whether it waits for an event."""
    for kind, promise in _PROMISES.items():
        for words, day in _DAYS.items():
            plain, waiting = (standing(_Stood(kind, day, waits), on=_ON).label for waits in (False, True))
            yield promise, words, str(plain), str(waiting)
