"""Programmes: workstreams and what they leave out, pilots and what is decided after them."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.test import Client

from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry as AuditEntry
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.plans.models import ActionPlan, Pilot
from answerable.web.plans.services.programmes import (
    PilotFacts,
    add_pilot,
    add_workstream,
    map_findings,
    record_result,
    roll_out,
)
from answerable.web.plans.types import PlanKind, RollOut
from tests.support.plan_making import answered, plan
from tests.support.web.accepted import AT, accepted

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(service: Place, coordinator: Person) -> ActionPlan:
    made = accepted(plan(answered("A", "Lead on race equality.")), service, coordinator)
    made.title, made.kind = "Race programme", PlanKind.PROGRAMME
    made.save()
    return made


@pytest.fixture
def pilot(programme: ActionPlan, prison: Place, coordinator: Person) -> Pilot:
    facts = PilotFacts("Forum kit", "The east", "Forums that are heard", "Points answered in a month")
    return add_pilot(plan=programme, facts=facts, sites=[prison], by=coordinator, at=AT)


def test_findings_that_no_workstream_covers_are_listed(
    programme: ActionPlan, held: ActionPlan, coordinator: Person, client: Client
) -> None:
    culture = add_workstream(plan=programme, name="Culture", by=coordinator, at=AT)
    first, *others = held.findings.all()
    map_findings(plan=programme, covered={first: [culture]}, by=coordinator, at=AT)
    shown = client.get(f"/programmes/{programme.pk}/").content.decode()
    before, gaps = shown.split("Findings that no workstream covers")
    assert first.words in before
    assert first.words not in gaps
    assert others
    assert all(finding.words in gaps for finding in others)


def test_a_map_saved_again_says_what_changed(programme: ActionPlan, held: ActionPlan, coordinator: Person) -> None:
    culture, staff = (add_workstream(plan=programme, name=name, by=coordinator, at=AT) for name in ("Culture", "Staff"))
    finding = held.findings.first()
    assert finding
    map_findings(plan=programme, covered={finding: [culture]}, by=coordinator, at=AT)
    map_findings(plan=programme, covered={finding: [staff]}, by=coordinator, at=AT)
    map_findings(plan=programme, covered={finding: [staff]}, by=coordinator, at=AT)
    assert list(finding.coverage.values_list("workstream", flat=True)) == [staff.pk]
    assert AuditEntry.objects.filter(act="findings mapped").count() == 2


def test_a_workstream_of_the_same_name_is_refused(programme: ActionPlan, coordinator: Person) -> None:
    add_workstream(plan=programme, name="Culture", by=coordinator, at=AT)
    with pytest.raises(RefusedError, match="Give this one another name"):
        add_workstream(plan=programme, name=" Culture ", by=coordinator, at=AT)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"result": "", "because": "It works.", "decided_on": AT.date()}, "Say what the pilot found"),
        ({"result": "It works.", "because": " ", "decided_on": AT.date()}, "Say why"),
        ({"result": "It works.", "because": "It works.", "decided_on": None}, "on which day"),
        ({"result": "It works.", "because": "It works.", "decided_on": AT.date() + dt.timedelta(1)}, "in the future"),
    ],
)
def test_a_roll_out_is_decided_on_a_result_for_a_reason(
    said: dict[str, object], why: str, pilot: Pilot, coordinator: Person
) -> None:
    with pytest.raises(RefusedError, match=why):
        record_result(pilot=pilot, learning="", decision=RollOut.ROLL_OUT, **said, by=coordinator, at=AT)  # type: ignore[arg-type]
    pilot.refresh_from_db()
    assert (pilot.result, pilot.decision) == ("", RollOut.UNDECIDED)


def test_the_database_keeps_a_decision_without_a_result_out(pilot: Pilot) -> None:
    with pytest.raises(IntegrityError):
        Pilot.objects.filter(pk=pilot.pk).update(decision=RollOut.ROLL_OUT)


def test_a_place_is_reached_once_the_roll_out_is_decided(pilot: Pilot, service: Place, coordinator: Person) -> None:
    with pytest.raises(RefusedError, match="Record the decision"):
        roll_out(pilot=pilot, place=service, since=None, by=coordinator, at=AT)
    reported = record_result(
        pilot=pilot,
        result="Points were answered.",
        learning="Start small.",
        decision=RollOut.ROLL_OUT,
        because="It worked.",
        decided_on=AT.date(),
        by=coordinator,
        at=AT,
    )
    roll_out(pilot=reported, place=service, since=AT.date(), by=coordinator, at=AT)
    assert list(pilot.sites.values_list("place__name", "rolled_out")) == [
        ("HMP Harrow Gate", False),
        ("The service", True),
    ]


def test_a_coordinator_keeps_a_programme_on_its_pages(programme: ActionPlan, held: ActionPlan, client: Client) -> None:
    here = f"/programmes/{programme.pk}/"
    assert client.post(f"{here}workstreams/new/", {"name": "Culture"})["Location"] == here
    stream, finding = programme.workstreams.get(), held.findings.first()
    assert finding
    chosen = client.get(f"{here}map/", {"plan": held.pk})
    assert chosen["Location"] == f"{here}map/{held.pk}/"
    assert client.post(chosen["Location"], {f"finding-{finding.pk}": [stream.pk]})["Location"] == here
    said = {"name": "Kit", "area": "East", "aim": "Be heard", "measure": "Answers", "workstream": stream.pk}
    made = client.post(f"{here}pilots/new/", said)["Location"]
    refused = client.post(f"{made}result/", {"result": "Well.", "decision": "roll_out"}).content.decode()
    assert "Say why this was decided." in refused
    day = {"decided_on-day": "1", "decided_on-month": "6", "decided_on-year": "2026"}
    stopped = client.post(f"{made}result/", {"result": "Well.", "decision": "stop", "because": "Cost.", **day})
    assert stopped["Location"] == made
    shown = client.get(made).content.decode()
    assert "Not to be rolled out" in shown
    assert "Cost." in shown
    assert "Kit" in client.get(here).content.decode()
    assert "Race programme" in client.get("/programmes/").content.decode()
