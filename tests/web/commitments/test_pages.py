"""Owners' names and tags on the site."""

import re
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from answerable.web.commitments.models import CommitmentTag, OwnerName, Tag
from answerable.web.commitments.services import add_tag, confirm_owner, load_tags, tag_commitments
from answerable.web.commitments.types import TagKind
from answerable.web.estate.models import Post
from answerable.web.estate.types import Role
from tests.support.web.places import Estate
from tests.support.web.queries import counts_at_one_and_three
from tests.support.web.signing_in import client_of
from tests.web.commitments.promises import AT, promise

OWNERS, TAGS = "/owners/", "/tags/"


@pytest.fixture
def coordinator(estate: Estate) -> Client:
    return client_of(estate.person(Role.PLAN_COORDINATOR))


def named(words: str) -> OwnerName:
    return OwnerName.objects.get(words=words)


def said(response: Any) -> list[str]:  # noqa: ANN401 - as the test client answers
    return [str(message) for message in get_messages(response.wsgi_request)]


def meaning(words: str) -> tuple[str, str, str | None]:
    name = OwnerName.objects.select_related("post").get(words=words)
    return name.state, name.nature, name.post.title if name.post else None


def test_the_list_of_names_asks_the_same_of_the_database_however_long(estate: Estate, coordinator: Client) -> None:
    estate.post("Governor")
    numbers = iter(range(10))
    one, three = counts_at_one_and_three(
        coordinator, OWNERS, lambda: promise(estate, owners=(f"Governor {next(numbers)}",))
    )
    assert one == three


def test_one_press_confirms_what_was_proposed(estate: Estate, coordinator: Client) -> None:
    governor = estate.post("Governor")
    promise(estate, owners=("Governor",))
    address = reverse("commitments:confirm_owner", args=(named("Governor").pk,))
    stale = coordinator.post(f"{address}?state=proposed", {"post": governor.pk + 1})
    assert said(stale) == ["The post proposed for “Governor” has changed. Look at it again."]
    assert (stale.status_code, stale.headers["Location"]) == (302, "/owners/?state=proposed")
    coordinator.post(address, {"post": governor.pk})
    assert meaning("Governor") == ("confirmed", "post", "Governor")


def test_all_exact_matches_shown_are_confirmed(estate: Estate, coordinator: Client) -> None:
    promise(estate, owners=("Governor", "Head of Safety", "Head of Safetty"))
    estate.post("Governor")
    estate.post("Head of Safety")
    shown = {"name": [name.pk for name in OwnerName.objects.all()]}
    matched = coordinator.post(reverse("commitments:match_owners"), shown)
    assert said(matched) == ["A post is proposed for 3 names of those shown."]
    assert "Confirm the 2 exact matches shown" in coordinator.get(OWNERS).text
    confirmed = coordinator.post(reverse("commitments:confirm_owners"), shown)
    assert said(confirmed) == ["You confirmed 2 names."]
    assert meaning("Head of Safetty") == ("proposed", "post", "Head of Safety")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"meaning": "post", "post": "Governor"}, ("confirmed", "post", "Governor")),
        ({"meaning": "new_post", "title": "Duty governor"}, ("confirmed", "post", "Duty governor")),
        ({"meaning": "department"}, ("confirmed", "department", None)),
        ({"meaning": "person"}, ("confirmed", "person", None)),
        ({"meaning": "nobody"}, ("confirmed", "nobody", None)),
        ({"meaning": "unknown"}, ("unmatched", "post", None)),
    ],
)
def test_a_person_says_what_a_name_means(
    estate: Estate, coordinator: Client, answer: dict[str, str], expected: tuple[str, str, str | None]
) -> None:
    estate.post("Governor")
    promise(estate, owners=("Number one",))
    if "post" in answer:
        answer = answer | {"post": str(Post.objects.get(title=answer["post"]).pk)}
    response = coordinator.post(reverse("commitments:owner_name", args=(named("Number one").pk,)), answer)
    assert response.status_code == 302
    assert meaning("Number one") == expected


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({}, "Choose what the words mean"),
        ({"meaning": "post"}, "Choose the post"),
        ({"meaning": "new_post"}, "Enter the name of the new post"),
        ({"meaning": "new_post", "title": "governor"}, "Ashgate already has the post “Governor”."),
    ],
)
def test_an_answer_that_is_not_whole_is_told_so(
    estate: Estate, coordinator: Client, answer: dict[str, str], problem: str
) -> None:
    estate.post("Governor")
    promise(estate, owners=("Number one",))
    response = coordinator.post(reverse("commitments:owner_name", args=(named("Number one").pk,)), answer)
    assert (response.status_code, problem in response.text, "<title>Error: " in response.text) == (200, True, True)
    assert meaning("Number one") == ("unmatched", "post", None)


def test_posts_below_are_found_by_searching(estate: Estate) -> None:
    estate.post("Head of Safety")
    promise(estate, owners=("Safety lead",))
    OwnerName.objects.update(place=estate.service)
    client = client_of(estate.person(Role.PLAN_COORDINATOR, estate.service))
    address = reverse("commitments:owner_name", args=(named("Safety lead").pk,))
    offered = [
        re.findall(r"Head of Safety, Ashgate", client.get(address + asked).text) for asked in ("", "?words=ashg")
    ]
    assert offered == [[], ["Head of Safety, Ashgate"]]


def test_names_elsewhere_are_not_found(estate: Estate) -> None:
    promise(estate, owners=("Governor",))
    other = client_of(estate.person(Role.PLAN_COORDINATOR, estate.brackwater))
    pages = [
        other.get(reverse("commitments:owner_name", args=(named("Governor").pk,))),
        other.post(reverse("commitments:confirm_owner", args=(named("Governor").pk,))),
        client_of(estate.person(Role.READER)).get(OWNERS),
    ]
    assert [page.status_code for page in pages] == [404, 404, 403]
    assert "Governor" not in other.get(f"{OWNERS}?state=all").text


def test_names_are_narrowed_and_exported(estate: Estate, coordinator: Client) -> None:
    governor = estate.post("Governor")
    promise(estate, owners=("Governor", "HMPPS", "=cmd"))
    by = estate.person(Role.PLAN_COORDINATOR)
    confirm_owner(name=named("Governor"), post=governor, by=by, at=AT)
    exported = coordinator.get(OWNERS, {"state": "all", "format": "csv", "sort": "-words"})
    lines = b"".join(exported.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert [line.split(",")[0] for line in lines] == ["Name in the plans", "HMPPS", "Governor", "'=cmd"]
    page = coordinator.get(OWNERS + f"?state=needs_post&place={estate.ashgate.pk}&words=h").text
    assert ("HMPPS" in page, "=cmd" in page) == (True, False)


def test_the_glossary_is_shown_with_its_words(estate: Estate, coordinator: Client) -> None:
    load_tags()
    tag_commitments([promise(estate, "Meet Roma men.")])
    page = coordinator.get(TAGS).text
    assert ("Gypsy, Roma and Traveller" in page, "Add a tag" in page) == (True, True)
    reader = client_of(estate.person(Role.READER))
    assert "Add a tag" not in reader.get(TAGS).text
    exported = reader.get(TAGS, {"format": "csv"})
    lines = b"".join(exported.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert next(line for line in lines if ",Roma," in line).endswith(",1")
    assert len(lines) == Tag.objects.count() + 1


def test_the_glossary_asks_the_same_of_the_database_however_long(estate: Estate, coordinator: Client) -> None:
    by, numbers = estate.person(Role.PLAN_COORDINATOR), iter(range(10))

    def add() -> Tag:
        name = f"Theme {next(numbers)}"
        return add_tag(kind=TagKind.THEME, name=name, phrases=[name], by=by, at=AT)

    one, three = counts_at_one_and_three(coordinator, TAGS, add)
    assert one == three


def test_a_tag_is_added_and_its_words_changed(estate: Estate, coordinator: Client) -> None:
    answer = {"kind": "theme", "name": "Libraries", "phrases": "library\nLibraries\n\nbook"}
    assert coordinator.post(reverse("commitments:add_tag"), answer).status_code == 302
    tag = Tag.objects.get(name="Libraries")
    assert list(tag.phrases.values_list("words", flat=True)) == ["book", "library"]
    again = coordinator.post(reverse("commitments:add_tag"), answer | {"name": "libraries"})
    assert "There is a tag “libraries” already" in again.text
    address = reverse("commitments:edit_tag", args=(tag.pk,))
    assert "book\nlibrary" in coordinator.get(address).text
    bad = [coordinator.post(address, {"phrases": phrases}).text for phrases in ("", "...", "x" * 101)]
    assert ["Error: " in page for page in bad] == [True, True, True]
    assert coordinator.post(address, {"phrases": "book"}).status_code == 302
    assert list(tag.phrases.values_list("words", flat=True)) == ["book"]
    assert client_of(estate.person(Role.READER)).post(address, {"phrases": "pen"}).status_code == 403


def test_tags_of_a_commitment_are_decided_where_the_role_reaches(estate: Estate) -> None:
    load_tags()
    made = promise(estate, "Meet Roma men.")
    tag_commitments([made])
    roma = CommitmentTag.objects.get(tag__name="Roma")
    address = reverse("commitments:decide_tag", args=(roma.pk,))
    lead, elsewhere = (
        client_of(estate.person(Role.EQUALITY_LEAD, place)) for place in (estate.ashgate, estate.brackwater)
    )
    assert elsewhere.post(address, {"state": "confirmed"}).status_code == 404
    assert lead.get(address).status_code == 405
    response = lead.post(address, {"state": "confirmed"})
    assert (response.status_code, said(response)) == (302, ["The tag “Roma” is confirmed."])
    lead.post(address, {"state": "declined"})
    age = Tag.objects.get(name="Age")
    adding = reverse("commitments:add_commitment_tag", args=(made.pk,))
    assert [client.get(adding).status_code for client in (lead, elsewhere)] == [200, 404]
    lead.post(adding, {"tag": age.pk})
    decided = CommitmentTag.objects.order_by("pk").values_list("tag__name", "state", "because")
    assert list(decided) == [("Roma", "declined", "Roma"), ("Age", "confirmed", "")]
