"""The pages of the estate, as a browser asks for them."""

import csv
import datetime as dt
import re
from io import StringIO

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from answerable.web.accounts.models import Person
from answerable.web.audit.services import record, redact
from answerable.web.design.words import date
from answerable.web.estate.clock import now, today
from answerable.web.estate.models import Grant, Holding, Place, Post
from answerable.web.estate.services.posts import hand_over
from answerable.web.estate.services.reference import load_reference_places
from answerable.web.estate.types import Role
from tests.support.web.queries import counts_at_one_and_three
from tests.support.web.signing_in import client_of
from tests.web.estate.conftest import Estate
from tests.web.estate.making import PASSWORD, make_person, make_place, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(estate: Estate) -> Person:
    return make_person("Chief Admin", role=Role.ADMINISTRATOR, place=estate.service)


@pytest.fixture
def client(chief: Person) -> Client:
    return client_of(chief)


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def names(client: Client, address: str) -> list[str]:
    """The first cell of each row of the page's table."""
    page = client.get(address).content.decode()
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r'<th scope="row".*?</th>', page, re.DOTALL)]


def exported(client: Client, address: str) -> list[list[str]]:
    response = client.get(address)
    return list(csv.reader(StringIO(b"".join(response).decode())))


def parts(on: dt.date) -> dict[str, int]:
    return {"on-day": on.day, "on-month": on.month, "on-year": on.year}


class TestPlaces:
    def test_the_list_is_narrowed_and_ordered(self, client: Client) -> None:
        assert names(client, "/places/") == ["Ashby", "Birchwood", "Cole", "North", "South", "The service"]
        assert names(client, "/places/?kind=region&sort=-name") == ["South", "North"]
        assert names(client, "/places/?words=birch") == ["Birchwood"]
        assert "No places found" in text(client, "/places/?words=zzz")
        assert names(client, "/places/?sort=nonsense&kind=nonsense&after=nonsense")[:1] == ["Ashby"]

    def test_what_is_not_held_is_said(self, client: Client, estate: Estate) -> None:
        said = text(client, "/places/")
        assert ("Prison groups: not held" in said, "Secure children’s homes: not held" in said) == (True, True)
        reader = client_of(make_person(role=Role.READER, place=estate.service))
        assert "Load a table of places" not in text(reader, "/places/")

    def test_a_closed_place_is_marked(self, client: Client, estate: Estate) -> None:
        Place.objects.filter(pk=estate.ashby.pk).update(closed=dt.date(2025, 3, 31))
        assert "Closed on 31 March 2025" in text(client, "/places/?words=ashby")

    def test_the_list_is_exported_with_its_filter(self, client: Client) -> None:
        assert exported(client, "/places/?kind=region&format=csv") == [
            ["Place", "Kind", "Part of", "Holds", "Code", "Open or closed", "Run by", "Town", "Source"],
            ["North", "Probation region", "The service", "", "NORTH", "Open", "Not known", "", ""],
            ["South", "Probation region", "The service", "", "SOUTH", "Open", "Not known", "", ""],
        ]

    def test_a_table_is_loaded(self) -> None:
        load_reference_places(at=now())
        administrator = client_of(make_person(role=Role.ADMINISTRATOR, place=Place.objects.get(code="HMPPS")))
        table = SimpleUploadedFile("groups.csv", b"group,establishment code\nYorkshire,LEI\n")
        sent = administrator.post("/places/load/", {"kind": "prison_groups", "table": table}, follow=True)
        assert "Prison groups: 1 row loaded." in sent.content.decode()
        assert Place.objects.select_related("above").get(code="LEI").path.count(".") == 3

    def test_a_wrong_table_is_told_row_by_row(self, client: Client) -> None:
        table = SimpleUploadedFile("groups.csv", b"group,establishment code\nYorkshire,XYZ\n")
        shown = client.post("/places/load/", {"kind": "prison_groups", "table": table}).content.decode()
        assert "<title>Error: Load a table of places" in shown
        assert "Row 2: no place here has the establishment code XYZ." in shown

    def test_tables_are_loaded_from_the_top_only(self, estate: Estate) -> None:
        northern = client_of(make_person(role=Role.ADMINISTRATOR, place=estate.north))
        assert northern.get("/places/load/").status_code == 403

    def test_queries_do_not_grow_with_rows(self, client: Client, estate: Estate) -> None:
        numbers = iter(range(9))
        one, three = counts_at_one_and_three(
            client, "/places/", lambda: make_place(f"Place {next(numbers)}", below=estate.north)
        )
        assert one == three


class TestPosts:
    def test_a_post_is_added_handed_over_and_seen_in_its_history(
        self, client: Client, estate: Estate, chief: Person
    ) -> None:
        said = client.post("/posts/new/", {"title": "Governor", "place": estate.ashby.pk}, follow=True)
        assert "Governor is now a post at Ashby." in said.content.decode()
        post, ada = Post.objects.get(), make_person("Ada Marsh", role=Role.GOVERNOR, place=estate.ashby)
        Grant.objects.update(since=today() - dt.timedelta(days=9))
        hand_over(post, to=chief, on=today() - dt.timedelta(days=1), by=None, at=now())
        address = f"/posts/{post.pk}/hand-over/"
        said = client.post(address, {"to": ada.pk, **parts(today())}, follow=True)
        assert "Ada Marsh holds the post Governor from" in said.content.decode()
        assert names(client, address) == ["Ada Marsh", "Chief Admin"]
        assert [held.person for held in post.holdings.filter(until=None)] == [ada]

    def test_nobody_for_now(self, client: Client, estate: Estate, chief: Person) -> None:
        post = make_post("Governor", estate.ashby)
        hand_over(post, to=chief, on=today() - dt.timedelta(days=1), by=None, at=now())
        client.post(f"/posts/{post.pk}/hand-over/", {"to": "nobody", **parts(today())})
        assert not Holding.objects.filter(until=None).exists()

    def test_what_is_refused_is_told_on_the_form(self, client: Client, estate: Estate, chief: Person) -> None:
        post = make_post("Governor", estate.ashby)
        hand_over(post, to=chief, on=today(), by=None, at=now())
        before = parts(today() - dt.timedelta(days=1))
        shown = client.post(f"/posts/{post.pk}/hand-over/", {"to": "nobody", **before}).content.decode()
        assert "<title>Error: Hand over a post" in shown
        assert "Choose that day or a later one." in shown
        empty = client.post(f"/posts/{post.pk}/hand-over/").content.decode()
        assert ("Choose who holds the post next" in empty, "Enter the day" in empty) == (True, True)

    def test_a_post_is_merged_and_leaves_the_list(self, client: Client, estate: Estate) -> None:
        governor, same = make_post("Governor", estate.ashby), make_post("Governing Governor", estate.ashby)
        said = client.post(f"/posts/{same.pk}/merge/", {"into": governor.pk}, follow=True).content.decode()
        assert "Governing Governor is now the post Governor." in said
        assert names(client, "/posts/") == ["Governor"]

    def test_a_post_is_ended(self, client: Client, estate: Estate) -> None:
        post = make_post("Governor", estate.ashby)
        said = client.post(f"/posts/{post.pk}/end/", parts(today()), follow=True).content.decode()
        assert "The post Governor at Ashby ends on" in said
        assert "No posts found" in text(client, "/posts/")

    def test_posts_elsewhere_are_not_found(self, estate: Estate) -> None:
        post = make_post("Governor", estate.cole)
        northern = client_of(make_person(role=Role.GOVERNOR, place=estate.north))
        answers = [northern.get(f"/posts/{post.pk}/{act}/").status_code for act in ("hand-over", "merge", "end")]
        assert answers == [404, 404, 404]

    def test_a_reader_sees_posts_and_changes_none(self, estate: Estate) -> None:
        post = make_post("Governor", estate.ashby)
        reader = client_of(make_person(role=Role.READER, place=estate.ashby))
        assert names(reader, "/posts/") == ["Governor"]
        assert "Hand over" not in text(reader, "/posts/")
        assert reader.get(f"/posts/{post.pk}/hand-over/").status_code == 403

    def test_the_list_is_exported(self, client: Client, estate: Estate, chief: Person) -> None:
        make_post("=Governor", estate.ashby)
        hand_over(make_post("Director", estate.cole), to=chief, on=today(), by=None, at=now())
        assert exported(client, "/posts/?format=csv&sort=place") == [
            ["Post", "Place", "Held by", "Since", "Answers to"],
            ["'=Governor", "Ashby", "Nobody", "", ""],
            ["Director", "Cole", "Chief Admin", today().isoformat(), ""],
        ]

    def test_queries_do_not_grow_with_rows(self, client: Client, estate: Estate, chief: Person) -> None:
        numbers = iter(range(9))

        def add() -> None:
            post = make_post(f"Post {next(numbers)}", estate.ashby)
            hand_over(post, to=chief, on=today(), by=None, at=now())

        one, three = counts_at_one_and_three(client, "/posts/", add)
        assert one == three


class TestPeople:
    def test_a_person_is_invited_sets_a_password_and_signs_in(
        self, client: Client, estate: Estate, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        asked = {"name": "Nia One", "email": "nia@example.org", "role": "reader", "place": estate.ashby.pk}
        with django_capture_on_commit_callbacks(execute=True):
            shown = client.post("/people/new/", asked, follow=True)
        assert "We have sent Nia One a link with which to choose a password." in shown.content.decode()
        [link] = re.findall(r"http://testserver(/account/new-password/\S+)", str(mail.outbox[0].body))
        nia = Client()
        address = nia.get(link, follow=True).redirect_chain[-1][0]
        nia.post(address, {"password1": PASSWORD})
        nia.post("/account/sign-in/", {"login": "nia@example.org", "password": PASSWORD})
        assert names(nia, "/places/") == ["Ashby", "North", "The service"]

    def test_an_invitation_beyond_reach_is_not_offered(self, estate: Estate) -> None:
        northern = client_of(make_person(role=Role.ADMINISTRATOR, place=estate.north))
        asked = {"name": "Nia One", "email": "nia@example.org", "role": "reader", "place": estate.cole.pk}
        assert "Choose a place from the list" in northern.post("/people/new/", asked).content.decode()
        assert not Person.objects.filter(name="Nia One").exists()

    def test_a_role_is_given_and_ended(self, client: Client, estate: Estate) -> None:
        ada = make_person("Ada Marsh")
        given = {"role": "verifier", "place": estate.ashby.pk, **parts(today())}
        said = client.post(f"/people/{ada.pk}/roles/new/", given, follow=True).content.decode()
        assert "Ada Marsh has the role Verifier at Ashby." in said
        grant = ada.grants.get()
        address = f"/people/{ada.pk}/roles/{grant.pk}/end/"
        assert f'href="{address}"' in said
        said = client.post(address, parts(today()), follow=True).content.decode()
        assert "Ada Marsh no longer has the role Verifier at Ashby from" in said
        assert client.get(address).status_code == 404

    def test_the_last_administrator_is_not_ended(self, client: Client, chief: Person) -> None:
        address = f"/people/{chief.pk}/roles/{chief.grants.get().pk}/end/"
        shown = client.post(address, parts(today())).content.decode()
        assert "This is the last administrator of the whole service." in shown

    def test_people_are_listed_with_their_roles(self, client: Client, estate: Estate) -> None:
        make_person("Ada Marsh", role=Role.READER, place=estate.ashby)
        assert exported(client, "/people/?format=csv") == [
            ["Name", "Email address", "Roles"],
            ["Ada Marsh", "ada.marsh@example.org", "Reader, Ashby"],
            ["Chief Admin", "chief.admin@example.org", "Administrator, The service"],
        ]
        assert names(client, "/people/?words=ada") == ["Ada Marsh"]
        assert "No people found" in text(client, "/people/?words=zzz")

    def test_people_elsewhere_are_not_found(self, estate: Estate) -> None:
        ada = make_person("Ada Marsh", role=Role.READER, place=estate.cole)
        northern = client_of(make_person("North Admin", role=Role.ADMINISTRATOR, place=estate.north))
        answers = [
            northern.get(f"/people/{ada.pk}/{page}").status_code
            for page in ("", "roles/new/", f"roles/{ada.grants.get().pk}/end/")
        ]
        assert answers == [404, 404, 404]

    def test_queries_do_not_grow_with_rows(self, client: Client, estate: Estate) -> None:
        numbers = iter(range(9))
        one, three = counts_at_one_and_three(
            client, "/people/", lambda: make_person(f"Person {next(numbers)}", role=Role.READER, place=estate.ashby)
        )
        assert one == three

    def test_ones_own_account_shows_roles_and_posts(self, estate: Estate) -> None:
        ada = make_person("Ada Marsh", role=Role.GOVERNOR, place=estate.ashby)
        hand_over(make_post("Governor", estate.ashby), to=ada, on=today(), by=None, at=now())
        said = text(client_of(ada), "/account/")
        assert [words in said for words in ("Ada Marsh", "ada.marsh@example.org", "Governor or director")] == [True] * 3
        nobody = make_person("Ben Reed")
        assert "No role, so nothing of the register can be seen." in text(client_of(nobody), "/account/")


class TestTheTrail:
    def test_acts_stand_in_words(self, client: Client, estate: Estate, chief: Person) -> None:
        post = make_post("Governor", estate.ashby)
        hand_over(post, to=chief, on=today(), by=chief, at=now())
        said = text(client, "/audit/")
        row = f"Post {post.pk} Post: Governor On: {date(today())} Before: nobody Now: Chief Admin"
        assert [words in said for words in ("Chief Admin", "Post handed over", row)] == [True] * 3

    def test_it_is_narrowed(self, client: Client, estate: Estate, chief: Person) -> None:
        record(act="post added", subject=make_post("Governor", estate.ashby), by=chief, at=now())
        record(act="role given", subject=chief.grants.get(), by=None, at=now())
        assert names(client, "/audit/") == ["2", "1"]
        assert names(client, "/audit/?act=post+added") == ["1"]
        assert names(client, "/audit/?who=chief&sort=number") == ["1"]
        tomorrow = today() + dt.timedelta(days=1)
        later = f"since-day={tomorrow.day}&since-month={tomorrow.month}&since-year={tomorrow.year}"
        assert "Nothing found" in text(client, f"/audit/?{later}")

    def test_words_taken_out_leave_a_mark(self, client: Client, chief: Person) -> None:
        entry = record(act="person added", subject=chief, by=None, at=now(), name="Ada Marsh")
        redact(entry, why="Erasure agreed", by=chief, at=now())
        said = text(client, "/audit/")
        assert ("Ada Marsh" in said, "Erasure agreed" in said) == (False, True)

    def test_it_is_exported(self, client: Client, chief: Person) -> None:
        record(act="person added", subject=chief, by=None, at=now(), name="Ada Marsh")
        [headings, row] = exported(client, "/audit/?format=csv")
        assert headings == ["Number", "When", "Who", "What was done", "To what", "In words"]
        assert [row[0], *row[2:]] == ["1", "The system", "Person added", f"Person {chief.pk}", "Name: Ada Marsh"]

    def test_only_those_who_may_see_it(self, estate: Estate) -> None:
        roles = (Role.AUDITOR, Role.ADMINISTRATOR, Role.GOVERNOR, Role.READER)
        people = [make_person(f"Person {role.value}", role=role, place=estate.ashby) for role in roles]
        assert [client_of(person).get("/audit/").status_code for person in people] == [200, 200, 403, 403]

    def test_queries_do_not_grow_with_rows(self, client: Client, chief: Person) -> None:
        one, three = counts_at_one_and_three(
            client, "/audit/", lambda: record(act="person added", subject=chief, by=chief, at=now())
        )
        assert one == three
