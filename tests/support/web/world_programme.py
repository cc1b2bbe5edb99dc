"""A programme of the world: a workstream, a pilot to be rolled out, and a finding offered to it."""

from dataclasses import dataclass

from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Offer, Pilot
from answerable.web.plans.services.offering import offer
from answerable.web.plans.services.programmes import (
    PilotFacts,
    add_pilot,
    add_workstream,
    map_findings,
    record_result,
)
from answerable.web.plans.types import PlanKind, RollOut
from tests.support.plan_making import action, answered, plan
from tests.support.web.accepted import accepted
from tests.support.web.places import Estate


@dataclass(frozen=True)
class Programme:
    plan: ActionPlan
    pilot: Pilot
    offer: Offer


def make_programme(estate: Estate, held: ActionPlan) -> Programme:
    """At Ashgate; it covers the first finding of the plan held there, and is offered the second."""
    by, at = estate.person(Role.PLAN_COORDINATOR), estate.now
    said = plan(answered("A", "Lead on fair treatment.", action("A lead will be named.", "Governor", "March 2030")))
    made = accepted(said.model_copy(update={"title": "Fair chances programme"}), estate.ashgate, by)
    made.kind = PlanKind.PROGRAMME
    made.save(update_fields=["kind"])
    stream = add_workstream(plan=made, name="Work and learning", by=by, at=at)
    first, second, *_ = held.findings.order_by("position")
    map_findings(plan=made, covered={first: [stream]}, by=by, at=at)
    facts = PilotFacts("Fair shares", "Two wings", "Places shared fairly", "Who has one each month", workstream=stream)
    pilot = record_result(
        pilot=add_pilot(plan=made, facts=facts, sites=[estate.ashgate], by=by, at=at),
        result="Places were shared fairly.",
        learning="Start with one workshop.",
        decision=RollOut.ROLL_OUT,
        because="It worked.",
        decided_on=at.date(),
        by=by,
        at=at,
    )
    [offered] = offer(finding=second, to=[made], by=by, at=at)
    return Programme(made, pilot, offered)
