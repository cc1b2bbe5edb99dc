"""Findings offered to other plans, adopted or declined there."""

import pytest
from django.test import Client

from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Finding, Offer
from answerable.web.plans.services.offering import decide, offer
from answerable.web.plans.types import OfferState, PlanKind
from tests.support.plan_making import action, answered, plan
from tests.support.web.accepted import AT, accepted, person, place
from tests.support.web.signing_in import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def local(prison: Place, coordinator: Person) -> ActionPlan:
    made = accepted(
        plan(answered("L1", "Make the prison fair.", action("Hold a forum every month."))), prison, coordinator
    )
    made.title, made.kind = "Equality plan of Harrow Gate", PlanKind.LOCAL_EQUALITY
    made.save()
    return made


@pytest.fixture
def finding(held: ActionPlan) -> Finding:
    return held.findings.earliest("position")


@pytest.fixture
def offered(finding: Finding, local: ActionPlan, coordinator: Person) -> Offer:
    [made] = offer(finding=finding, to=[local], by=coordinator, at=AT)
    return made


def commitment_of(held: ActionPlan) -> Commitment:
    return Commitment.objects.filter(entries__finding__plan=held).earliest("pk")


def test_a_finding_is_offered_once(offered: Offer, local: ActionPlan, coordinator: Person) -> None:
    assert offer(finding=offered.finding, to=[local], by=coordinator, at=AT) == []
    assert (Offer.objects.count(), offered.place_id, offered.state) == (1, local.place_id, OfferState.OFFERED)


def test_a_plan_that_answers_an_inspection_takes_in_nothing(
    finding: Finding, prison: Place, coordinator: Person
) -> None:
    answers = accepted(plan(answered("1", "Another.")), prison, coordinator)
    with pytest.raises(RefusedError, match="takes in no findings"):
        offer(finding=finding, to=[answers], by=coordinator, at=AT)
    with pytest.raises(RefusedError, match="one of this plan already"):
        offer(finding=finding, to=[finding.plan], by=coordinator, at=AT)


def test_what_an_adopted_finding_came_to_is_shown_with_it(
    offered: Offer, local: ActionPlan, coordinator: Person, client: Client
) -> None:
    address = f"/findings/{offered.finding_id}/"
    decide(offered=offered, state=OfferState.ADOPTED, by=coordinator, at=AT)
    assert "Adopted, and nothing is promised about it yet" in client.get(address).content.decode()
    decide(offered=offered, state=OfferState.ADOPTED, commitment=commitment_of(local), by=coordinator, at=AT)
    shown = client.get(address).content.decode()
    assert "Hold a forum every month." in shown
    assert "No date" in shown


def test_a_finding_is_declined_for_a_reason_that_is_shown(offered: Offer, coordinator: Person, client: Client) -> None:
    with pytest.raises(RefusedError, match="Give the reason"):
        decide(offered=offered, state=OfferState.DECLINED, reason=" ", by=coordinator, at=AT)
    decide(offered=offered, state=OfferState.DECLINED, reason="We hold no women.", by=coordinator, at=AT)
    assert "We hold no women." in client.get(f"/findings/{offered.finding_id}/").content.decode()


def test_a_commitment_of_another_plan_does_not_answer_for_it(
    offered: Offer, held: ActionPlan, coordinator: Person
) -> None:
    with pytest.raises(RefusedError, match="not one of this plan"):
        decide(offered=offered, state=OfferState.ADOPTED, commitment=commitment_of(held), by=coordinator, at=AT)


def test_a_coordinator_offers_and_decides_on_the_pages(finding: Finding, local: ActionPlan, client: Client) -> None:
    page = f"/findings/{finding.pk}/offers/new/"
    assert "Choose at least one" in client.post(page, {}).content.decode()
    assert client.post(page, {"to": [local.pk]})["Location"] == f"/findings/{finding.pk}/"
    made = Offer.objects.get()
    assert local.title in client.get("/offers/").content.decode()
    refused = client.post(f"/offers/{made.pk}/", {"state": "declined"}).content.decode()
    assert "Give the reason why the finding is declined here." in refused
    said = {"state": "adopted", "commitment": commitment_of(local).pk}
    assert client.post(f"/offers/{made.pk}/", said)["Location"] == "/offers/"
    made.refresh_from_db()
    assert (made.state, made.commitment) == (OfferState.ADOPTED, commitment_of(local))


def test_a_finding_of_another_prison_is_not_read_in_what_was_offered_to_the_service(
    local: ActionPlan, held: ActionPlan, coordinator: Person, service: Place
) -> None:
    held.kind = PlanKind.PROGRAMME
    held.save()
    finding = local.findings.get()
    offer(finding=finding, to=[held], by=coordinator, at=AT)
    here, elsewhere = (
        client_of(person(Role.READER, at)).get("/offers/").content.decode()
        for at in (local.place, place("HMP Elsewhere", service))
    )
    deciding = client_of(coordinator).get("/offers/").content.decode()
    assert [finding.words in shown for shown in (here, elsewhere, deciding)] == [True, False, True]


def test_only_who_keeps_plans_at_the_place_decides(offered: Offer, service: Place) -> None:
    elsewhere = client_of(person(Role.PLAN_COORDINATOR, place("HMP Elsewhere", service)))
    assert elsewhere.get(f"/offers/{offered.pk}/").status_code == 404
    reader = client_of(person(Role.READER, offered.place))
    assert reader.get(f"/offers/{offered.pk}/").status_code == 403
