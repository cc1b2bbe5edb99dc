"""A plan of the world whose round is open: one owner has answered in part, and one has no account."""

import datetime as dt
from dataclasses import dataclass

from answerable.web.commitments.models import OwnerName, Update
from answerable.web.commitments.services import confirm_owner, report_update
from answerable.web.commitments.types import ClaimKind
from answerable.web.commitments.updating import Reported
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Ask, Reporting, UpdateDue
from answerable.web.plans.queries.reporting import to_ask_about
from answerable.web.plans.services.asking import open_round
from answerable.web.plans.services.owing import add_update_due
from tests.support.plan_making import action, answered, plan
from tests.support.web.accepted import accepted
from tests.support.web.places import Estate

_HELD, _UNHELD = "Head of Gardens", "Head of Ponds"


@dataclass(frozen=True)
class Gathering:
    reporting: Reporting
    ask: Ask
    update: Update
    due: UpdateDue


def make_gathering(estate: Estate) -> Gathering:
    by, at = estate.person(Role.PLAN_COORDINATOR), estate.now
    held = _plan(estate)
    confirm_owner(name=OwnerName.objects.get(words=_HELD), post=estate.post(_HELD, holder=by), by=by, at=at)
    last = (at.date().replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    label = f"Progress against commitments ({last:%B %Y})"
    reporting = open_round(held, label=label, date=last, answer_by=last, by=by, at=at)
    first = min(to_ask_about(held).values(), key=lambda one: one.pk)
    said = Reported(ClaimKind.PROGRESS, "The first beds are dug.", at.date(), "May 2028", "It rained all spring.")
    return Gathering(
        reporting,
        reporting.asks.get(owner__words=_HELD),
        report_update(first, said=said, by=by, at=at),
        add_update_due(held, to=held.inspectorate, words="Six-month update", due_on=at.date(), by=by, at=at),
    )


def _plan(estate: Estate) -> ActionPlan:
    gardens = (
        action("Each wing will have a vegetable bed.", _HELD, "May 2027"),
        action("Seeds will be bought from the prison's own shop.", _HELD, "June 2027"),
        action("A pond will be dug.", _UNHELD, "July 2027"),
    )
    said = plan(answered("1", "Grow more food.", *gardens), title="Gardens at Ashgate", responds_to="Gardens")
    return accepted(said, estate.ashgate, estate.person(Role.PLAN_COORDINATOR))
