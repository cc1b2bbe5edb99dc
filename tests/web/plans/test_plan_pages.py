"""The pages of plans: the list, a plan with its table and files, its editions, and who may see them."""

import pytest
from django.test import Client
from django.urls import reverse

from answerable.documents.demonstration import demonstration_plan
from answerable.documents.reading import read_plan
from answerable.web.accounts.models import Person
from answerable.web.commitments.models import Tag, TagPhrase
from answerable.web.commitments.types import TagKind, TagState
from answerable.web.design.tables import Lines
from answerable.web.estate.models import Place
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Entry, FindingTag
from answerable.web.plans.presenters.plans import front
from answerable.web.plans.queries.plans import whole
from tests.support.plan_making import action, answered, plan
from tests.support.web.accepted import accepted, person, place
from tests.support.web.queries import count_queries, counts_at_one_and_three
from tests.support.web.signing_in import client_of
from tests.web.plans.page_reading import downloaded, links_page, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(prison: Place) -> Person:
    return person(Role.PLAN_COORDINATOR, prison)


@pytest.fixture
def held(prison: Place, coordinator: Person) -> ActionPlan:
    return accepted(demonstration_plan(), prison, coordinator)


def titled(title: str) -> ActionPlan:
    """A plan at the only prison there is."""
    prison = Place.objects.get(name="HMP Harrow Gate")
    said = plan(
        answered("1", f"Do better: {title}.", action(f"{title} will be done.", "A Head", "May 2024")), title=title
    )
    return accepted(said, prison, Person.objects.get(name="A plan coordinator"))


def test_the_list_says_what_each_plan_comes_to(client: Client, held: ActionPlan) -> None:
    [heading, row] = rows(downloaded(client, "/plans/?format=csv"))
    assert heading == ["Plan", "Place", "Inspectorate", "Submitted", "Findings", "Commitments", "Overdue"]
    assert row[:6] == [held.title, "HMP Harrow Gate", "Wexmoor Inspectorate of Justice", "2026-01-30", "6", "10"]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("words=OPEN+door", ["An open door"]),
        ("words=nothing", []),
        ("year=2024", ["Bread", "Apples"]),
        ("year=1066", ["An open door", "Bread", "Apples"]),
        ("sort=title", ["Apples", "Bread", "An open door"]),
        ("sort=-title", ["An open door", "Bread", "Apples"]),
    ],
)
@pytest.mark.usefixtures("held")
def test_the_list_is_narrowed_and_ordered(client: Client, query: str, shown: list[str]) -> None:
    titled("Apples")
    titled("Bread")
    found = [row[0].partition(":")[0] for row in rows(downloaded(client, f"/plans/?{query}&format=csv"))[1:]]
    assert found == shown


def test_the_list_is_narrowed_to_a_place_with_all_below_it(service: Place, held: ActionPlan) -> None:
    client = client_of(person(Role.READER, service))
    accepted(plan(answered("1", "Do better."), title="Of the service"), service, person(Role.PLAN_COORDINATOR, service))
    everything = rows(downloaded(client, f"/plans/?place={service.pk}&format=csv"))
    prison_only = rows(
        downloaded(client, f"/plans/?place={held.place_id}&inspectorate={held.inspectorate_id}&format=csv")
    )
    assert (len(everything), len(prison_only)) == (3, 2)


def test_the_list_takes_as_many_queries_for_one_plan_as_for_three(client: Client) -> None:
    titles = iter("ABC")
    one, three = counts_at_one_and_three(client, "/plans/", lambda: titled(next(titles)))
    assert one == three


def test_a_plan_takes_as_many_queries_however_long_it_is(client: Client, held: ActionPlan) -> None:
    short = titled("Short")
    pages = ("plans:plan", "plans:plan_table", "plans:not_mentioned")
    for page in pages:
        addresses = [reverse(page, kwargs={"pk": one.pk}) for one in (short, held)]
        few, many = (count_queries(client, address) for address in addresses)
        assert few == many, page
    with_none, with_five = (count_queries(client, links_page(held, position)) for position in (1, 2))
    assert with_five <= with_none + 1


def test_a_plan_shows_its_front_and_its_table(client: Client, held: ActionPlan) -> None:
    page = client.get(reverse("plans:plan", kwargs={"pk": held.pk})).content.decode()
    for words in (
        "12 May 2025 (original)",
        "30 January 2026 (updated)",
        "Dates may be affected by the rebuilding of Harrow Gate prison.",
        "The totals that the plan states are those counted here.",
        "Progress against commitments (January 2026)",
        "5 links to settle",
        "Part of the recommendation is accepted. The response says which, and why not all.",
        "Directed to: Wexmoor prisons should,",
        "Agreed",
        "Quarterly from July 2025",
        "Commitment 3.1",
    ):
        assert words in page, words


def test_totals_that_differ_from_those_stated_are_told(client: Client, held: ActionPlan) -> None:
    ActionPlan.objects.update(stated_totals={"agreed": 4, "partly_agreed": 2, "not_agreed": 0, "total": 6})
    page = client.get(reverse("plans:plan", kwargs={"pk": held.pk})).content.decode()
    assert "The totals that the plan states are not those counted here." in page


def test_the_table_is_exported_with_how_each_action_stands(client: Client, held: ActionPlan) -> None:
    [heading, first, *_, last] = rows(downloaded(client, f"/plans/{held.pk}/table/?format=csv"))
    assert heading[:3] == ["Number", "Finding", "Decision"]
    assert (first[0], first[2], first[6:10]) == (
        "1",
        "Agreed",
        ["Head of Prisons", "September 2025", "", "Commitment 1.1"],
    )
    assert (last[0], last[2], last[5]) == ("6", "Not agreed", "")
    assert downloaded(client, f"/plans/{held.pk}/table/?format=ods")[:2] == b"PK"


@pytest.mark.parametrize("file_format", ["docx", "odt", "html", "pdf"])
def test_the_plan_is_a_document_that_reads_back(client: Client, held: ActionPlan, file_format: str) -> None:
    address = reverse("plans:plan_file", kwargs={"pk": held.pk, "number": 1, "file_format": file_format})
    again = read_plan(downloaded(client, address), f"plan.{file_format}")
    assert [one.number for one in again.findings] == ["1", "2", "3", "4", "5", "6"]


def test_there_is_no_file_of_an_unknown_kind(client: Client, held: ActionPlan) -> None:
    assert client.get(f"/plans/{held.pk}/editions/1/files/exe/").status_code == 404
    assert client.get(f"/plans/{held.pk}/editions/9/files/pdf/").status_code == 404


def test_an_edition_shows_what_it_changed(client: Client, held: ActionPlan, prison: Place, coordinator: Person) -> None:
    first = demonstration_plan()
    accepted(
        first.model_copy(update={"findings": first.findings[:-1], "title": "Another title"}), prison, coordinator, held
    )
    page = client.get(reverse("plans:edition", kwargs={"pk": held.pk, "number": 2})).content.decode()
    for words in (
        "Findings that this edition leaves out",
        "Count travel time",
        "The front of the plan",
        "Another title",
    ):
        assert words in page, words
    assert "This is the first edition." in client.get(f"/plans/{held.pk}/editions/1/").content.decode()


def test_submissions_of_every_edition_stand_once_the_newest_first(prison: Place, coordinator: Person) -> None:
    first = demonstration_plan()
    held = accepted(first.model_copy(update={"submitted": first.submitted[:1]}), prison, coordinator)
    accepted(first.model_copy(update={"submitted": first.submitted[::-1]}), prison, coordinator, held)
    assert dict(front(whole(held)))["Submitted"] == Lines(["30 January 2026 (updated)", "12 May 2025 (original)"])


def test_a_tag_of_a_finding_is_confirmed_by_who_may(client: Client, prison: Place, coordinator: Person) -> None:
    tag = Tag.objects.create(kind=TagKind.THEME, name="Kitchens")
    TagPhrase.objects.create(tag=tag, words="kitchens")
    accepted(plan(answered("1", "Clean the kitchens.")), prison, coordinator)
    tagging = FindingTag.objects.get()
    assert (tagging.tag, tagging.state) == (tag, TagState.PROPOSED)
    address = reverse("plans:decide_finding_tag", kwargs={"pk": tagging.pk})
    assert client.post(address, {"state": TagState.CONFIRMED}).status_code == 302
    tagging.refresh_from_db()
    assert (tagging.state, tagging.decided_by) == (TagState.CONFIRMED, coordinator)


def test_those_of_another_prison_find_nothing(service: Place, held: ActionPlan) -> None:
    stranger = client_of(person(Role.PLAN_COORDINATOR, place("HMP Elsewhere", service)))
    address = {"pk": held.pk}
    entry = Entry.objects.filter(round__position=2).first()
    assert entry is not None
    seen = [
        stranger.get(reverse("plans:plan", kwargs=address)),
        stranger.get(reverse("plans:plan_table", kwargs=address)),
        stranger.get(reverse("plans:edition", kwargs={**address, "number": 1})),
        stranger.get(reverse("plans:plan_file", kwargs={**address, "number": 1, "file_format": "pdf"})),
        stranger.get(links_page(held)),
        stranger.post(reverse("plans:confirm_likely", kwargs={**address, "position": 2})),
        stranger.post(reverse("plans:settle_round", kwargs={**address, "position": 2})),
        stranger.post(reverse("plans:undo_link", kwargs={**address, "position": 2, "entry": entry.pk})),
        stranger.get(reverse("plans:not_mentioned", kwargs=address)),
    ]
    assert [response.status_code for response in seen] == [404] * len(seen)
    assert "No plans yet" in stranger.get("/plans/").content.decode()


def test_who_only_reads_is_not_offered_the_links(held: ActionPlan, prison: Place) -> None:
    reader = client_of(person(Role.READER, prison))
    page = reader.get(reverse("plans:plan", kwargs={"pk": held.pk})).content.decode()
    assert "5 links to settle" in page
    assert links_page(held) not in page
    assert reader.get(links_page(held)).status_code == 403
