"""One commitment: its ledgers, the four voices, and what it waits for or counts down."""

import datetime as dt
from collections.abc import Collection

from pydantic import BaseModel

from answerable.web.api.answers.commitments import CommitmentInBrief, brief
from answerable.web.api.answers.common import Due, Named
from answerable.web.api.answers.plans import EntrySaid
from answerable.web.api.answers.voices import (
    ClaimSaid,
    Judged,
    Verified,
    VoiceSaid,
    claims,
    judgements,
    verifications,
    voices,
)
from answerable.web.commitments.models import Backlog, Commitment
from answerable.web.commitments.types import TagState


class DateSaid(BaseModel):
    """A line of the date ledger; lines with one `saying` were said together."""

    saying: int
    said_on: dt.date | None
    due: Due
    recurrence: str


class OwnerSaid(BaseModel):
    saying: int
    said_on: dt.date | None
    owner: str
    present: bool


class Waiting(BaseModel):
    event: str
    words: str
    since: dt.date
    ended_on: dt.date | None


class Figure(BaseModel):
    on: dt.date
    value: int
    words: str


class Backlogged(BaseModel):
    counted: str
    target: int
    figures: list[Figure]
    closed_on: dt.date | None
    closing_words: str


class Overtaken(BaseModel):
    by_commitment: int | None
    words: str
    said_on: dt.date


class CommitmentAnswer(CommitmentInBrief):
    dates: list[DateSaid]
    owners_said: list[OwnerSaid]
    claims: list[ClaimSaid]
    verifications: list[Verified]
    judgements: list[Judged]
    voices: list[VoiceSaid]
    waits: list[Waiting]
    backlogs: list[Backlogged]
    overtaken: list[Overtaken]
    tags: list[Named]
    """Confirmed by a person."""
    said: list[EntrySaid]
    """Where plans say something of it."""
    caveats: list[str]
    """Sentences of those plans that stand beside every date."""

    @classmethod
    def whole(cls, commitment: Commitment, *, on: dt.date, seen: Collection[int]) -> "CommitmentAnswer":
        """`seen` are the ids of other commitments that may be named."""
        entries = list(commitment.entries.all())
        caveats = (str(one) for entry in entries for one in entry.finding.plan.caveats)
        tags = [line.tag for line in commitment.taggings.all() if line.state == TagState.CONFIRMED]
        return cls(
            **brief(commitment, on=on),
            dates=_dates(commitment),
            owners_said=_owners(commitment),
            claims=claims(commitment),
            verifications=verifications(commitment),
            judgements=judgements(commitment),
            voices=voices(commitment),
            waits=_waits(commitment),
            backlogs=[_backlog(one) for one in commitment.backlogs.all()],
            overtaken=[
                Overtaken(
                    by_commitment=one.by_commitment_id if one.by_commitment_id in seen else None,
                    words=one.words,
                    said_on=one.said_on,
                )
                for one in commitment.overtakings.all()
            ],
            tags=[Named(id=tag.pk, name=tag.name) for tag in tags],
            said=[EntrySaid.of(entry, entry.finding) for entry in entries],
            caveats=list(dict.fromkeys(caveats)),
        )


def _dates(commitment: Commitment) -> list[DateSaid]:
    return [
        DateSaid(
            saying=line.saying,
            said_on=line.said_on,
            due=Due(words=line.words, on=line.date, precision=line.precision, kind=line.kind),
            recurrence=line.recurrence,
        )
        for line in commitment.target_dates.all()
    ]


def _owners(commitment: Commitment) -> list[OwnerSaid]:
    return [
        OwnerSaid(saying=line.saying, said_on=line.said_on, owner=line.owner.shown, present=line.present)
        for line in commitment.ownerships.all()
    ]


def _waits(commitment: Commitment) -> list[Waiting]:
    return [
        Waiting(event=wait.event.name, words=wait.words, since=wait.since, ended_on=wait.ended_on)
        for wait in commitment.waits.all()
    ]


def _backlog(backlog: Backlog) -> Backlogged:
    return Backlogged(
        counted=backlog.counted,
        target=backlog.target,
        figures=[Figure(on=one.on, value=one.value, words=one.words) for one in backlog.figures.all()],
        closed_on=backlog.closed_on,
        closing_words=backlog.closing_words,
    )
