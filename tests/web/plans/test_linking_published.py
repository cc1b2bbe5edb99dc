"""How well the links of a published plan are proposed, by our own reading of it."""

import os
from pathlib import Path

import pytest

from answerable.documents.plan import Plan
from answerable.documents.reading import read_plan
from answerable.web.estate.models import Place
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Entry
from tests.support.web.accepted import accepted, person, place
from tests.support.web.links_of_004 import ABOUT

CORPUS = os.environ.get("ANSWERABLE_CORPUS")
pytestmark = [pytest.mark.django_db, pytest.mark.skipif(not CORPUS, reason="ANSWERABLE_CORPUS names no folder")]


def read(number: str) -> Plan:
    [path] = Path(str(CORPUS)).glob(f"{number}_*")
    return read_plan(path.read_bytes(), path.name)


def proposed(plan: ActionPlan) -> dict[tuple[str, int, int], list[str]]:
    """The places of the commitments proposed for each entry of progress, the likest first."""
    entries = Entry.objects.filter(finding__plan=plan).select_related("finding", "round")
    made = {entry.commitment_id: f"{entry.finding.position}.{entry.position - 1}" for entry in entries}
    return {
        (f"{entry.round.date:%Y-%m}", entry.finding.position, entry.position - 1): [
            made[proposal.commitment_id] for proposal in entry.proposals.all()
        ]
        for entry in entries.prefetch_related("proposals")
        if entry.round.kind == "progress"
    }


@pytest.fixture
def service() -> Place:
    return place("The service")


def test_four_in_five_first_proposals_are_right(service: Place) -> None:
    plan = accepted(read("004"), service, person(Role.PLAN_COORDINATOR, service))
    found = proposed(plan)
    truth = {
        (month, finding, at): right.split()
        for (month, finding), rights in ABOUT.items()
        for at, right in enumerate(rights)
        if right
    }
    first = sum(found[key][0] in right for key, right in truth.items())
    among = sum(bool(set(found[key]) & set(right)) for key, right in truth.items())
    assert (len(found), len(truth)) == (52, 51)
    assert first / len(truth) > 0.8
    assert among / len(truth) > 0.95
