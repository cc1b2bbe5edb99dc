"""Passwords: changed when signed in, set anew by a link in a mail."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client, RequestFactory

from answerable.web.accounts.links import password_link
from answerable.web.accounts.models import Person

pytestmark = pytest.mark.django_db
PASSWORD, NEW = "three odd words", "another three words"
CHANGE, FORGOTTEN = "/account/password/", "/account/forgotten-password/"


@pytest.fixture(autouse=True)
def no_tries_yet() -> None:
    cache.clear()


@pytest.fixture
def person() -> Person:
    return Person.objects.create_person(email="ada@example.org", name="Ada O’Marsh & Co", password=PASSWORD)


def has_password(person: Person, password: str) -> bool:
    person.refresh_from_db()
    return person.check_password(password)


def test_a_person_changes_the_password_and_is_signed_out_everywhere_else(client: Client, person: Person) -> None:
    elsewhere = Client()
    for place in (client, elsewhere):
        place.force_login(person)
    answer = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW})
    assert (answer.status_code, answer.headers["Location"], has_password(person, NEW)) == (302, "/account/", True)
    here = client.get("/account/")
    assert "Your password is changed. Everywhere else you are now signed out." in here.content.decode()
    assert elsewhere.get("/account/").headers["Location"] == "/account/sign-in/?next=/account/"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("wrong", NEW, "This is not your password. Enter the password you sign in with now."),
        (PASSWORD, "short", "This password is too short. It must contain at least 10 characters."),
        (PASSWORD, "password1234", "This password is too common."),
        (PASSWORD, "ada@example.org", "The password is too similar to the email."),
        (PASSWORD, "", "Enter a new password"),
    ],
)
def test_what_is_wrong_with_a_password_is_said(client: Client, person: Person, old: str, new: str, says: str) -> None:
    client.force_login(person)
    shown = client.post(CHANGE, {"oldpassword": old, "password1": new}).content.decode()
    assert ("<title>Error: Change your password" in shown, says in shown) == (True, True)
    assert has_password(person, PASSWORD)


def test_a_password_is_changed_only_by_whoever_is_signed_in(client: Client) -> None:
    assert client.get(CHANGE).headers["Location"] == f"/account/sign-in/?next={CHANGE}"


def test_someone_without_a_password_sets_one_by_mail(client: Client) -> None:
    client.force_login(Person.objects.create_person(email="nia@example.org", name="Nia One"))
    assert client.get(CHANGE).headers["Location"] == FORGOTTEN


def test_a_forgotten_password_is_set_by_a_link_that_works_once(client: Client, person: Person) -> None:
    elsewhere = Client()
    elsewhere.force_login(person)
    assert "Look at your email" in client.post(FORGOTTEN, {"email": "ADA@example.org"}, follow=True).content.decode()
    [sent] = mail.outbox
    assert (sent.subject, [to.lower() for to in sent.to]) == ("Set a new password on Answerable", ["ada@example.org"])
    assert sent.body.startswith("Hello Ada O’Marsh & Co,\n")
    [link] = re.findall(r"http://testserver(\S+)", str(sent.body))
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    assert "Choose a password" in form.content.decode()
    assert "It must contain at least 10 characters" in client.post(address, {"password1": "short"}).content.decode()
    assert "Your password is set" in client.post(address, {"password1": NEW}, follow=True).content.decode()
    assert has_password(person, NEW)
    assert elsewhere.get("/account/").status_code == 302
    again = Client().get(link, follow=True).content.decode()
    assert "The link no longer works" in again


def test_an_unknown_address_is_told_the_same_and_gets_no_mail(client: Client) -> None:
    assert "Look at your email" in client.post(FORGOTTEN, {"email": "no@example.org"}, follow=True).content.decode()
    assert mail.outbox == []


def test_a_closed_account_gets_no_mail(client: Client, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(is_active=False)
    client.post(FORGOTTEN, {"email": person.email})
    assert mail.outbox == []


def test_someone_invited_sets_a_first_password_and_signs_in(client: Client, rf: RequestFactory) -> None:
    invited = Person.objects.create_person(email="nia@example.org", name="Nia One")
    link = password_link(rf.get("/people/new/"), invited)
    address = client.get(link.removeprefix("http://testserver"), follow=True).redirect_chain[-1][0]
    client.post(address, {"password1": NEW})
    answer = client.post("/account/sign-in/", {"login": "nia@example.org", "password": NEW})
    assert (answer.status_code, client.session["_auth_user_id"]) == (302, str(invited.pk))


def test_someone_who_lost_the_invitation_asks_for_another_link(client: Client) -> None:
    Person.objects.create_person(email="nia@example.org", name="Nia One")
    client.post(FORGOTTEN, {"email": "nia@example.org"})
    assert [sent.to for sent in mail.outbox] == [["nia@example.org"]]


def test_too_many_tries_are_told_plainly(client: Client) -> None:
    answers = [client.post(FORGOTTEN, {"email": "ada@example.org"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Too many tries" in answers[-1].content.decode()
