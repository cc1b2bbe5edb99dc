"""What others than the service recorded of a commitment, one of each, and what another waits for."""

from dataclasses import dataclass

from answerable.web.commitments.models import Backlog, Commitment, Event, Voice, Wait
from answerable.web.commitments.services import (
    add_backlog,
    add_event,
    add_figure,
    add_voice,
    answer_voice,
    judge,
    verify,
    wait_for,
)
from answerable.web.commitments.types import Outcome, Settled, Speaker, Telling
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan
from tests.support.web.places import Estate


@dataclass(frozen=True)
class Voices:
    voice: Voice
    """Answered."""
    unanswered: Voice
    event: Event
    wait: Wait
    backlog: Backlog


def make_voices(estate: Estate, plan: ActionPlan, commitment: Commitment) -> Voices:
    """`commitment` is of the plan, and the Governor’s."""
    on, at, by = estate.now.date(), estate.now, estate.person(Role.PLAN_COORDINATOR)
    inspector, verifier = estate.person(Role.INSPECTOR), estate.person(Role.VERIFIER)
    verify(commitment, outcome=Outcome.CANNOT_TELL, words="Read the minutes.", looked_on=on, by=verifier, at=at)
    judge([commitment], scale="hmi_prisons_progress", grade="insufficient", judged_on=on, by=inspector, at=at)
    event = add_event(name="The census figures are released", place=estate.ashgate, by=by, at=at)
    backlog = add_backlog(commitment, counted="Reviews overdue", target=0, by=by, at=at)
    add_figure(backlog, on=on, value=12, by=by, at=at)
    return Voices(
        voice=_answered(_spoken(commitment, estate), estate),
        unanswered=_spoken(commitment, estate),
        event=event,
        wait=wait_for(_open_commitment(plan, commitment), event=event, since=on, by=by, at=at),
        backlog=backlog,
    )


def _open_commitment(plan: ActionPlan, other: Commitment) -> Commitment:
    found = Commitment.objects.filter(entries__finding__plan=plan, settled=Settled.OPEN).exclude(pk=other.pk)
    return found.latest("pk")


def _spoken(commitment: Commitment, estate: Estate) -> Voice:
    return add_voice(
        commitment,
        speaker=Speaker.ORGANISATION,
        organisation="Roma Voices",
        telling=Telling.NOT_SO,
        words="Nobody on C wing was offered a place.",
        said_on=estate.now.date(),
        by=estate.person(Role.ORGANISATION_MEMBER),
        at=estate.now,
    )


def _answered(voice: Voice, estate: Estate) -> Voice:
    answer_voice(voice, words="C wing comes next.", by=estate.person(Role.GOVERNOR), at=estate.now)
    return voice
