"""A date ledger in words: first promised, now promised, moved how far, how often."""

from answerable.web.commitments.models import Commitment, TargetDate
from answerable.web.commitments.policies import Slippage, Step, history, slippage
from answerable.web.design.tables import Cell, Column, Lines, Listing, Row, Tag
from answerable.web.design.words import count, date, month

LEDGER = (
    Column("said", "Said on"),
    Column("words", "In the plan’s words"),
    Column("means", "The last day it can mean"),
    Column("change", "Change"),
)


def ledger(commitment: Commitment) -> Listing:
    return Listing("Every date it was given", LEDGER, [_step(step) for step in history(commitment.target_dates.all())])


def _step(step: Step) -> Row:
    lines: list[TargetDate] = list(step.lines)  # type: ignore[arg-type]
    return (
        lines[0].said_on or "Day not known",
        Lines(tuple(line.words for line in lines)),
        Lines(tuple(meaning(line) for line in lines)),
        _change(step, [line.reason for line in lines if line.reason]),
    )


def meaning(line: TargetDate) -> str:
    """`30 June 2026 (said as a month)`, `monthly from 30 June 2026`, `No date`."""
    exact = line.precision in {"", "day"}
    day = date(line.date) + ("" if exact or not line.date else f" (said as a {line.precision})")
    parts = [line.recurrence, f"from {day}" if day and line.recurrence else day, line.condition]
    return ", ".join(part for part in parts if part) or "No date"


def _change(step: Step, reasons: list[str]) -> Cell:
    marks: list[Cell] = []
    if step.first:
        marks.append("First promised")
    if step.moved:
        marks += [Tag(f"Moved {far(step.moved)}", "orange"), *(f"Reason: {reason}" for reason in reasons)]
        marks += [] if reasons else ["No reason was recorded"]
    if step.now:
        marks.append("Now promised")
    return Lines(tuple(marks)) if marks else None


def far(moved: Slippage) -> str:
    """`3 months later`, `2 days earlier`."""
    number, unit = (moved.months, "month") if moved.months is not None else (moved.days or 0, "day")
    return f"{count(abs(number), unit)} {'later' if number > 0 else 'earlier'}"


def moved(commitment: Commitment) -> str:
    """How far its date has moved since it was first promised, and how often."""
    found = slippage(
        commitment.first_due_on,
        commitment.first_due_precision,
        commitment.due_on,
        commitment.due_precision,
        moves=commitment.moves,
    )
    if found is None:
        return "Not moved" if commitment.first_due_on else ""
    if found.dropped:
        return "A date was promised, and none is any more"
    often = "once" if found.moves == 1 else count(found.moves, "time")
    if not found.far:
        return f"Moved {often}, and back to the first date"
    return f"{far(found)} than first promised, moved {often}"


def promised(commitment: Commitment) -> list[tuple[str, Cell]]:
    """What was first promised, what now is, and how far apart they are."""
    first = _day(commitment.first_due_on, commitment.first_due_precision)
    now = _day(commitment.due_on, commitment.due_precision)
    words = commitment.due_words
    both: Cell = Lines((words, f"by {now}")) if words and now and now not in words else now or words or "No date"
    return [
        ("First promised", first or "No date was ever given"),
        ("Now promised", both),
        *([("Comes again", commitment.recurrence)] if commitment.recurrence else []),
        *([("Moved", moved(commitment))] if moved(commitment) else []),
    ]


def _day(value: object, precision: str) -> str:
    return month(value) if precision == "month" else date(value)  # type: ignore[arg-type]
