"""What may happen to a case, and how it then stands. Nothing that does not stand here."""

import datetime as dt
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from answerable.web.estate.errors import RefusedError
from answerable.web.monitoring.types import CaseAct, CaseState

CASE_MOVES: Mapping[CaseState, Mapping[CaseAct, CaseState]] = {
    CaseState.NEW: {CaseAct.EXAMINE: CaseState.EXAMINED},
    CaseState.EXAMINED: {
        CaseAct.EXPLAIN: CaseState.EXPLAINED,
        CaseAct.REFORM: CaseState.REFORM,
        CaseAct.CLOSE: CaseState.CLOSED,
    },
    CaseState.EXPLAINED: {
        CaseAct.CHALLENGE: CaseState.EXAMINED,
        CaseAct.REFORM: CaseState.REFORM,
        CaseAct.CLOSE: CaseState.CLOSED,
        CaseAct.REOPEN: CaseState.NEW,
    },
    CaseState.REFORM: {
        CaseAct.REFORM: CaseState.REFORM,
        CaseAct.EXAMINE: CaseState.EXAMINED,
        CaseAct.CLOSE: CaseState.CLOSED,
    },
    CaseState.CLOSED: {CaseAct.REOPEN: CaseState.NEW},
}
"""What each act leads to; an act that does not stand here is refused."""
ALWAYS = (CaseAct.DECIDE, CaseAct.NOTE)
"""Acts that leave the state as it is."""
UNANSWERED = (CaseState.NEW, CaseState.EXAMINED)

DAYS_TO_ANSWER = 28
"""Two monthly equality meetings cannot both pass before a disparity is explained or reformed."""
LONGEST_REVIEW = dt.timedelta(days=366)
"""An explanation that is not looked at again within a year is no longer known to hold."""
MUCH_WORSE = 1.25
"""An explanation covers a disparity of its size: once the ratio is so many times as far from 1, it does no longer."""
LEAST_EVENTS = 10
"""In both groups together, as measures ask before they flag: with fewer, nothing is said to be level."""

_REFUSALS = {
    (CaseState.NEW, CaseAct.EXPLAIN): "Nobody has examined this yet. First record who examines it, and how.",
    (CaseState.NEW, CaseAct.REFORM): "Nobody has examined this yet. First record who examines it, and how.",
    (CaseState.NEW, CaseAct.CLOSE): "Nobody has examined this yet. First record who examines it, and how.",
    (CaseState.REFORM, CaseAct.EXPLAIN): "A reform is promised. To explain the disparity instead, examine it again.",
}


def case_state(acts: Iterable[CaseAct]) -> CaseState:
    """How a case stands after these acts, in order."""
    return reduce(after, acts, CaseState.NEW)


def after(state: CaseState, act: CaseAct) -> CaseState:
    return CASE_MOVES[state].get(act, state)


def may_follow(state: CaseState, act: CaseAct) -> bool:
    return act in ALWAYS or act in CASE_MOVES[state]


def check_move(state: CaseState, act: CaseAct) -> None:
    if not may_follow(state, act):
        standing = f"This case is {state.label.lower()}, so that cannot be recorded now. Reload the page to see it."
        raise RefusedError(_REFUSALS.get((state, act), standing))


def check_said(words: str, *, what: str) -> None:
    if not words.strip():
        raise RefusedError(f"Enter {what}.")


def check_explanation(challenger: str, *, own: Collection[str], review_on: dt.date, on: dt.date) -> None:
    """`own` are the names of who explains, and of the posts that person holds: nobody challenges their own words."""
    check_said(challenger, what="who challenged the explanation")
    if challenger.strip().casefold() in {name.casefold() for name in own}:
        raise RefusedError("You cannot be the one who challenged your own explanation. Ask somebody else to.")
    if review_on <= on:
        raise RefusedError("The day to look at it again must be after today.")
    if review_on > on + LONGEST_REVIEW:
        raise RefusedError("The day to look at it again must be within a year.")


def check_challenger(person: int, *, author: int | None) -> None:
    if person == author:
        raise RefusedError("You wrote this explanation, so somebody else must challenge it.")


def why_not_closed(*, flagged: bool, within_band: bool) -> str:
    """What the figures lack for a case to be closed; empty once they show that it is level.

    That it can no longer be shown not to be level is not enough.
    """
    if flagged:
        return "The latest figures still flag this disparity, so it cannot be closed."
    if within_band:
        return ""
    return (
        "It is no longer flagged, but the interval of the latest figures is not wholly inside the band. "
        "That a difference can no longer be shown does not show that there is none, so it cannot be closed yet."
    )


def check_close(*, flagged: bool, within_band: bool) -> None:
    if why := why_not_closed(flagged=flagged, within_band=within_band):
        raise RefusedError(why)


def check_met(met_on: dt.date, *, on: dt.date) -> None:
    if met_on > on:
        raise RefusedError("The day of the meeting is still to come. Enter today or a day before it.")


def answer_by(state: CaseState, *, was: dt.date | None, on: dt.date) -> dt.date | None:
    """By when it is to be explained or reformed; one that is examined keeps the day that it has."""
    if state not in UNANSWERED:
        return None
    return was or on + dt.timedelta(days=DAYS_TO_ANSWER)


@dataclass(frozen=True)
class Latest:
    """What figures say of a disparity: whether they flag it, and how far the shrunk ratio is from 1."""

    flagged: bool
    shrunk: float | None


def why_open_again(
    state: CaseState, latest: Latest, *, explained: float | None, review_on: dt.date | None, on: dt.date
) -> str:
    """By which rule a case opens by itself; empty where none applies. `explained` is the ratio that was explained."""
    if state is CaseState.CLOSED and latest.flagged:
        return "It had been closed, and the latest figures flag it again."
    if state is not CaseState.EXPLAINED:
        return ""
    if review_on and review_on < on:
        return f"Its explanation was to be looked at again by {review_on:%-d %B %Y}."
    if latest.flagged and much_worse(latest.shrunk, than=explained):
        return "It is much worse than when it was explained: further from equal by a quarter or more."
    return ""


def much_worse(ratio: float | None, *, than: float | None) -> bool:
    if not ratio or not than:
        return False
    return distance(ratio) >= distance(than) + math.log(MUCH_WORSE)


def distance(ratio: float | None) -> float:
    """How far a ratio is from 1, where 2 and 1/2 are equally far."""
    return abs(math.log(ratio)) if ratio and ratio > 0 else 0.0


def inside(low: float | None, high: float | None, *, band: tuple[float, float], events: float) -> bool:
    """Whether the whole interval lies inside the band, with events enough to say so."""
    if low is None or high is None or events < LEAST_EVENTS:
        return False
    return band[0] <= low and high <= band[1]
