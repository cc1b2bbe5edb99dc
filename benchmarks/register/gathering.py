"""A round of progress of one large plan: every owner was asked, and has answered."""

import datetime as dt

from django.utils import timezone

from answerable.documents.plan import Action, Plan
from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment
from answerable.web.commitments.services import report_update
from answerable.web.commitments.types import ClaimKind
from answerable.web.commitments.updating import Reported
from answerable.web.estate.models import Place
from answerable.web.plans.services.asking import open_round
from tests.support.plan_making import action, answered, plan
from tests.support.web.accepted import accepted

OWNERS = 300
FINDINGS = 30
"""Of the plan, each with as many actions as the others, and every action with an owner of its own."""


def gather(by: Person, place: Place, *, at: dt.datetime) -> None:
    """Made by the services that the site uses, and not yet written up as a draft."""
    today = timezone.localdate(at)
    held = accepted(_plan(), place, by)
    open_round(held, label=f"Progress ({today:%B %Y})", date=today, answer_by=today, by=by, at=at)
    commitments = Commitment.objects.filter(entries__finding__plan=held).prefetch_related("ownerships__owner")
    said = Reported(ClaimKind.PROGRESS, "Half of the wings have begun, and the others follow in spring.", today)
    for commitment in commitments.distinct():
        report_update(commitment, said=said, owner=commitment.ownerships.all()[0].owner, by=by, at=at)


def _plan() -> Plan:
    each = OWNERS // FINDINGS
    findings = (
        answered(
            str(number + 1),
            f"Leaders should make sure that number {number + 1} of many things is done.",
            *(_action(number * each + one) for one in range(each)),
        )
        for number in range(FINDINGS)
    )
    return plan(*findings, title="A large plan with an owner for every action")


def _action(number: int) -> Action:
    return action(f"Thing {number} will be done on every wing.", f"Head of Thing {number}", "June 2031")
