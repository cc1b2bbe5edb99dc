"""Programmes: their workstreams, the findings these cover, their pilots and what was decided after them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.commitments.models import Commitment
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.plans.models import ActionPlan, Coverage, Finding, Pilot, PilotSite, Workstream
from answerable.web.plans.programme_policies import check_decision, check_times
from answerable.web.plans.types import RollOut


@transaction.atomic
def add_workstream(
    *, plan: ActionPlan, name: str, about: str = "", ends_on: dt.date | None = None, by: Person, at: dt.datetime
) -> Workstream:
    """Raises RefusedError where the plan has a workstream of this name."""
    workstream, is_new = Workstream.objects.get_or_create(
        plan=plan,
        name=name.strip(),
        defaults={"about": about, "ends_on": ends_on, "recorded_by": by, "recorded_at": at},
    )
    if not is_new:
        raise RefusedError(f"The plan has a workstream called “{workstream}” already. Give this one another name.")
    audit.record(act="workstream added", subject=workstream, by=by, at=at, name=workstream.name, plan=plan.pk)
    return workstream


@transaction.atomic
def map_findings(
    *, plan: ActionPlan, covered: Mapping[Finding, Iterable[Workstream]], by: Person, at: dt.datetime
) -> None:
    """Say which workstreams of the plan cover each of these findings; none of them where none is named."""
    wanted = {(finding.pk, workstream.pk) for finding, named in covered.items() for workstream in named}
    held = Coverage.objects.filter(workstream__plan=plan, finding__in=list(covered))
    there = set(held.values_list("finding", "workstream"))
    added, gone = sorted(wanted - there), sorted(there - wanted)
    Coverage.objects.bulk_create(
        Coverage(finding_id=finding, workstream_id=workstream, recorded_by=by, recorded_at=at)
        for finding, workstream in added
    )
    for finding, workstream in gone:
        held.filter(finding=finding, workstream=workstream).delete()
    if added or gone:
        audit.record(act="findings mapped", subject=plan, by=by, at=at, covered=added, no_longer=gone)


@dataclass(frozen=True)
class PilotFacts:
    """What a pilot is: where it is tried, what it aims at, and how that is measured."""

    name: str
    area: str
    aim: str
    measure: str
    begins_on: dt.date | None = None
    ends_on: dt.date | None = None
    workstream: Workstream | None = None
    commitment: Commitment | None = None


@transaction.atomic
def add_pilot(
    *, plan: ActionPlan, facts: PilotFacts, sites: Iterable[Place] = (), by: Person, at: dt.datetime
) -> Pilot:
    """Raises RefusedError where it would end before it begins."""
    check_times(facts.begins_on, facts.ends_on)
    pilot = Pilot.objects.create(plan=plan, **vars(facts), recorded_by=by, recorded_at=at)
    PilotSite.objects.bulk_create(PilotSite(pilot=pilot, place=place, since=facts.begins_on) for place in sites)
    audit.record(act="pilot added", subject=pilot, by=by, at=at, plan=plan.pk, **_said(facts))
    return pilot


def _said(facts: PilotFacts) -> dict[str, object]:
    linked = {"workstream": facts.workstream, "commitment": facts.commitment}
    return vars(facts) | {name: thing.pk if thing else None for name, thing in linked.items()}


@transaction.atomic
def record_result(
    *,
    pilot: Pilot,
    result: str,
    learning: str,
    decision: RollOut = RollOut.UNDECIDED,
    because: str = "",
    decided_on: dt.date | None = None,
    by: Person,
    at: dt.datetime,
) -> Pilot:
    """What a pilot found, and what was decided on it; each word of before stays in the trail. Raises RefusedError."""
    check_decision(decision, result=result, because=because, decided_on=decided_on, on=at.date())
    held = Pilot.objects.select_for_update().get(pk=pilot.pk)
    held.result, held.learning, held.decision = result, learning, decision
    held.decision_because, held.decided_on = because, decided_on if decision else None
    held.save(update_fields=["result", "learning", "decision", "decision_because", "decided_on"])
    audit.record(
        act="pilot reported",
        subject=held,
        by=by,
        at=at,
        result=result,
        learning=learning,
        decision=decision,
        because=because,
        decided_on=held.decided_on,
    )
    return held


@transaction.atomic
def roll_out(
    *, pilot: Pilot, place: Place, since: dt.date | None, words: str = "", by: Person, at: dt.datetime
) -> PilotSite:
    """That what was tried has reached a place. Raises RefusedError until a roll-out is decided."""
    if pilot.decision != RollOut.ROLL_OUT:
        raise RefusedError("Record the decision to roll the pilot out before you add places that it has reached.")
    site, _ = PilotSite.objects.update_or_create(
        pilot=pilot, place=place, defaults={"since": since, "rolled_out": True, "words": words}
    )
    audit.record(act="pilot rolled out", subject=pilot, by=by, at=at, place=place.pk, since=since, words=words)
    return site
