"""What may follow what, as tables: what ends a commitment, and how far a voice comes.

The rules read these tables, and so do the diagrams in the documentation.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Protocol

from answerable.web.commitments.types import Said, Settled, VoiceAct, VoiceState

_CLAIMED_DONE = {Said.DONE: Settled.CLAIMED, Said.DONE_AND_CONTINUING: Settled.CLAIMED}
_FOUND = {Said.FOUND_DONE: Settled.VERIFIED, Said.FOUND_NOT_DONE: Settled.OPEN}
_OVERTAKEN = {Said.OVERTAKEN: Settled.OVERTAKEN}

FOLLOWS: Mapping[Settled, Mapping[Said, Settled]] = {
    Settled.OPEN: {**_CLAIMED_DONE, **_FOUND, **_OVERTAKEN},
    Settled.CLAIMED: {Said.PROGRESS: Settled.OPEN, **_FOUND, **_OVERTAKEN},
    Settled.VERIFIED: {Said.FOUND_NOT_DONE: Settled.OPEN, **_OVERTAKEN},
    Settled.OVERTAKEN: {},
}
"""What a commitment is once a line is recorded; a line that does not stand here changes nothing."""

VOICE_MOVES: Mapping[VoiceState, Mapping[VoiceAct, VoiceState]] = {
    VoiceState.UNNAMED: {VoiceAct.NAME: VoiceState.TO_ANSWER, VoiceAct.WITHHOLD: VoiceState.WITHHELD},
    VoiceState.TO_ANSWER: {
        VoiceAct.NAME: VoiceState.TO_ANSWER,
        VoiceAct.ANSWER: VoiceState.ANSWERED,
        VoiceAct.WITHHOLD: VoiceState.WITHHELD,
    },
    VoiceState.ANSWERED: {VoiceAct.ANSWER: VoiceState.ANSWERED, VoiceAct.WITHHOLD: VoiceState.WITHHELD},
    VoiceState.WITHHELD: {},
}
"""What may be done with a voice; an act that does not stand here is refused."""


class Spoken(Protocol):
    to_answer_id: int | None
    withheld_at: dt.datetime | None


def voice_state(voice: Spoken, *, answered: bool) -> VoiceState:
    """How far a voice has come; `answered` is whether it has an answer."""
    if voice.withheld_at:
        return VoiceState.WITHHELD
    if answered:
        return VoiceState.ANSWERED
    return VoiceState.TO_ANSWER if voice.to_answer_id else VoiceState.UNNAMED
