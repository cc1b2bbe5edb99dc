"""The counts of a group and its comparator by period, as a shelf has them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from answerable.disparity.effects.asking import Period, Question
from answerable.disparity.measures.model import Cadence, Direction, Kind
from answerable.web.monitoring.figures.shelf import Row, Rows, Shelf

Span = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class Subject:
    """A group beside its comparator in one measure, at one place."""

    measure: str
    characteristic: str
    group: str
    comparator: str
    level: str
    place: int


@dataclass(frozen=True)
class Counted:
    """Periods of the newest definition; `redefined` is whether an earlier one was counted too."""

    periods: tuple[Period, ...]
    redefined: bool


def counted(shelf: Shelf, subject: Subject) -> Counted:
    """Empty where the shelf does not tell of it."""
    rates = _single(shelf, subject, "rates")
    beside = {
        row["from"]: row for row in _single(shelf, subject, "comparisons") if row["comparator"] == subject.comparator
    }
    newest = max((row["version"] for row in rates), default=0)
    told = {row["from"]: row for row in rates if row["version"] == newest and row["from"] in beside}
    periods = (_period(row, beside[first]) for first, row in sorted(told.items()))
    return Counted(
        tuple(period for period in periods if period), redefined=any(row["version"] < newest for row in rates)
    )


def question(definition: dict[str, Any], since: dt.date, *, redefined: bool) -> Question:
    band = definition["thresholds"]
    return Question(
        since,
        Kind(definition["kind"]),
        Direction(definition["direction"]),
        Cadence(definition["cadence"]),
        band["low"],
        band["high"],
        redefined,
    )


def _single(shelf: Shelf, subject: Subject, table: str) -> list[Row]:
    """Rows of single periods; none where the shelf has no such table."""
    rows: Rows = shelf.of(subject.measure, table, level=subject.level, place=subject.place)
    if not len(rows):
        return []
    return rows.where(characteristic=subject.characteristic, group=subject.group, pooled=False).listed()


def _period(own: Row, beside: Row) -> Period | None:
    figures = (own["k"], own["n"], beside["comparator_k"], beside["comparator_n"])
    if any(figure is None for figure in figures):
        return None
    return Period(own["from"], own["to"], *figures)
