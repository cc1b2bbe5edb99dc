"""A finding that a commitment of another plan answers, and how it is taken back."""

import pytest
from django.test import Client

from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry as AuditEntry
from answerable.web.commitments.models import Commitment
from answerable.web.estate.models import Place
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Carried, Finding, Likeness
from answerable.web.plans.services.carrying import CarryingError, carry
from answerable.web.plans.types import LikenessState
from tests.support.plan_making import action, answered, plan
from tests.support.web.accepted import AT, accepted, person
from tests.support.web.signing_in import client_of
from tests.web.plans.linking_given import FORUM, made

pytestmark = pytest.mark.django_db

MEET = "Prisoners should be heard in meetings."


@pytest.fixture
def local(prison: Place, coordinator: Person, held: ActionPlan) -> Finding:  # noqa: ARG001 - it is held first
    said = plan(answered("7", MEET, action("Minutes will be kept.", "Governor", "May 2024")), title="Being heard")
    return accepted(said, prison, coordinator).findings.get()


@pytest.fixture
def forum(held: ActionPlan) -> Commitment:  # noqa: ARG001 - it makes it
    return made(FORUM)


def page(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_a_commitment_is_named_by_its_number(local: Finding, forum: Commitment, client: Client) -> None:
    said = client.post(f"/findings/{local.pk}/carry/", {"number": str(forum.pk), "words": "The forum hears them."})
    assert said.status_code == 302
    assert [(one.finding, one.commitment) for one in Carried.objects.all()] == [(local, forum)]
    assert AuditEntry.objects.latest("number").act == "finding carried"


def test_a_number_that_is_none_is_refused_in_words(local: Finding, client: Client) -> None:
    for number in ("0", "none", "9" * 19, ""):
        said = page_of_post(client, f"/findings/{local.pk}/carry/", {"number": number})
        assert "Enter the number" in said
    assert not Carried.objects.exists()


def page_of_post(client: Client, address: str, form: dict[str, str]) -> str:
    return " ".join(client.post(address, form).content.decode().split())


def test_commitments_of_a_finding_that_is_the_same_are_offered(
    local: Finding, forum: Commitment, held: ActionPlan, client: Client
) -> None:
    one = held.findings.get(number="1")
    Likeness.objects.create(one=one, other=local, score=90, state=LikenessState.CONFIRMED)
    address = f"/findings/{local.pk}/carry/"
    assert FORUM in page(client, address)
    assert client.post(address, {"commitment": str(forum.pk)}).status_code == 302
    assert Carried.objects.get().commitment == forum


def test_it_is_shown_with_both_findings_the_commitment_and_the_plan(
    local: Finding, forum: Commitment, held: ActionPlan, client: Client, coordinator: Person
) -> None:
    carry(local, commitment=forum, words="The forum hears them.", by=coordinator, at=AT)
    assert "The forum hears them." in page(client, f"/findings/{local.pk}/")
    assert MEET in page(client, f"/findings/{held.findings.get(number='1').pk}/")
    assert "Also carried for other plans" in page(client, f"/commitments/{forum.pk}/")
    shown = f'Also answered by <a class="govuk-link" href="/commitments/{forum.pk}/">'
    assert shown in page(client, f"/plans/{local.plan_id}/")


def test_a_commitment_of_its_own_plan_or_one_named_before_is_refused(
    local: Finding, forum: Commitment, held: ActionPlan, coordinator: Person
) -> None:
    with pytest.raises(CarryingError, match="own plan"):
        carry(held.findings.get(number="1"), commitment=forum, by=coordinator, at=AT)
    carry(local, commitment=forum, by=coordinator, at=AT)
    with pytest.raises(CarryingError, match="already answers"):
        carry(local, commitment=forum, by=coordinator, at=AT)


def test_it_is_taken_back_with_a_reason(local: Finding, forum: Commitment, client: Client, coordinator: Person) -> None:
    carried = carry(local, commitment=forum, by=coordinator, at=AT)
    address = f"/carried/{carried.pk}/undo/"
    assert "Enter why not" in page_of_post(client, address, {})
    assert client.post(address, {"because": "It is another forum."}).status_code == 302
    assert not Carried.objects.exists()
    entry = AuditEntry.objects.latest("number")
    assert entry.act == "finding no longer carried"
    assert "It is another forum." in entry.detail.content


def test_only_a_coordinator_of_the_place_says_what_answers_a_finding(local: Finding, prison: Place) -> None:
    reader = client_of(person(Role.READER, prison))
    assert reader.get(f"/findings/{local.pk}/carry/").status_code == 403
    assert "Say that a commitment" not in page(reader, f"/findings/{local.pk}/")
