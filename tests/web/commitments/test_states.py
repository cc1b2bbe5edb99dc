"""The tables of what may follow what; no database."""

import datetime as dt
from dataclasses import dataclass

import pytest

from answerable.web.commitments.checks import check_voice_move
from answerable.web.commitments.states import FOLLOWS, VOICE_MOVES, voice_state
from answerable.web.commitments.types import Settled, VoiceAct, VoiceState
from answerable.web.estate.errors import RefusedError

AT = dt.datetime(2026, 6, 15, tzinfo=dt.UTC)


@dataclass
class Heard:
    to_answer_id: int | None = None
    withheld_at: dt.datetime | None = None


def test_every_state_stands_in_its_table() -> None:
    assert (set(FOLLOWS), set(VOICE_MOVES)) == (set(Settled), set(VoiceState))


def test_nothing_follows_what_is_overtaken_or_withheld() -> None:
    ends = [state for table in (FOLLOWS, VOICE_MOVES) for state, moves in table.items() if not moves]
    assert ends == [Settled.OVERTAKEN, VoiceState.WITHHELD]


@pytest.mark.parametrize(
    ("voice", "answered", "expected"),
    [
        (Heard(), False, VoiceState.UNNAMED),
        (Heard(to_answer_id=1), False, VoiceState.TO_ANSWER),
        (Heard(to_answer_id=1), True, VoiceState.ANSWERED),
        (Heard(withheld_at=AT), False, VoiceState.WITHHELD),
        (Heard(to_answer_id=1, withheld_at=AT), True, VoiceState.WITHHELD),
    ],
)
def test_how_far_a_voice_has_come(voice: Heard, answered: bool, expected: VoiceState) -> None:
    assert voice_state(voice, answered=answered) == expected


@pytest.mark.parametrize("act", VoiceAct)
@pytest.mark.parametrize("state", VoiceState)
def test_what_does_not_stand_in_the_table_is_refused(state: VoiceState, act: VoiceAct) -> None:
    if act in VOICE_MOVES[state]:
        check_voice_move(state, act)
    else:
        with pytest.raises(RefusedError):
            check_voice_move(state, act)
