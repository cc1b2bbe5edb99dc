"""The rounds of a whole plan, gathered from its findings, and the day on which each was said."""

import datetime as dt
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from answerable.documents.plan import Finding, Round, RoundKind
from answerable.vocabulary.posts import fold

RoundKey = tuple[RoundKind, Hashable]
"""Rounds of one kind and date are one round however they are headed; the heading tells only those without a date."""


@dataclass(frozen=True, slots=True)
class PlanRound:
    key: RoundKey
    label: str
    date: dt.date | None


def round_key(kind: RoundKind, date: dt.date | None, label: str) -> RoundKey:
    return kind, date or fold(label)


def key_of(said: Round) -> RoundKey:
    return round_key(said.kind, said.date, said.label)


def rounds_of(findings: Iterable[Finding]) -> list[PlanRound]:
    """Every round of the plan once, in order of date; those without a date come first, as the findings have them."""
    found: dict[RoundKey, PlanRound] = {}
    for finding in findings:
        for said in finding.rounds:
            found.setdefault(key_of(said), PlanRound(key_of(said), said.label, said.date))
    return sorted(found.values(), key=_order)


def _order(found: PlanRound) -> tuple[dt.date, bool]:
    return found.date or dt.date.min, found.key[0] is RoundKind.PROGRESS


def said_on(kind: RoundKind, date: dt.date | None, submitted: Sequence[dt.date]) -> dt.date | None:
    """The day of the submission in the month of the round, else the round's own date.

    Without one: the day of the first submission for commitments, of the last for progress.
    """
    if date:
        return next((day for day in submitted if (day.year, day.month) == (date.year, date.month)), date)
    if not submitted:
        return None
    return min(submitted) if kind is RoundKind.COMMITMENTS else max(submitted)
