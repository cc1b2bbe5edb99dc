"""What people affected say, in the words of a page."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from answerable.web.commitments.models import Voice
from answerable.web.commitments.states import voice_state
from answerable.web.commitments.types import Telling, VoiceState
from answerable.web.design.tables import Cell, Column, Lines, Link, Row, Tag
from answerable.web.design.words import date

TELLINGS = {Telling.NOT_SO: "red", Telling.PARTLY: "yellow", Telling.SO: "green"}
VOICE_COLUMNS = (
    Column("telling", "How it is"),
    Column("commitment", "Commitment"),
    Column("place", "Place"),
    Column("said", "Said on"),
    Column("answer", "Answer"),
)
VOICE_ORDERS = {"newest": ("-id",), "answer": ("answer_by", "id")}
VOICE_EXPORT = (
    *("How it is", "In their words", "Who says so", "Organisation", "Said on", "Commitment", "Place"),
    *("Who must answer", "Answer by", "State"),
)


def telling_tag(voice: Voice) -> Tag:
    return Tag(voice.get_telling_display(), TELLINGS[Telling(voice.telling)])


def said_words(voice: Voice) -> str:
    """What was said; of words that are withheld, why they are."""
    return f"Withheld: {voice.withheld_because}" if voice.withheld_at else voice.words


def who_said(voice: Voice) -> str:
    speaker = voice.get_speaker_display().partition(", such as")[0]
    return f"{speaker}: {voice.organisation}" if voice.organisation else speaker


def voice_facts(voice: Voice) -> list[tuple[str, Cell]]:
    """What was said, by whom, and who must answer; of words that are withheld, why."""
    said = said_words(voice)
    must = f"{voice.to_answer}, by {date(voice.answer_by)}" if voice.to_answer else "Nobody is named yet"
    return [
        ("How it is", voice.get_telling_display()),
        *([("In their words", said)] if said else []),
        ("Who says so", who_said(voice)),
        ("Said on", date(voice.said_on)),
        ("Who must answer", must),
    ]


def voice_rows(voices: Iterable[Voice]) -> list[Row]:
    return [
        (
            telling_tag(voice),
            Lines((Link(voice.commitment.words[:160], _page(voice)), said_words(voice)[:160])),
            str(voice.commitment.place),
            voice.said_on,
            _answer(voice),
        )
        for voice in voices
    ]


def _page(voice: Voice) -> str:
    return reverse("commitments:voice", args=(voice.pk,))


def _state(voice: Voice) -> VoiceState:
    return voice_state(voice, answered=bool(voice.answers.all()))


def _answer(voice: Voice) -> str:
    state = _state(voice)
    return f"{voice.to_answer} by {date(voice.answer_by)}" if state is VoiceState.TO_ANSWER else state.label


def voice_export(voices: Iterable[Voice]) -> Iterator[Row]:
    for voice in voices:
        yield (
            *(voice.get_telling_display(), said_words(voice), voice.get_speaker_display(), voice.organisation),
            *(voice.said_on, voice.commitment.words, str(voice.commitment.place)),
            *(str(voice.to_answer or ""), voice.answer_by, _state(voice).label),
        )
