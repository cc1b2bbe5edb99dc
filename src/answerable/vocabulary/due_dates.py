"""When an action is due, read from the words in which a plan says so."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from answerable.vocabulary.due_date_reading import DATED, Reading, reading_of
from answerable.vocabulary.due_date_runs import split_due_dates
from answerable.vocabulary.due_date_words import Sense, is_milestone, stripped
from answerable.vocabulary.periods import Period, Precision

__all__ = ["DOUBTS", "DueDate", "TargetKind", "looks_like_due_date", "read_due_date", "split_due_dates"]


class TargetKind(StrEnum):
    """What a target promises, or says is already so."""

    BY = "by"
    STARTS = "starts"
    DONE = "done"
    DONE_AND_CONTINUING = "done_and_continuing"
    CONTINUING = "continuing"
    RECURRING = "recurring"
    UNREADABLE = "unreadable"


DOUBTS = {
    "unreadable_date": "The words state no date that can be read.",
    "several_dates": "More than one date is given; the last of them is taken.",
    "financial_quarter": "The quarter is taken as one of the financial year, which begins in April.",
    "calendar_quarter": "The quarter is taken as one of the calendar year.",
    "short_year": "The last two digits are taken as the year; they may be a day of the month.",
    "vague_date": "The words give only part of a period; its last day is taken.",
    "no_year": "A day, month or quarter is given without its year.",
    "no_date": "A date is still to be given.",
    "relative_date": "The time is counted from a day that the words do not give.",
    "not_applicable": "The plan says that no date applies.",
    "done_or_due": "The words can say that it is done, or by when it is due.",
}
"""Each code of a doubt about a target, and what it says."""


@dataclass(frozen=True, slots=True)
class DueDate:
    """One target, as it was said; `doubts` are codes of `DOUBTS`."""

    kind: TargetKind
    precision: Precision | None = None
    date: dt.date | None = None
    """The last day it can mean."""
    recurrence: str | None = None
    condition: str | None = None
    milestone: str | None = None
    """What is to happen by then, where the words say so."""
    doubts: tuple[str, ...] = ()


_LETTERS = re.compile(r"[^\W\d_]{2}")
_SPLIT_YEAR = re.compile(r"[0-9]\s*[/–-]\s*[0-9]{2}")
_SHORT_YEAR = re.compile(r"[^\W\d_]+\.?\s+[0-9]{2}")
_VAGUE = re.compile(r"(?:the\s+)?(?:early|mid|late|beginning|start|middle)\b", re.IGNORECASE)
_SAID = DATED | {Sense.CONDITION, Sense.RELATIVE, Sense.NO_DATE, Sense.NOT_APPLICABLE}
_UNDATED_DOUBTS = {
    Sense.WITHOUT_YEAR: "no_year",
    Sense.RELATIVE: "relative_date",
    Sense.NOT_APPLICABLE: "not_applicable",
}


def read_due_date(words: str, *, financial_quarters: bool = True) -> DueDate:
    """The target that `words` state; `split_due_dates` first where they may state several.

    `financial_quarters` says how to read "Quarter One of 2022": as April to June, or else January to March.
    """
    reading = reading_of(words, financial_quarters=financial_quarters)
    kind = _kind(reading)
    if kind is TargetKind.UNREADABLE:
        return DueDate(kind, doubts=("unreadable_date",))
    period = reading.latest[0] if reading.latest else None
    return DueDate(
        kind=kind,
        precision=period.precision if period else None,
        date=period.last if period else None,
        recurrence=reading.value(Sense.RECURRING),
        condition=reading.value(Sense.CONDITION),
        milestone=_milestone(reading, kind),
        doubts=tuple(_doubts(reading, kind, financial_quarters=financial_quarters)),
    )


def _kind(reading: Reading) -> TargetKind:
    """The first kind of which the words hold."""
    senses, named = reading.senses, is_milestone(reading.rest)
    holds = {
        TargetKind.UNREADABLE: named and not _LETTERS.search(reading.rest),
        TargetKind.DONE_AND_CONTINUING: {Sense.DONE, Sense.CONTINUING} <= senses,
        TargetKind.RECURRING: Sense.RECURRING in senses,
        TargetKind.STARTS: Sense.STARTS in senses and (senses & DATED or not named),
        TargetKind.CONTINUING: Sense.CONTINUING in senses,
        TargetKind.DONE: Sense.DONE in senses and _is_done(reading),
        TargetKind.BY: senses & _SAID,
    }
    return next((kind for kind, so in holds.items() if so), TargetKind.UNREADABLE)


def _is_done(reading: Reading) -> bool:
    """Whether a word such as "complete" says that it is so, and not by when it shall be so."""
    if not reading.senses & DATED:
        return True
    return Sense.DUE not in reading.senses and (reading.past or not is_milestone(reading.rest))


def _milestone(reading: Reading, kind: TargetKind) -> str | None:
    if not is_milestone(reading.rest):
        return None
    used = DATED | {Sense.RECURRING, Sense.CONDITION, Sense.STARTS, Sense.CONTINUING}
    if kind in (TargetKind.DONE, TargetKind.DONE_AND_CONTINUING):
        used |= {Sense.DONE}
    if not reading.latest:
        used |= {Sense.RELATIVE}
    parts = reading.between(phrase for phrase in reading.phrases if phrase.sense in used)
    return " ".join(filter(None, map(stripped, parts))) or None


def _doubts(reading: Reading, kind: TargetKind, *, financial_quarters: bool) -> Iterator[str]:
    if reading.latest:
        yield from _dated_doubts(reading, *reading.latest, financial_quarters=financial_quarters)
    else:
        undated = [code for sense, code in _UNDATED_DOUBTS.items() if sense in reading.senses]
        if not undated and kind in (TargetKind.BY, TargetKind.STARTS) and Sense.CONDITION not in reading.senses:
            undated = ["no_date"]
        yield from undated


def _dated_doubts(reading: Reading, period: Period, said: str, *, financial_quarters: bool) -> Iterator[str]:
    if len(reading.of(Sense.PERIOD)) > 1:
        yield "several_dates"
    if period.precision is Precision.QUARTER and not _SPLIT_YEAR.search(said):
        yield "financial_quarter" if financial_quarters else "calendar_quarter"
    if _SHORT_YEAR.fullmatch(said):
        yield "short_year"
    if _VAGUE.match(said):
        yield "vague_date"
    if reading.past and (Sense.DUE in reading.senses or is_milestone(reading.rest)):
        yield "done_or_due"


_ANCHORS = _SAID | {Sense.RECURRING, Sense.DONE, Sense.CONTINUING}
_SENTENCE = frozenset(
    ("will", "has", "have", "had", "was", "were", "are", "is", "should", "we", "they", "our", "which")
)
_MILESTONE_WORDS = 8
_ASIDE = re.compile(r"\w[^()]*\(\s*$")
_LABELLED = re.compile(r"(?:published|submitted|issued|received|dated)\s{0,3}:", re.IGNORECASE)


def looks_like_due_date(words: str) -> bool:
    """Whether a reader of a date column would take all of `words` as one or more targets.

    A sentence that only mentions a date is none, nor a heading with a date in brackets, nor "Submitted: May 2022".
    """
    ranges = split_due_dates(words)
    return bool(ranges) and all(_looks_like_target(words[start:end]) for start, end in ranges)


def _looks_like_target(words: str) -> bool:
    reading = reading_of(words)
    if _kind(reading) is TargetKind.UNREADABLE or not reading.senses & _ANCHORS or _LABELLED.search(words):
        return False
    condition = reading.value(Sense.CONDITION) or ""
    said = [word.strip(",.:()").casefold() for word in f"{reading.rest} {condition}".split()]
    if len(said) > _MILESTONE_WORDS or _SENTENCE.intersection(said):
        return False
    periods = reading.of(Sense.PERIOD)
    if not is_milestone(reading.rest):
        return bool(periods) or "date" not in said  # "Date completed" is the heading of a column
    if not periods:
        return reading.phrases[0].sense is Sense.RECURRING and not reading.words[: reading.phrases[0].start].strip()
    return not _ASIDE.search(reading.words[: periods[0].start])
