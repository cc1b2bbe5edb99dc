"""What must not happen, whoever asks: the site as somebody who means harm, or mistypes, meets it."""

import re
from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from answerable.documents.plan import Plan
from answerable.documents.writers import write
from answerable.web.accounts.models import Person
from answerable.web.audit.queries import Filters
from answerable.web.commitments.services import confirm_owner, decide_tag
from answerable.web.commitments.types import TagState
from answerable.web.dashboard.queries.home import Waiting, waiting
from answerable.web.estate.models import Grant, Place, Post
from answerable.web.estate.queries import audit_entries, viewer_of
from answerable.web.estate.services.people import end_role, give_role
from answerable.web.estate.services.posts import add_post, hand_over
from answerable.web.estate.types import Role
from answerable.web.plans.models import FindingTag, Import
from answerable.web.plans.services.accepting import accept
from answerable.web.plans.services.bringing import bring
from answerable.web.plans.types import ImportState
from tests.support.web.places import PASSWORD
from tests.support.web.site import Site
from tests.support.web.tasks import do_tasks
from tests.support.web.world import World, make_world

HUGE = "9" * 30
"""No database has so large a number."""
ENDLESS = "9" * 5000
"""Python itself refuses to read so long a number."""


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001
    """Instead of pytest-django's: the world is made once, and every test's own writing is taken back."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="module")
def world(db: None) -> World:  # noqa: ARG001
    return make_world(timezone.now())


@pytest.fixture(scope="module")
def site(world: World) -> Site:
    """Whoever visits it is there from the start."""
    return Site(world)


@pytest.fixture(autouse=True)
def undone(site: Site) -> Iterator[None]:  # noqa: ARG001
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def someone(world: World, role: Role, at: Place | None = None) -> Client:
    """A browser in which somebody with this role is signed in; a fault of ours is an answer of 500."""
    client = Client(raise_request_exception=False)
    client.force_login(world.estate.person(role, at))
    return client


def choices(client: Client, address: str, field: str) -> set[str]:
    """The values that a form offers for a field."""
    text = client.get(address).content.decode()
    select = re.search(rf'<select[^>]* name="{field}".*?</select>', text, re.DOTALL)
    assert select, text
    return set(re.findall(r'<option value="([^"]+)"', select.group()))


# Numbers and signs that no database takes


def test_a_number_that_no_database_has_is_not_found(site: Site) -> None:
    got = {}
    for name, address in site.addresses.items():
        for found in re.finditer(r"(?<=/)\d+(?=/)", address):
            asked = address[: found.start()] + HUGE + address[found.end() :]
            opener = site.opener(name)
            got[asked] = {opener.get(asked).status_code, opener.post(asked).status_code} - {405}
    wrong = {asked: codes for asked, codes in got.items() if not codes <= {302, 404}}
    assert wrong == {f"/api/v1/commitments/{HUGE}/progress": {401}}


def test_a_filter_that_names_no_thing_narrows_nothing(world: World) -> None:
    client = someone(world, Role.PLAN_COORDINATOR)
    filters = [
        ("dashboard:commitments", "place"),
        ("dashboard:commitments", "owner"),
        ("dashboard:commitments", "year"),
        ("dashboard:findings", "place"),
        ("plans:plans", "place"),
        ("plans:plans", "year"),
        ("commitments:owners", "place"),
    ]
    got = {
        (route, name, number[:3]): client.get(reverse(route), {name: number}).status_code
        for route, name in filters
        for number in (HUGE, ENDLESS, "-1", "²", "٣", "1\0")
    }
    assert {asked: code for asked, code in got.items() if code != 200} == {}


@pytest.mark.parametrize("number", [HUGE, ENDLESS], ids=["huge", "endless"])
def test_names_that_are_none_are_left_out(world: World, number: str) -> None:
    client = someone(world, Role.PLAN_COORDINATOR)
    sent = [client.post(reverse(f"commitments:{act}"), {"name": number}) for act in ("confirm_owners", "match_owners")]
    assert [answer.status_code for answer in sent] == [302, 302]


@pytest.mark.parametrize("version", [HUGE, ENDLESS], ids=["huge", "endless"])
def test_a_version_that_never_was_changes_nothing(world: World, version: str) -> None:
    client, pk = someone(world, Role.PLAN_COORDINATOR), world.in_review.pk
    sent = [
        client.post(reverse("plans:accept", args=(pk,)), {"version": version, "leave": "on"}),
        client.post(reverse("plans:undo_change", args=(pk,)), {"version": version}),
        client.post(reverse("plans:review_part", args=(pk,)) + "?at=/title", {"version": version, "words": "A"}),
    ]
    assert [answer.status_code >= 500 for answer in sent] == [False, False, False]
    held = Import.objects.get(pk=pk)
    assert (held.version, held.state, held.title) == (
        world.in_review.version,
        ImportState.IN_REVIEW,
        world.in_review.title,
    )


def test_nothing_typed_in_a_search_is_an_error(world: World) -> None:
    client = someone(world, Role.PLAN_COORDINATOR)
    fields = [
        ("dashboard:search", "words"),
        ("dashboard:commitments", "words"),
        ("dashboard:commitments", "after"),
        ("dashboard:findings", "words"),
        ("plans:plans", "words"),
        ("plans:plans", "sort"),
        ("commitments:owners", "words"),
        ("estate:posts", "words"),
        ("estate:places", "words"),
    ]
    got = {
        (route, name, typed): client.get(reverse(route), {name: typed}).status_code
        for route, name in fields
        for typed in ("a\0b", '"', "-", "*", "a:*", "²:*", "<->", "&|!()", "½", "'; --", "%", "\ud7ff")
    }
    assert {asked: code for asked, code in got.items() if code != 200} == {}


@pytest.mark.parametrize(
    "pointer", ["", "/", "/title/0", "/findings/-1/number", f"/findings/{HUGE}/number", f"/findings/{'0' * 300}/number"]
)
def test_a_pointer_to_nothing_is_not_found(world: World, pointer: str) -> None:
    address = reverse("plans:review_part", args=(world.in_review.pk,), query={"at": pointer})
    client = someone(world, Role.PLAN_COORDINATOR)
    sent = {"version": str(world.in_review.version), "words": "7"}
    assert (client.get(address).status_code, client.post(address, sent).status_code) == (404, 404)


def test_a_plan_with_signs_that_no_database_takes_is_refused_or_entered_without_them(world: World) -> None:
    by, at = world.estate.person(Role.PLAN_COORDINATOR), world.estate.now
    content = write(Plan.model_validate_json(world.in_review.reading.read), "json").decode()
    broken = re.sub(
        r'"title":\s*"', lambda found: f"{found.group()}A\\\\u0000 B ".replace("\\\\", "\\"), content, count=1
    )
    brought = bring(
        content=ContentFile(broken.encode()), name="p.json", place=world.estate.ashgate, by=by, at=at
    ).brought
    do_tasks()
    brought.refresh_from_db()
    if brought.state == ImportState.IN_REVIEW:
        plan = accept(brought=brought, by=by, at=at, version=brought.version, next_round_of=None)
        assert "\0" not in plan.title
    else:
        assert brought.state == ImportState.FAILED


# Who sees and does what


def test_who_holds_a_post_is_told_only_to_those_who_look_after_it(world: World) -> None:
    estate = world.estate
    chief = estate.person(Role.ADMINISTRATOR, estate.service)
    post = add_post(place=estate.service, title="Director general", by=None, at=estate.now)
    hand_over(post, to=chief, on=estate.since, by=None, at=estate.now)
    shown = {
        (role, form): chief.name in body(someone(world, role, at).get(reverse("estate:posts"), {"format": form}))
        for role, at in ((Role.READER, estate.ashgate), (Role.ADMINISTRATOR, estate.service))
        for form in ("", "csv")
    }
    assert shown == {
        (Role.READER, ""): False,
        (Role.READER, "csv"): False,
        (Role.ADMINISTRATOR, ""): True,
        (Role.ADMINISTRATOR, "csv"): True,
    }


def body(response: HttpResponseBase) -> str:
    content: bytes = response.getvalue() if response.streaming else response.content  # type: ignore[attr-defined]
    return content.decode()


def test_whoever_leaves_a_place_no_longer_sees_what_their_post_there_promised(world: World) -> None:
    estate, holder, on = world.estate, world.estate.person(Role.GOVERNOR), world.estate.now.date()
    name = estate.ashgate.owner_names.get(words="Head of Kites")
    confirm_owner(name=name, post=world.post, by=estate.person(Role.PLAN_COORDINATOR), at=estate.now)
    before = waiting(viewer=viewer_of(holder, on=on), on=on)
    end_role(Grant.objects.get(person=holder), on=on, by=None, at=estate.now)
    give_role(person=holder, role=Role.READER, place=estate.brackwater, on=on, by=None, at=estate.now)
    after = waiting(viewer=viewer_of(holder, on=on), on=on)
    assert [words_of(before), words_of(after)] == [["A forum will meet."], []]


def words_of(found: Waiting) -> list[str]:
    """The promises of the viewer's own posts that fall due soon."""
    return [commitment.words for commitment in found.mine_due_soon.first] if found.mine_due_soon else []


def test_what_was_said_of_tags_stands_in_the_trail_of_the_place(world: World) -> None:
    estate, by = world.estate, world.estate.person(Role.PLAN_COORDINATOR)
    finding = FindingTag.objects.select_related("tag").earliest("pk")
    decide_tag(tagging=finding, state=TagState.CONFIRMED, by=by, at=estate.now)
    auditor = viewer_of(estate.person(Role.AUDITOR), on=estate.now.date())
    seen = audit_entries(auditor, Filters(act="tag confirmed")).values_list("subject", flat=True)
    assert set(seen) == {"commitments.commitmenttag", "plans.findingtag"}


def test_a_place_beyond_reach_is_neither_offered_nor_taken(world: World) -> None:
    estate = world.estate
    reader, other = estate.person(Role.READER), str(estate.brackwater.pk)
    day = {"on-day": "1", "on-month": "6", "on-year": "2026"}
    review = {"version": str(world.in_review.version)}
    forms = {
        (Role.ADMINISTRATOR, reverse("estate:give_role", args=(reader.pk,))): {"role": "verifier", **day},
        (Role.ADMINISTRATOR, reverse("estate:invite")): {
            "name": "A",
            "email": "a@example.org",
            "role": "administrator",
        },
        (Role.PLAN_COORDINATOR, reverse("estate:add_post")): {"title": "Head of Kites"},
        (Role.PLAN_COORDINATOR, reverse("plans:bring")): {"words": "A plan", "name": "a"},
        (Role.PLAN_COORDINATOR, reverse("plans:import_place", args=(world.in_review.pk,))): review,
    }
    offered, taken = {}, {}
    before = (Grant.objects.count(), Post.objects.count(), Import.objects.filter(place=estate.brackwater).count())
    for (role, address), filled in forms.items():
        client = someone(world, role)
        offered[address] = choices(client, address, "place")
        taken[address] = client.post(address, {**filled, "place": other}).status_code
    assert [places for places in offered.values() if places != {str(estate.ashgate.pk)}] == []
    assert {address: code for address, code in taken.items() if code not in {200, 422}} == {}
    after = (Grant.objects.count(), Post.objects.count(), Import.objects.filter(place=estate.brackwater).count())
    assert after == before


def test_a_document_of_another_place_stays_there(world: World) -> None:
    """Whoever brings the very file again is told that it is held, not where or as what."""
    estate = world.estate
    with world.in_review.document.content.open("rb") as held:
        upload = SimpleUploadedFile("mine.html", held.read())
    sent = {"documents": upload, "place": str(estate.brackwater.pk)}
    told = someone(world, Role.PLAN_COORDINATOR, estate.brackwater).post(reverse("plans:bring"), sent)
    text = told.content.decode()
    assert (told.status_code, "for a place that you do not see" in text) == (422, True)
    assert [words for words in (estate.ashgate.name + " action", world.in_review.title) if words in text] == []


# What a browser or a spreadsheet might do with it


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_nowhere_else(world: World, elsewhere: str) -> None:
    reader = world.estate.person(Role.READER)
    sent = {"login": reader.email, "password": PASSWORD, "next": elsewhere}
    answer = Client().post(reverse("account_login"), sent)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_nothing_is_taken_from_a_form_of_another_site(world: World, site: Site) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.estate.person(Role.PLAN_COORDINATOR))
    got = {name: client.post(address).status_code for name, address in site.asked("POST").items()}
    # Programs show a token, which no other site can make a browser send.
    assert got == dict.fromkeys(got, 403) | {"api:v1:report_progress": 401}


def test_a_strangers_web_page_is_saved_and_never_shown(world: World) -> None:
    sent = someone(world, Role.READER).get(reverse("plans:original", args=(world.accepted.document_id,)))
    sent.close()
    assert {name: sent.headers[name] for name in ("Content-Disposition", "X-Content-Type-Options")} == {
        "Content-Disposition": 'attachment; filename="fair-treatment.html"',
        "X-Content-Type-Options": "nosniff",
    }


@pytest.mark.parametrize("route", ["dashboard:home", "plans:plans", "account_login"])
def test_no_cache_keeps_what_a_person_saw(world: World, route: str) -> None:
    """Many people share one computer."""
    shown = someone(world, Role.READER).get(reverse(route))
    assert {"no-store", "private"} <= set(shown.headers.get("Cache-Control", "").split(", "))


# What is too large


def test_a_table_with_an_endless_cell_is_refused(world: World) -> None:
    table = SimpleUploadedFile("t.csv", b"code,opened\nAGX," + b"9" * 200_000)
    client = someone(world, Role.ADMINISTRATOR, world.estate.service)
    answer = client.post(reverse("estate:load_places"), {"kind": "closures", "table": table})
    assert (answer.status_code, "There is a problem" in answer.content.decode()) == (200, True)


def test_an_address_too_long_to_keep_is_refused(world: World) -> None:
    label = "a" * 60
    sent = {
        "name": "A",
        "email": f"a@{label}.{label}.{label}.{label}.{label}.example",
        "role": "reader",
        "place": str(world.estate.ashgate.pk),
    }
    answer = someone(world, Role.ADMINISTRATOR).post(reverse("estate:invite"), sent)
    assert (answer.status_code, Person.objects.filter(email=sent["email"]).exists()) == (200, False)
