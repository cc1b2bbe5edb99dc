"""What surrounds a plan: its terms, what it is built on, to whom it was sent, by whose rules it is written."""

import pytest
from django.test import Client
from django.urls import reverse

from answerable.documents.demonstration import demonstration_plan
from answerable.web.accounts.models import Person
from answerable.web.estate.models import Place
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan
from tests.support.web.accepted import accepted, person
from tests.web.plans.writing_given import held_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def governor(service: Place) -> Person:
    return person(Role.GOVERNOR, service)


def said(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_terms_dependencies_and_dispatches_stand_on_the_plan(
    client: Client, prison: Place, service: Place, coordinator: Person, governor: Person
) -> None:
    plan = held_plan(prison, by=coordinator, clearer=governor)
    other = accepted(demonstration_plan(), service, coordinator)
    keys = {"pk": plan.pk}
    terms = {"kind": "strategy", "regime": "own_plan", "due_on-day": "1", "due_on-month": "7", "due_on-year": "2026"}
    assert client.post(reverse("plans:plan_terms", kwargs=keys), terms).status_code == 302
    assert client.post(reverse("plans:plan_terms", kwargs=keys), terms | {"kind": "inspection"}).status_code == 200
    needs = {"on": other.pk, "words": "Its figures"}
    assert client.post(reverse("plans:add_dependency", kwargs=keys), needs).status_code == 302
    to = {
        "recipient": "HMI Probation",
        "how": "email",
        "sent_on-day": "2",
        "sent_on-month": "6",
        "sent_on-year": "2026",
    }
    dispatch = reverse("plans:record_dispatch", kwargs={**keys, "number": 1})
    assert client.post(dispatch, to).status_code == 302
    shown = said(client, reverse("plans:plan", kwargs=keys))
    for words in ("Strategy", "A plan of our own", "1 July 2026", other.title, "Its figures", "HMI Probation", "email"):
        assert words in shown
    dependency = plan.dependencies.get()
    remove = reverse("plans:remove_dependency", kwargs={**keys, "dependency": dependency.pk})
    assert client.post(remove).status_code == 302
    assert ActionPlan.objects.get(pk=plan.pk).dependencies.count() == 0
    assert client.post(dispatch, to | {"sent_on-year": "2199"}).status_code == 200


def test_the_rules_are_shown_with_what_decisions_mean(client: Client) -> None:
    shown = said(client, reverse("plans:regimes"))
    for words in (
        "HMI Prisons, recommendations",
        "Until 2 May 2022",
        "From 3 May 2022",
        "Partly agreed",
        "Affordability",
    ):
        assert words in shown
