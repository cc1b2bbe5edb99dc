"""The four voices apart: what the service claims, what another verified, what the inspector judged, who is affected."""

import datetime as dt

from pydantic import BaseModel

from answerable.web.commitments.models import Commitment, Voice


class ClaimSaid(BaseModel):
    kind: str
    words: str
    said_on: dt.date | None


class Verified(BaseModel):
    outcome: str
    words: str
    looked_on: dt.date


class Judged(BaseModel):
    scale: str
    grade: str
    words: str
    review: str
    inspectorate: str | None
    judged_on: dt.date


class Answered(BaseModel):
    words: str
    post: str
    at: dt.datetime


class VoiceSaid(BaseModel):
    speaker: str
    organisation: str
    telling: str
    words: str
    """Empty where they are withheld, as they could identify someone."""
    withheld_because: str
    said_on: dt.date
    to_answer: str | None
    """The post that must answer."""
    answer_by: dt.date | None
    answers: list[Answered]


def claims(commitment: Commitment) -> list[ClaimSaid]:
    return [ClaimSaid(kind=one.kind, words=one.words, said_on=one.said_on) for one in commitment.claims.all()]


def verifications(commitment: Commitment) -> list[Verified]:
    return [
        Verified(outcome=one.outcome, words=one.words, looked_on=one.looked_on)
        for one in commitment.verifications.all()
    ]


def judgements(commitment: Commitment) -> list[Judged]:
    return [
        Judged(
            scale=one.scale,
            grade=one.grade,
            words=one.words,
            review=one.review,
            inspectorate=one.inspectorate.name if one.inspectorate else None,
            judged_on=one.judged_on,
        )
        for one in commitment.judgements.all()
    ]


def voices(commitment: Commitment) -> list[VoiceSaid]:
    return [_voice(one) for one in commitment.voices.all()]


def _voice(voice: Voice) -> VoiceSaid:
    return VoiceSaid(
        speaker=voice.speaker,
        organisation=voice.organisation,
        telling=voice.telling,
        words="" if voice.withheld_at else voice.words,
        withheld_because=voice.withheld_because,
        said_on=voice.said_on,
        to_answer=voice.to_answer.title if voice.to_answer else None,
        answer_by=voice.answer_by,
        answers=[Answered(words=one.words, post=one.post.title, at=one.recorded_at) for one in voice.answers.all()],
    )
