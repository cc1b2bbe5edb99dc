"""Findings of different plans that say nearly the same: found once a plan is accepted, told by a person."""

import pytest
from django.core.management import call_command
from django.test import Client

from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry as AuditEntry
from answerable.web.estate.models import Place
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Finding, Likeness
from answerable.web.plans.types import LikenessState
from tests.support.plan_making import action, answered, plan
from tests.support.web.accepted import accepted, person, place
from tests.support.web.queries import count_queries
from tests.support.web.signing_in import client_of
from tests.support.web.tasks import do_tasks

pytestmark = pytest.mark.django_db

SHOWERS = "The prison should make sure that every prisoner has daily access to working showers."
REWORDED = "Every prisoner should have daily access to showers that are working."
LETTERS = "Letters to solicitors should never be opened by staff on the wing."


def hold(words: str, at: Place, by: Person, title: str) -> ActionPlan:
    said = plan(answered("1", words, action(f"{title} will do it.", "Governor", "May 2024")), title=title)
    return accepted(said, at, by)


@pytest.fixture
def other_prison(service: Place) -> Place:
    return place("HMP Upper Weir", service)


@pytest.fixture
def pair(prison: Place, other_prison: Place, coordinator: Person) -> Likeness:
    for words, at, title in (
        (SHOWERS, prison, "Washing"),
        (LETTERS, prison, "Post"),
        (REWORDED, other_prison, "Cleanliness"),
    ):
        hold(words, at, coordinator, title)
    do_tasks()
    return Likeness.objects.get()


def test_the_pair_that_says_nearly_the_same_is_found(pair: Likeness) -> None:
    assert (pair.one.words, pair.other.words, pair.state) == (SHOWERS, REWORDED, LikenessState.PROPOSED)
    assert pair.score >= 60


def test_findings_of_one_plan_are_not_likened(prison: Place, coordinator: Person) -> None:
    twice = plan(answered("1", SHOWERS), answered("2", REWORDED), title="Washing")
    accepted(twice, prison, coordinator)
    do_tasks()
    assert not Likeness.objects.exists()


def test_looking_again_changes_nothing(pair: Likeness, client: Client) -> None:
    client.post(f"/alike/{pair.pk}/", {"state": "declined"})
    call_command("liken_findings", verbosity=0)
    assert Likeness.objects.get().state == LikenessState.DECLINED


def test_plans_held_before_are_looked_at_by_the_command(pair: Likeness, capsys: pytest.CaptureFixture[str]) -> None:
    last = Finding.objects.latest("pk").pk
    Likeness.objects.all().delete()
    call_command("liken_findings")
    assert Likeness.objects.get().other_id == pair.other_id
    assert capsys.readouterr().out == f"Looked at every finding up to number {last}.\n"


def test_a_person_says_that_the_two_are_the_same(pair: Likeness, client: Client, coordinator: Person) -> None:
    assert "of 100 alike" in client.get("/alike/").content.decode()
    said = client.post(f"/alike/{pair.pk}/", {"state": "confirmed"}, follow=True).content.decode()
    assert "You said that the two findings are the same." in said
    assert "No pair waits here" in said
    pair.refresh_from_db()
    assert (pair.state, pair.decided_by) == (LikenessState.CONFIRMED, coordinator)
    entry = AuditEntry.objects.latest("number")
    assert (entry.act, entry.subject_id, entry.place) == ("likeness confirmed", pair.pk, pair.other.place_id)
    for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
        assert other.words in client.get(f"/findings/{one.pk}/").content.decode()


def test_nobody_sees_a_pair_of_which_one_is_elsewhere(pair: Likeness, prison: Place, other_prison: Place) -> None:
    lead = client_of(person(Role.EQUALITY_LEAD, other_prison))
    assert "No pair waits here" in lead.get("/alike/").content.decode()
    assert lead.post(f"/alike/{pair.pk}/", {"state": "confirmed"}).status_code == 404
    assert SHOWERS not in lead.get(f"/findings/{pair.other_id}/").content.decode()
    reader = client_of(person(Role.READER, prison))
    assert reader.post(f"/alike/{pair.pk}/", {"state": "confirmed"}).status_code == 403


def test_pairs_are_narrowed_and_given_as_a_file(pair: Likeness, prison: Place, client: Client) -> None:
    kept = client.get(f"/alike/?state=&place={prison.pk}&format=csv")
    written = b"".join(kept).decode()
    assert f"1 {SHOWERS},Washing,HMP Harrow Gate,1 {REWORDED},Cleanliness,HMP Upper Weir" in written
    assert "No pair waits here" in client.get("/alike/?state=confirmed").content.decode()
    assert pair.one.words in client.get("/alike/?state=").content.decode()


def test_the_queries_of_the_page_do_not_grow(
    pair: Likeness, prison: Place, other_prison: Place, client: Client, coordinator: Person
) -> None:
    assert pair.pk
    count_queries(client, "/alike/")
    one = count_queries(client, "/alike/")
    hold(LETTERS.replace("never", "not"), other_prison, coordinator, "Privacy")
    hold(SHOWERS.replace("daily", "weekly"), prison, coordinator, "Showers")
    do_tasks()
    assert Likeness.objects.count() > 2
    assert count_queries(client, "/alike/") == one
