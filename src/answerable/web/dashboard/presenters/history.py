"""Who recorded what of a commitment, when."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.types import NameState
from answerable.web.dashboard.presenters.voices import grade_tag
from answerable.web.design.tables import Column, Listing
from answerable.web.design.words import when


class Act(NamedTuple):
    at: dt.datetime
    by: str
    what: str


COLUMNS = (Column("when", "When"), Column("who", "Who"), Column("what", "What was recorded"))


def history(commitment: Commitment) -> Listing:
    """The last first; what one person recorded at one time in the same words stands once."""
    acts = sorted(set(_acts(commitment)), reverse=True)
    return Listing("Who recorded what, and when", COLUMNS, [(when(act.at), act.by, act.what) for act in acts])


def _acts(commitment: Commitment) -> Iterator[Act]:
    yield _act(commitment.recorded_at, commitment.recorded_by, "The commitment")
    for _, said in groupby(commitment.target_dates.all(), key=lambda line: line.saying):
        lines = list(said)
        words = "; ".join(line.words for line in lines)
        yield _act(lines[0].recorded_at, lines[0].recorded_by, f"When it is due: {words}")
    for _, named in groupby(commitment.ownerships.all(), key=lambda line: line.saying):
        owners = list(named)
        words = "; ".join(line.owner.words for line in owners)
        yield _act(owners[0].recorded_at, owners[0].recorded_by, f"Who owns it: {words}")
    for claim in commitment.claims.all():
        yield _act(claim.recorded_at, claim.recorded_by, f"A claim of the service: {claim.words}")
    yield from _found_by_others(commitment)
    yield from _decisions(commitment)


def _found_by_others(commitment: Commitment) -> Iterator[Act]:
    for found in commitment.verifications.all():
        yield _act(found.recorded_at, found.recorded_by, f"A verification: {found.get_outcome_display()}")
    for judged in commitment.judgements.all():
        yield _act(judged.recorded_at, judged.recorded_by, f"A judgement: {grade_tag(judged)}")
    for voice in commitment.voices.all():
        yield _act(voice.recorded_at, voice.recorded_by, f"What people affected say: {voice.get_telling_display()}")
        for answer in voice.answers.all():
            yield _act(answer.recorded_at, answer.recorded_by, f"An answer of {answer.post}")
    for wait in commitment.waits.all():
        yield _act(wait.recorded_at, wait.recorded_by, f"That it waits for {wait.event}")
    for taken in commitment.overtakings.all():
        yield _act(taken.recorded_at, taken.recorded_by, f"What took its place: {taken.words}")
    for backlog in commitment.backlogs.all():
        for figure in backlog.figures.all():
            yield _act(figure.recorded_at, figure.recorded_by, f"{backlog}: {figure.value:,}")


def _decisions(commitment: Commitment) -> Iterator[Act]:
    for ownership in commitment.ownerships.all():
        name = ownership.owner
        if name.decided_at and name.decided_by and name.post and name.state == NameState.CONFIRMED:
            yield _act(name.decided_at, name.decided_by, f"That “{name.words}” is the post {name.post.title}")
    for tagging in commitment.taggings.all():
        if tagging.decided_at and tagging.decided_by:
            yield _act(tagging.decided_at, tagging.decided_by, f"That the tag {tagging.tag.name} is {tagging.state}")
    for entry in commitment.entries.all():
        if entry.settled_at and entry.settled_by:
            about = entry.get_relation_display().lower()
            yield _act(entry.settled_at, entry.settled_by, f"That the entry in “{entry.round}” is: {about}")


def _act(at: dt.datetime, by: Person, what: str) -> Act:
    return Act(at, by.name, what)
