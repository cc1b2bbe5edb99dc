"""What slips in the world: a second plan that ends soon and says what the first says, and a date that moved."""

import datetime as dt
from dataclasses import dataclass

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.services import Saying, append
from answerable.web.commitments.types import ClaimKind
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Carried, Likeness
from answerable.web.plans.services.carrying import carry
from answerable.web.plans.services.likening import decide_likeness
from answerable.web.plans.types import LikenessState
from tests.support.plan_making import action, answered, plan, target
from tests.support.web.accepted import accepted
from tests.support.web.places import Estate


@dataclass(frozen=True)
class Slipping:
    likeness: Likeness
    """Confirmed; another, of the second plan too, is still to be looked at."""
    carried: Carried


def make_slipping(estate: Estate, first: ActionPlan, commitment: Commitment) -> Slipping:
    by, at = estate.person(Role.PLAN_COORDINATOR), estate.now
    one, other = first.findings.order_by("position")[:2]
    again = plan(
        answered("1", one.words, action("Listen to Roma people.", "Governor", "May 2030")),
        answered("2", other.words, action("Publish them.", "Governor", "May 2030")),
        title="Equality at Ashgate",
    )
    second = accepted(again, estate.ashgate, by)
    second.ends_on = at.date() + dt.timedelta(days=30)
    second.save()
    same, alike = second.findings.order_by("position")
    likeness = Likeness.objects.create(one=one, other=same, score=100)
    Likeness.objects.create(one=other, other=alike, score=80)
    decide_likeness(likeness, state=LikenessState.CONFIRMED, by=by, at=at)
    promise = Commitment.objects.get(entries__finding=same)
    done = {"claim": ClaimKind.DONE, "claim_words": "It will be done."}
    append([Saying(promise, at.date(), targets=[target("June 2031")], **done)], by=by, at=at)  # type: ignore[arg-type]
    return Slipping(likeness, carry(same, commitment=commitment, words="It serves both.", by=by, at=at))
