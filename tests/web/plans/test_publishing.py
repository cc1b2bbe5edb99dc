"""Publishing an edition, taking it back, and keeping things back."""

import pytest
from django.test import Client
from django.urls import reverse

from answerable.web.accounts.models import Person
from answerable.web.audit.models import Entry as AuditEntry
from answerable.web.commitments.models import OwnerName
from answerable.web.commitments.services import name_owner
from answerable.web.commitments.types import OwnerNature
from answerable.web.estate.models import Place
from answerable.web.plans.errors import NewerEditionPublishedError, NotPublishedError, ReasonMissingError
from answerable.web.plans.models import ActionPlan, Edition
from answerable.web.plans.services.publishing import publish, restrict, unrestrict, withdraw_publication
from tests.support.plan_making import answered, plan
from tests.support.web.accepted import AT, accepted
from tests.web.plans.linking_given import LATER, followed_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(held: ActionPlan, service: Place, coordinator: Person) -> Edition:
    """Its second edition."""
    accepted(followed_up().model_copy(update={"title": "Another title"}), service, coordinator, held)
    return held.editions.get(number=2)


def last_entry() -> AuditEntry:
    return AuditEntry.objects.latest("number")


def test_an_edition_is_published_with_the_entry_that_says_so(held: ActionPlan, coordinator: Person) -> None:
    edition = publish(held.editions.get(), by=coordinator, at=AT)
    held.refresh_from_db()
    entry = last_entry()
    assert (held.published_edition, held.published_at) == (edition, AT)
    assert (edition.published_at, edition.published_by) == (AT, coordinator)
    assert edition.anchor == f"{entry.number}:{entry.hash}"
    assert (entry.act, entry.subject_id) == ("edition published", held.pk)


def test_publishing_again_changes_nothing(held: ActionPlan, coordinator: Person) -> None:
    first = publish(held.editions.get(), by=coordinator, at=AT)
    entries = AuditEntry.objects.count()
    again = publish(held.editions.get(), by=coordinator, at=LATER)
    assert (again.anchor, again.published_at, AuditEntry.objects.count()) == (first.anchor, AT, entries)


def test_an_older_edition_does_not_take_the_place_of_a_newer(
    held: ActionPlan, later: Edition, coordinator: Person
) -> None:
    publish(later, by=coordinator, at=AT)
    with pytest.raises(NewerEditionPublishedError):
        publish(held.editions.get(number=1), by=coordinator, at=LATER)
    held.refresh_from_db()
    assert held.published_edition == later


def test_a_plan_is_taken_back_and_the_editions_remember(held: ActionPlan, coordinator: Person) -> None:
    edition = publish(held.editions.get(), by=coordinator, at=AT)
    withdraw_publication(held, because="A date was wrong.", by=coordinator, at=LATER)
    held.refresh_from_db()
    edition.refresh_from_db()
    assert (held.published_edition, held.published_at, edition.published_at) == (None, None, AT)
    with pytest.raises(NotPublishedError):
        withdraw_publication(held, because="Again.", by=coordinator, at=LATER)


def test_what_is_kept_back_has_a_reason(held: ActionPlan, coordinator: Person) -> None:
    finding = held.findings.earliest("position")
    for thing in (held, finding):
        with pytest.raises(ReasonMissingError):
            restrict(thing, because=" ", by=coordinator, at=AT)
        restrict(thing, because="A court has yet to decide.", by=coordinator, at=AT)
        thing.refresh_from_db()
        assert thing.restricted_because == "A court has yet to decide."
        unrestrict(thing, by=coordinator, at=LATER)
        thing.refresh_from_db()
        assert thing.restricted_because == ""


def test_the_pages_lead_from_the_plan_to_its_publication_and_back(client: Client, held: ActionPlan) -> None:
    address = reverse("plans:publication", kwargs={"pk": held.pk})
    assert address in client.get(reverse("plans:plan", kwargs={"pk": held.pk})).content.decode()
    publishing = reverse("plans:publish", kwargs={"pk": held.pk, "number": 1})
    assert publishing in client.get(address).content.decode()
    assert client.post(publishing).headers["Location"] == address
    shown = client.get(address).content.decode()
    assert "Everyone can read it" in shown
    assert held.editions.get().anchor in shown
    withdrawing = reverse("plans:withdraw_publication", kwargs={"pk": held.pk})
    assert client.post(withdrawing, {"because": "It was sent too early."}).headers["Location"] == address
    assert "Was published on" in client.get(address).content.decode()


def test_publishing_an_older_edition_is_refused_and_kept(
    client: Client, held: ActionPlan, later: Edition, coordinator: Person
) -> None:
    publish(later, by=coordinator, at=AT)
    refused = client.post(reverse("plans:publish", kwargs={"pk": held.pk, "number": 1}))
    assert (refused.status_code, last_entry().act) == (409, "refused: publication")
    assert "An older edition cannot take its place." in refused.content.decode()


def test_a_finding_is_kept_back_on_its_page(client: Client, held: ActionPlan) -> None:
    finding = held.findings.earliest("position")
    address = reverse("plans:restrict_finding", kwargs={"pk": finding.pk})
    assert "Enter why it is kept back" in client.post(address, {"shown": "back"}).content.decode()
    assert client.post(address, {"shown": "back", "because": "It names a victim."}).status_code == 302
    finding.refresh_from_db()
    assert finding.restricted_because == "It names a victim."
    shown = client.get(reverse("plans:publication", kwargs={"pk": held.pk})).content.decode()
    assert "It names a victim." in shown
    client.post(address, {"shown": "whole"})
    finding.refresh_from_db()
    assert finding.restricted_because == ""


def test_words_about_people_are_looked_at_and_never_keep_an_edition_back(
    client: Client, service: Place, coordinator: Person
) -> None:
    held = accepted(plan(answered("1", "Ask BAME offenders.")), service, coordinator)
    address = reverse("plans:publish", kwargs={"pk": held.pk, "number": 1})
    shown = client.get(address).content.decode()
    for words in ("BAME", "offenders", "Finding 1", "ethnic minority, or the groups that are meant"):
        assert words in shown, words
    assert client.post(address).status_code == 302


def test_owners_who_may_be_people_are_named_before_anyone_reads_them(
    client: Client, held: ActionPlan, coordinator: Person
) -> None:
    address = reverse("plans:publish", args=(held.pk, 1))
    names = OwnerName.objects.filter(ownerships__commitment__entries__finding__plan=held).distinct()
    shown = client.get(address).content.decode()
    assert names
    assert all(f"<li>{name.words}</li>" in shown for name in names)
    for name in names:
        name_owner(name=name, nature=OwnerNature.DEPARTMENT, by=coordinator, at=AT)
    assert "Names of people" not in client.get(address).content.decode()
