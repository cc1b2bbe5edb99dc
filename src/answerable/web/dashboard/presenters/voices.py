"""The four voices on a commitment, side by side and apart. No name of a person stands in them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.urls import reverse

from answerable.web.commitments.contradictions import contradictions
from answerable.web.commitments.models import Claim, Commitment, Judgement, Update, Verification, Voice
from answerable.web.commitments.scales import SCALES, grade_of
from answerable.web.commitments.states import voice_state
from answerable.web.commitments.types import Outcome, VoiceState
from answerable.web.commitments.voice_presenters import said_words, telling_tag, who_said
from answerable.web.design.tables import Link, Tag
from answerable.web.design.words import date

Line = TypeVar("Line")
OUTCOMES = {Outcome.DONE: "green", Outcome.NOT_DONE: "red", Outcome.CANNOT_TELL: "grey"}


@dataclass(frozen=True)
class Told:
    """One thing that one of the four said."""

    when: str
    tag: Tag
    words: str = ""
    notes: tuple[str, ...] = ()
    """What else is to be known of it, a line each."""
    caution: str = ""
    link: Link | None = None


@dataclass(frozen=True)
class OfFour:
    """One of the four, and all it said, the last first."""

    heading: str
    about: str
    told: list[Told]
    nothing: str
    acts: Sequence[Link] = ()


Acts = Mapping[str, Sequence[Link]]
"""What the viewer may do: by "service", "verifier", "inspector" and "affected"."""


def four(
    commitment: Commitment, *, on: dt.date, pending: Iterable[Update] = (), acts: Acts | None = None
) -> list[OfFour]:
    """`pending` are updates that no round has submitted; `acts` is None on pages that anyone may read."""
    may, inside = acts or {}, acts is not None
    return [
        OfFour(
            "The service says",
            "Its own claims. Nobody else has checked them.",
            [*(_update(update) for update in _last_first(pending)), *map(_claim, _last_first(commitment.claims.all()))],
            "The service has not yet said what became of it.",
            may.get("service", ()),
        ),
        OfFour(
            "Someone else checked",
            "A person who never reported on it looked for themselves.",
            [_verification(found) for found in _last_first(commitment.verifications.all())],
            "Nobody else has checked it yet.",
            may.get("verifier", ()),
        ),
        OfFour(
            "The inspector judged",
            "What an inspectorate found, on its own scale.",
            [_judgement(judged) for judged in _last_first(commitment.judgements.all())],
            "No inspector has judged it yet.",
            may.get("inspector", ()),
        ),
        OfFour(
            "People affected say",
            "How it is for those whom it is for, and who answers them.",
            [_voice(voice, on, inside=inside) for voice in _last_first(commitment.voices.all())],
            "Nobody affected has said how it is for them yet.",
            may.get("affected", ()),
        ),
    ]


def _last_first(lines: Iterable[Line]) -> list[Line]:
    return list(lines)[::-1]


def _claim(claim: Claim) -> Told:
    return Told(
        date(claim.said_on) or "Day not known",
        Tag(claim.get_kind_display(), "purple"),
        claim.words,
        caution=_caution(claim.kind, claim.words),
    )


def _update(update: Update) -> Told:
    asked = (f"Asks for another date: {update.due_words}. Reason: {update.reason}",) if update.due_words else ()
    notes = ("Reported, not yet submitted", *asked)
    caution = _caution(update.kind, update.words)
    return Told(date(update.effective_on), Tag(update.get_kind_display(), "grey"), update.words, notes, caution)


def _caution(kind: str, words: str) -> str:
    found = contradictions(kind, words)
    return f"Its own words say otherwise: “{'”, “'.join(found)}”." if found else ""


def _verification(found: Verification) -> Told:
    tag = Tag(found.get_outcome_display(), OUTCOMES[Outcome(found.outcome)])
    return Told(f"Looked at on {date(found.looked_on)}", tag, found.words)


def _judgement(judged: Judgement) -> Told:
    scale = SCALES.get(judged.scale)
    by = str(judged.inspectorate) if judged.inspectorate else scale.name if scale else ""
    notes = tuple(part for part in (judged.review, by) if part)
    return Told(date(judged.judged_on), grade_tag(judged), judged.words, notes)


def grade_tag(judged: Judgement) -> Tag:
    grade = grade_of(judged.scale, judged.grade)
    return Tag(grade.label, grade.colour) if grade else Tag(judged.grade or "Finding in words", "grey")


def _voice(voice: Voice, on: dt.date, *, inside: bool) -> Told:
    answers = voice.answers.all()
    state = voice_state(voice, answered=bool(answers))
    said = (f"{answer.post} answered on {date(answer.recorded_at.date())}: {answer.words}" for answer in answers)
    return Told(
        date(voice.said_on),
        telling_tag(voice),
        said_words(voice),
        (who_said(voice), *said),
        _unanswered(voice, state, on),
        Link(f"See what was said on {date(voice.said_on)}", reverse("commitments:voice", args=(voice.pk,)))
        if inside
        else None,
    )


def _unanswered(voice: Voice, state: VoiceState, on: dt.date) -> str:
    match state:
        case VoiceState.UNNAMED:
            return "Nobody has answered yet, and nobody is named to answer."
        case VoiceState.TO_ANSWER if voice.answer_by and voice.answer_by < on:
            return f"Nobody has answered. {voice.to_answer} was to answer by {date(voice.answer_by)}."
        case VoiceState.TO_ANSWER:
            return f"Nobody has answered yet. {voice.to_answer} must answer by {date(voice.answer_by)}."
        case _:
            return ""
