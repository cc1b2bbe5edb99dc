"""A later version of a plan already held is recognised, and adds what is new."""

import datetime as dt

import pytest

from answerable.documents.demonstration import demonstration_plan
from answerable.documents.plan import Plan, Round, RoundKind
from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment
from answerable.web.estate.models import Place
from answerable.web.plans.errors import (
    OtherPlaceError,
)
from answerable.web.plans.models import Entry
from answerable.web.plans.models import Round as PlanRound
from answerable.web.plans.services.accepting import accept
from answerable.web.plans.services.recognising import find_held_plan
from answerable.web.plans.types import Relation
from tests.support.plan_making import action, answered, commitments, finding, plan, progress, text
from tests.support.web.accepted import AT, accepted, in_review, place

pytestmark = pytest.mark.django_db
TRAINING = "Every officer will be trained to write down what a prisoner says about discrimination."
FORUM = "A forum chaired by prisoners will meet on every wing each month."


def later_version() -> Plan:
    """The demonstration plan with its last finding left out, one added, a word corrected and a new round."""
    first = demonstration_plan()
    opening = first.findings[0]
    promised, reported = opening.rounds
    compare, *others = promised.actions
    corrected = compare.model_copy(update={"text": text(f"{compare.text.text} Soon.")})
    newest = Round(
        label="September",
        date=dt.date(2026, 9, 30),
        kind=RoundKind.PROGRESS,
        actions=(action("Two trials have ended; a rule for all prisons is next.", "Head of Prisons", "May 2027"),),
    )
    rounds = (promised.model_copy(update={"actions": (corrected, *others)}), reported, newest)
    renewed = opening.model_copy(update={"rounds": rounds})
    added = answered("7", "Pay the same wage for the same work.", action("Wages will be compared.", "Head of Prisons"))
    return first.model_copy(update={"findings": (renewed, *first.findings[1:-1], added)})


def test_a_later_version_adds_what_is_new_and_rewrites_nothing(service: Place, coordinator: Person) -> None:
    held = accepted(demonstration_plan(), service, coordinator)
    before = list(Commitment.objects.order_by("id").values())
    entries = list(Entry.objects.order_by("id").values())
    again = accepted(later_version(), service, coordinator, held)
    assert again == held
    assert list(Commitment.objects.filter(pk__in=[one["id"] for one in before]).order_by("id").values()) == before
    assert list(Entry.objects.filter(pk__in=[one["id"] for one in entries]).order_by("id").values()) == entries
    assert [one.number for one in held.editions.all()] == [1, 2]
    assert [one.number for one in held.findings.all()] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [str(one) for one in held.rounds.all()] == [
        "Action plan commitments (May 2025)",
        "Progress against commitments (January 2026)",
        "Commitments",
        "September",
    ]
    new = Entry.objects.exclude(pk__in=[one["id"] for one in entries])
    assert [(one.finding.number, one.relation, one.edition.number) for one in new.order_by("id")] == [
        ("1", Relation.OPEN, 2),
        ("7", Relation.MADE, 2),
    ]


def test_a_settled_round_that_a_later_version_adds_to_is_open_again(service: Place, coordinator: Person) -> None:
    said = (commitments(action(FORUM)), progress(action("Forums meet.")))
    held = accepted(plan(finding("1", "Hold forums.", "Agreed", rounds=said)), service, coordinator)
    PlanRound.objects.filter(plan=held).update(settled_at=AT, settled_by=coordinator)
    more = (said[0], progress(action("Forums meet."), action("A report on them is out.")))
    accepted(plan(finding("1", "Hold forums.", "Agreed", rounds=more)), service, coordinator, held)
    assert [one.settled_at for one in held.rounds.all()] == [AT, None]


def test_a_later_version_is_of_the_same_place(service: Place, coordinator: Person) -> None:
    held = accepted(demonstration_plan(), service, coordinator)
    brought = in_review(later_version(), place("HMP Elsewhere", service), coordinator)
    with pytest.raises(OtherPlaceError):
        accept(brought=brought, by=coordinator, at=AT, version=0, next_round_of=held)


def test_a_held_plan_is_recognised_by_its_title_and_its_findings(service: Place, coordinator: Person) -> None:
    held = accepted(demonstration_plan(), service, coordinator)
    found = find_held_plan(later_version(), service)
    assert found == (held, 83.3)
    renamed = later_version().model_copy(update={"title": f"Updated {demonstration_plan().title}s"})
    assert find_held_plan(renamed, service) == found


def test_another_plan_of_the_same_title_or_of_another_place_is_not_recognised(
    service: Place, coordinator: Person
) -> None:
    accepted(demonstration_plan(), service, coordinator)
    other = plan(answered("1", "Clean the kitchens.", action(FORUM)), title=demonstration_plan().title)
    assert find_held_plan(other, service) is None
    assert find_held_plan(demonstration_plan(), place("HMP Elsewhere", service)) is None
    assert find_held_plan(plan(answered("1", "Clean the kitchens.")), service) is None
