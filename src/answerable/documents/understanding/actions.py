"""The actions of a round, each with the owners and dates that are its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from answerable.documents.plan import Action, Pairing, Target
from answerable.documents.understanding.notes import Notes
from answerable.documents.understanding.owners import Entry, Posts
from answerable.documents.understanding.pairing import Line, Paired, pair
from answerable.documents.understanding.passage import Passage
from answerable.documents.understanding.responses import Part, RoundDraft
from answerable.documents.understanding.roles import Role
from answerable.documents.understanding.steps import Step, starts_inside
from answerable.vocabulary.due_dates import read_due_date
from answerable.vocabulary.periods import Precision, find_periods

E = TypeVar("E")


@dataclass(frozen=True)
class Assigned:
    """A step, and what the columns beside it hold for it."""

    step: Step
    owners: Paired[Entry]
    targets: Paired[Passage]
    status: Paired[Passage]
    percent: Paired[Passage]


def read_actions(draft: RoundDraft, posts: Posts, notes: Notes) -> tuple[Action, ...]:
    """The actions of a round whose parts are knit together; notes get their marks and doubts."""
    steps = [step for part in draft.parts for step in part.actions]
    columns = zip(
        steps,
        pair([_owner_line(part, posts, draft.parts) for part in draft.parts]),
        pair([_target_line(part, draft.parts) for part in draft.parts]),
        pair([Line(len(part.actions), list(part.row[Role.STATUS])) for part in draft.parts]),
        pair([Line(len(part.actions), list(part.row[Role.PERCENT])) for part in draft.parts]),
        strict=True,
    )
    assigned = [_settle(Assigned(*column)) for column in columns]
    if assigned and draft.torn:
        assigned[-1].targets.entries += tuple(draft.torn)
        assigned[-1].targets.pairing = Pairing.UNCERTAIN
    return tuple(_read_action(one, at, draft, notes) for at, one in enumerate(assigned))


def _line(part: Part, role: Role, entries: list[E], parts: Sequence[Part], *, inherits: bool) -> Line[E]:
    together = _together(part, role, parts)
    return Line(len(part.actions), entries, inherits, together, opens=part.row.opens, goes_on=part.goes_on)


def _owner_line(part: Part, posts: Posts, parts: Sequence[Part]) -> Line[Entry]:
    entries = posts.entries_of(part.owners, actions=len(part.actions), dates=len(part.targets))
    return _line(part, Role.OWNER, entries, parts, inherits=not entries)


def _target_line(part: Part, parts: Sequence[Part]) -> Line[Passage]:
    return _line(part, Role.TARGET, list(part.targets), parts, inherits=not part.targets and not part.owners)


def _together(part: Part, role: Role, parts: Sequence[Part]) -> bool:
    """Whether a merged cell of a row above reaches over this row."""
    return any(above.place < part.place < above.place + above.row.spans.get(role, 1) for above in parts)


def _settle(one: Assigned) -> Assigned:
    """Several entries beside one action are all its own, unless both columns hold several."""
    for paired, other in ((one.owners, one.targets), (one.targets, one.owners)):
        if paired.alone and len(other.entries) <= 1 and (paired is one.owners or _tell_apart(one.targets.entries)):
            paired.pairing = Pairing.INHERITED if paired.inherited else Pairing.CERTAIN
    return one


def _tell_apart(dates: Sequence[Passage]) -> bool:
    """Whether all dates but one say what happens then."""
    return sum(1 for date in dates if read_due_date(date.words).milestone) >= len(dates) - 1


def _read_action(one: Assigned, at: int, draft: RoundDraft, notes: Notes) -> Action:
    status, percent = Passage.join(one.status.entries), Passage.join(one.percent.entries)
    notes.source(f"/actions/{at}/text", *one.step.marks)
    notes.source(f"/actions/{at}/status_raw", status)
    notes.source(f"/actions/{at}/percent", percent)
    targets = tuple(read_target(date, notes) for date in one.targets.entries)
    owners = [entry.words for entry in one.owners.entries]
    doubts = tuple(_doubts(one, draft, at))
    for code in doubts:
        where = {
            "owners_uncertain": owners,
            "targets_uncertain": one.targets.entries,
            "dates_torn_off": draft.torn,
        }
        cited = owners if code in _OWNER_DOUBTS else where.get(code, [one.step.words])
        notes.doubt(code, *cited)
    return Action(
        text=one.step.words.text(),
        owners=tuple(dict.fromkeys(name for entry in one.owners.entries for name in entry.owners)),
        owner_raw=Passage.join(owners).text() if owners else None,
        targets=targets,
        status_raw=status.text().text or None,
        percent=_read_percent(percent.words),
        owner_pairing=one.owners.pairing,
        target_pairing=one.targets.pairing,
        doubts=doubts,
    )


_OWNER_DOUBTS = {"joint_or_single", "owners_run_together"}


def _doubts(one: Assigned, draft: RoundDraft, at: int) -> list[str]:
    last = at == sum(len(part.actions) for part in draft.parts) - 1
    found = [
        ("begins_mid_sentence", starts_inside(one.step.words.words) and not one.step.marked),
        ("bullets_lost", one.step.loose),
        ("owners_uncertain", one.owners.pairing is Pairing.UNCERTAIN),
        ("targets_uncertain", one.targets.pairing is Pairing.UNCERTAIN),
        ("dates_torn_off", bool(draft.torn) and last),
        ("no_owner", one.owners.pairing is Pairing.ABSENT),
        ("no_target", one.targets.pairing is Pairing.ABSENT),
        ("quarter_in_words", _names_quarter(one.step.words.words)),
    ]
    codes = [code for code, holds in found if holds]
    return codes + list(dict.fromkeys(code for entry in one.owners.entries for code in entry.doubts))


def _names_quarter(words: str) -> bool:
    """Whether the action itself names a quarter of a year, which may be of the financial one."""
    return bool(_QUARTER.search(words)) and any(
        period.precision is Precision.QUARTER for _, _, period in find_periods(words)
    )


_QUARTER = re.compile(r"\bq(?:uarter|tr|[1-4])", re.IGNORECASE)


def read_target(date: Passage, notes: Notes) -> Target:
    """The target that these words of a date column say."""
    due = read_due_date(" ".join(date.words.split()))
    for code in due.doubts:
        notes.doubt(code, date)
    return Target.said(date.text(), due)


def _read_percent(words: str) -> float | None:
    match = re.search(r"\d{1,3}(?:\.\d+)?", words)
    return float(match.group()) if match else None
