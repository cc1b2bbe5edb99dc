"""The rule of the verdict, and why it fell as it did, in words."""

import math
from dataclasses import dataclass
from enum import StrEnum

from answerable.disparity.effects.asking import Question, Side
from answerable.disparity.effects.sides import Change, Half
from answerable.disparity.measures.model import Cadence

LEAST_PERIODS = {Cadence.MONTH: 6, Cadence.QUARTER: 3, Cadence.YEAR: 2, Cadence.FINANCIAL_YEAR: 2}
"""Before, and after."""
LEAST_EVENTS = 10
"""That the comparator's rate would give the group, before and after."""


class Verdict(StrEnum):
    CHANGED = "changed"
    NO_SIGN = "no_sign"
    WORSE = "worse"
    TOO_EARLY = "too_early"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Found:
    """What the rule is asked of; `beyond` is the change over that of the controls, None where there are none."""

    before: Half
    after: Half
    change: Change
    beyond: Change | None
    worse: Side


def too_little(question: Question, before: int, after: int) -> tuple[Verdict, str] | None:
    """Where there are too few periods, by how many there are of each."""
    least, name = LEAST_PERIODS[question.cadence], question.cadence.value
    if before < least and question.redefined:
        return Verdict.CANNOT_TELL, (
            f"The definition of the measure changed. Only {_many(before, name)} before the work could show "
            f"counted as it does now; {least} are needed."
        )
    if before < least:
        return Verdict.CANNOT_TELL, (
            f"Only {_many(before, name)} before the work could show did not help to raise the flag; {least} are needed."
        )
    if after < least:
        return Verdict.TOO_EARLY, (
            f"Figures of {_many(after, name)} since the work could show are here; {least} are needed."
        )
    return None


def too_few(before: Half, after: Half) -> tuple[Verdict, str] | None:
    """Where too few events could be expected for any verdict."""
    for side, when in ((before, "before"), (after, "since")):
        if side.expected < LEAST_EVENTS or not math.isfinite(side.ratio):
            return Verdict.CANNOT_TELL, (
                f"At the comparator’s rate the group would have had {side.expected:.0f} events {when}; "
                f"at least {LEAST_EVENTS} are needed to tell a change from chance."
            )
    return None


def judged(question: Question, found: Found) -> tuple[Verdict, str]:
    """`RULE` as it stands."""
    up = 1 if found.worse is Side.ABOVE else -1
    moved = _beyond_chance(found.change, up)
    more = moved if found.beyond is None else _beyond_chance(found.beyond, up)
    inside = question.low <= found.after.low and found.after.high <= question.high
    outside = found.after.ratio > question.high if up > 0 else found.after.ratio < question.low
    if moved < 0 and more < 0 and inside:
        return Verdict.CHANGED, _changed(question, found)
    if moved > 0 and more > 0 and outside:
        return Verdict.WORSE, f"{_was(found)} That is further from equal, by more than chance{_than(found)}."
    return Verdict.NO_SIGN, f"{_was(found)} {_missing(question, found, moved, more)}"


def _beyond_chance(change: Change, up: int) -> int:
    """1 where it moved to the worse side by more than chance, -1 where to the better, else 0."""
    if not change.told:
        return 0
    return up * ((change.low > 1) - (change.high < 1))


def _changed(question: Question, found: Found) -> str:
    band = f"{question.low:.2f} to {question.high:.2f}"
    return f"{_was(found)} The whole interval lies inside {band}, and the change is more than chance{_than(found)}."


def _missing(question: Question, found: Found, moved: int, more: int) -> str:
    band = f"{question.low:.2f} to {question.high:.2f}"
    if moved >= 0:
        return "The difference between the two could be chance." if not moved else "It lies further from equal."
    if more >= 0:
        return "The ratio moved towards equal, but no more than where nothing was promised."
    if question.low <= found.after.ratio <= question.high:
        return f"It moved towards equal by more than chance, but the interval still reaches outside {band}."
    return f"It moved towards equal by more than chance, but still lies outside {band}."


def _was(found: Found) -> str:
    return f"The ratio was {told(found.before)} before and {told(found.after)} since."


def _than(found: Found) -> str:
    return ", and more than where nothing was promised" if found.beyond else ""


def told(part: Half | Change) -> str:
    """A ratio with its limits."""
    return f"{part.ratio:.2f} ({part.low:.2f} to {part.high:.2f})"


def _many(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
