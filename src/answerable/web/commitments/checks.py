"""What may be recorded of a commitment, and by whom. Pure; each check raises `RefusedError` with what to do."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from answerable.web.commitments.scales import SCALES, Scale
from answerable.web.commitments.states import VOICE_MOVES
from answerable.web.commitments.types import Speaker, VoiceAct, VoiceState
from answerable.web.estate.errors import RefusedError


def check_day(day: dt.date, *, on: dt.date, since: dt.date | None = None, of: str = "the commitment was made") -> None:
    """A thing is recorded of a day that has come, and not of one before what it is about; `of` says what that is."""
    if day > on:
        raise RefusedError("The day is still to come. Enter today or a day before it.")
    if since and day < since:
        raise RefusedError(f"On that day it could not be so: {of} on {since:%-d %B %Y}. Enter that day or a later one.")


def check_said(words: str, *, what: str) -> None:
    if not words.strip():
        raise RefusedError(f"Enter {what}.")


def check_verifier(person: int, *, reporters: Collection[int], holders: Collection[int]) -> None:
    """Nobody verifies their own work: `reporters` ever spoke of it, `holders` hold the posts that own it."""
    if person in reporters:
        raise RefusedError("You reported on this commitment or gave evidence for it, so someone else must verify it.")
    if person in holders:
        raise RefusedError("You hold a post that owns this commitment, so someone else must verify it.")


def check_reporter(person: int, *, verifiers: Collection[int]) -> None:
    """What was verified stays verified by somebody else than who reports on it."""
    if person in verifiers:
        raise RefusedError("You verified this commitment, so someone else must report on it and show evidence.")


def check_judgement(scale: str, grade: str, words: str) -> Scale:
    """The scale, where this grade is one of it; a scale without grades asks for words."""
    found = SCALES.get(scale)
    if found is None:
        raise RefusedError("Choose a scale from the list.")
    if found.grades and not found.grade(grade):
        raise RefusedError(f"Choose a grade of the scale “{found.name}”.")
    if not found.grades and grade:
        raise RefusedError(f"The scale “{found.name}” has no grades. Say in words what was found.")
    if not found.grades:
        check_said(words, what="what the review found")
    return found


VOICE_REFUSALS = {
    (VoiceState.UNNAMED, VoiceAct.ANSWER): "Nobody is named to answer this yet. First name the post that must answer.",
    (VoiceState.ANSWERED, VoiceAct.NAME): "This was answered, so no other post is to be named.",
}


def check_voice_move(state: VoiceState, act: VoiceAct) -> None:
    if act not in VOICE_MOVES[state]:
        withheld = "The words of this voice were withheld, so nothing can be added to it."
        raise RefusedError(VOICE_REFUSALS.get((state, act), withheld))


def check_speaker(speaker: Speaker, organisation: str) -> None:
    if speaker is Speaker.ORGANISATION and not organisation.strip():
        raise RefusedError("Enter the name of the organisation.")


def check_answerer(*, holds_post: bool, may_answer: bool) -> None:
    if not (holds_post or may_answer):
        raise RefusedError("Only the holder of the post that must answer, or someone who may answer there, can do so.")


def check_answer_by(day: dt.date, *, on: dt.date) -> None:
    if day < on:
        raise RefusedError("The day to answer by has passed. Enter today or a later day.")


def check_overtaken(
    commitment: int, by: int | None, *, already: bool, followed_by: Mapping[int, Iterable[int]]
) -> None:
    """`followed_by` says, of each commitment, which took its place; none may take its own place in the end."""
    if already:
        raise RefusedError("Something already took the place of this commitment.")
    to_see, seen = [by] if by else [], set[int]()
    while to_see:
        one = to_see.pop()
        if one == commitment:
            raise RefusedError("That commitment was itself overtaken by this one, or is this one. Choose another.")
        if one not in seen:
            seen.add(one)
            to_see += followed_by.get(one, ())


def check_wait(*, happened_on: dt.date | None, waits_already: bool, open_: bool) -> None:
    if not open_:
        raise RefusedError("This commitment has ended, so it waits for nothing.")
    if happened_on:
        raise RefusedError(f"This event happened on {happened_on:%-d %B %Y}, so nothing waits for it any more.")
    if waits_already:
        raise RefusedError("This commitment already waits for this event.")


def check_still_open(ended_on: dt.date | None, *, what: str) -> None:
    if ended_on:
        raise RefusedError(f"{what} ended on {ended_on:%-d %B %Y}. Nothing more can be added.")
