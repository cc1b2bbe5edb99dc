"""The page on which the links of a round are settled, and what a settled round keeps silent about."""

import pytest
from django.test import Client
from django.urls import reverse

from answerable.documents.demonstration import demonstration_plan
from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Commitment
from answerable.web.estate.models import Place
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Entry
from answerable.web.plans.types import Relation
from tests.support.web.accepted import accepted, person
from tests.support.web.queries import count_queries
from tests.web.plans.page_reading import downloaded, links_page, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(prison: Place) -> Person:
    return person(Role.PLAN_COORDINATOR, prison)


@pytest.fixture
def held(prison: Place, coordinator: Person) -> ActionPlan:
    return accepted(demonstration_plan(), prison, coordinator)


def test_links_are_settled_on_one_page(client: Client, held: ActionPlan) -> None:
    entries = list(Entry.objects.filter(round__position=2).order_by("finding__position", "position"))
    first, second, third = entries[:3]
    chosen = first.proposals.all()[0].commitment
    other = Commitment.objects.get(words__startswith="The tables will be published again")
    sent = {
        f"about-{first.pk}": chosen.pk,
        f"about-{second.pk}": Relation.NARRATIVE,
        f"about-{third.pk}": "other",
        f"other-{third.pk}": other.pk,
    }
    response = client.post(links_page(held), sent, follow=True)
    assert "3 links settled." in response.content.decode()
    settled = Entry.objects.filter(round__position=2).order_by("finding__position", "position")
    assert [(one.relation, one.commitment) for one in settled] == [
        (Relation.PROGRESS, chosen),
        (Relation.NARRATIVE, None),
        (Relation.PROGRESS, other),
        (Relation.OPEN, None),
        (Relation.OPEN, None),
    ]


def test_another_commitment_is_to_be_named(client: Client, held: ActionPlan) -> None:
    entry = Entry.objects.filter(round__position=2).first()
    assert entry is not None
    page = client.post(links_page(held), {f"about-{entry.pk}": "other"}).content.decode()
    assert "<title>Error: " in page
    assert "Choose the commitment that the entry is about" in page


def test_whoever_comes_second_is_told(client: Client, held: ActionPlan) -> None:
    entry = Entry.objects.filter(round__position=2).first()
    assert entry is not None
    client.post(links_page(held), {f"about-{entry.pk}": Relation.NARRATIVE})
    page = client.post(links_page(held), {f"about-{entry.pk}": Relation.MADE}).content.decode()
    assert "Someone settled some of these entries meanwhile" in page
    entry.refresh_from_db()
    assert entry.relation == Relation.NARRATIVE


def test_a_link_is_undone_on_its_page(client: Client, held: ActionPlan) -> None:
    entry = Entry.objects.filter(round__position=2).first()
    assert entry is not None
    client.post(links_page(held), {f"about-{entry.pk}": Relation.NARRATIVE})
    undo = reverse("plans:undo_link", kwargs={"pk": held.pk, "position": 2, "entry": entry.pk})
    assert undo in client.get(f"{links_page(held)}?show=all").content.decode()
    assert "The link is open again." in client.post(undo, follow=True).content.decode()


def test_a_settled_round_tells_what_it_does_not_mention(client: Client, held: ActionPlan) -> None:
    settle = reverse("plans:settle_round", kwargs={"pk": held.pk, "position": 2})
    refused = client.post(settle)
    assert (refused.status_code, "5 entries are still to be settled." in refused.content.decode()) == (409, True)
    entries = Entry.objects.filter(round__position=2)
    client.post(links_page(held), {f"about-{entry.pk}": Relation.NARRATIVE for entry in entries})
    client.post(settle)
    silent = rows(downloaded(client, f"/plans/{held.pk}/not-mentioned/?format=csv"))
    assert len(silent) == 1 + Commitment.objects.count()
    assert "Settled on " in client.get(reverse("plans:plan", kwargs={"pk": held.pk})).content.decode()


def test_silence_is_not_told_before(client: Client, held: ActionPlan) -> None:
    page = client.get(reverse("plans:not_mentioned", kwargs={"pk": held.pk})).content.decode()
    assert "No later round of this plan is settled yet" in page


def test_the_page_takes_as_many_queries_for_one_entry_as_for_three(client: Client, held: ActionPlan) -> None:
    entries = list(Entry.objects.filter(round__position=2))

    def leave(number: int) -> int:
        for entry in entries[number:]:
            client.post(links_page(held), {f"about-{entry.pk}": Relation.NARRATIVE})
        client.get(links_page(held))
        return count_queries(client, links_page(held))

    three, one = leave(3), leave(1)
    assert one == three
