"""Plans that end with something open, and the plan that takes over."""

import datetime as dt

import pytest
from django.test import Client

from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry as AuditEntry
from answerable.web.commitments.models import Commitment
from answerable.web.estate.models import Place
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan
from answerable.web.plans.services.handing_on import HandingOnError, hand_on
from tests.support.plan_making import action, answered, plan
from tests.support.web.accepted import AT, accepted, person
from tests.support.web.queries import count_queries
from tests.support.web.signing_in import client_of

pytestmark = pytest.mark.django_db

TODAY = dt.datetime.now(dt.UTC).date()


def hold(title: str, at: Place, by: Person, *, ends_in: int | None = None, status: str | None = None) -> ActionPlan:
    promised = action(f"{title}: doors will be mended.", "Governor", "May 2030", progress=(status, None))
    made = accepted(plan(answered("1", f"{title}: mend the doors.", promised), title=title), at, by)
    made.ends_on = TODAY + dt.timedelta(days=ends_in) if ends_in is not None else None
    made.save()
    return made


@pytest.fixture
def ending(prison: Place, coordinator: Person) -> ActionPlan:
    hold("Ends later", prison, coordinator, ends_in=91)
    hold("Has no end", prison, coordinator)
    hold("All done", prison, coordinator, ends_in=5, status="Completed")
    return hold("Doors", prison, coordinator, ends_in=90)


def page(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_plans_that_end_with_something_open_are_listed(ending: ActionPlan, prison: Place, client: Client) -> None:
    said = page(client, "/ending/")
    assert f"Hand on {ending.title}" in said
    assert [title for title in ("Ends later", "Has no end", "All done") if title in said] == []
    written = b"".join(client.get(f"/ending/?place={prison.pk}&format=csv")).decode()
    assert written.splitlines()[1:] == [f"Doors,HMP Harrow Gate,{ending.ends_on},1"]


def test_what_is_open_is_handed_on(ending: ActionPlan, prison: Place, coordinator: Person, client: Client) -> None:
    after = hold("More doors", prison, coordinator)
    said = client.post(f"/plans/{ending.pk}/hand-on/", {"to": str(after.pk)}, follow=True).content.decode()
    assert "What this plan leaves open is handed on to “More doors”." in said.replace("\n", " ")
    ending.refresh_from_db()
    assert ending.successor == after
    assert AuditEntry.objects.latest("number").act == "plan handed on"
    assert "No plan ends with something open" in page(client, "/ending/")
    assert "It takes over from 1 plan" in page(client, f"/plans/{after.pk}/")
    handed = page(client, f"/plans/{after.pk}/handed-on/")
    assert "Doors: doors will be mended." in handed
    Commitment.objects.filter(words__startswith="Doors").update(settled="claimed")
    assert "Nothing of it is open any more." in page(client, f"/plans/{after.pk}/handed-on/")


def test_a_plan_elsewhere_is_found_by_words_of_its_title(
    ending: ActionPlan, service: Place, coordinator: Person, client: Client
) -> None:
    hold("National windows", service, coordinator)
    assert "National windows" in page(client, f"/plans/{ending.pk}/hand-on/")
    assert "National windows" not in page(client, f"/plans/{ending.pk}/hand-on/?words=later")
    assert "No plan is like that" in page(client, f"/plans/{ending.pk}/hand-on/?words=zeppelin")


def test_plans_are_not_handed_on_in_a_circle(ending: ActionPlan, prison: Place, coordinator: Person) -> None:
    after = hold("More doors", prison, coordinator)
    hand_on(ending, to=after, by=coordinator, at=AT)
    with pytest.raises(HandingOnError):
        hand_on(after, to=ActionPlan.objects.get(pk=ending.pk), by=coordinator, at=AT)
    with pytest.raises(HandingOnError):
        hand_on(after, to=after, by=coordinator, at=AT)


def test_only_a_coordinator_of_its_place_hands_a_plan_on(ending: ActionPlan, prison: Place) -> None:
    reader = client_of(person(Role.READER, prison))
    assert reader.get(f"/plans/{ending.pk}/hand-on/").status_code == 403
    assert "Doors" in page(reader, "/ending/")
    assert "Hand on" not in page(reader, "/ending/")


def test_the_queries_of_the_list_do_not_grow(
    ending: ActionPlan, prison: Place, coordinator: Person, client: Client
) -> None:
    assert ending.ends_on
    count_queries(client, "/ending/")
    one = count_queries(client, "/ending/")
    hold("Gates", prison, coordinator, ends_in=3)
    hold("Locks", prison, coordinator, ends_in=-3)
    assert count_queries(client, "/ending/") == one
