"""Signing in, and what a person is told when it does not work."""

from collections.abc import Iterator

import pytest
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.test import Client

from answerable.web.accounts.models import Person

pytestmark = pytest.mark.django_db
SIGN_IN = "/account/sign-in/"
PASSWORD = "three odd words"  # noqa: S105
MISMATCH = "The email address or the password is not right. Check both and try again."
LOCKED = (
    "A wrong password was entered 5 times, so this account is locked. "
    "Wait 5 minutes and try again, or set a new password."
)


@pytest.fixture(autouse=True)
def no_tries_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def person() -> Person:
    return Person.objects.create_person(email="Ada.Marsh@example.org", name="Ada Marsh", password=PASSWORD)


def sign_in(client: Client, *, email: str = "ada.marsh@example.org", password: str = PASSWORD) -> str:
    """What the page says; empty once the person is in."""
    response = client.post(SIGN_IN, {"login": email, "password": password})
    return "" if response.status_code == 302 else response.content.decode()


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_an_email_address_is_kept_in_lower_case(person: Person) -> None:
    assert person.email == "ada.marsh@example.org"


@pytest.mark.parametrize("email", ["ada.marsh@example.org", "ADA.Marsh@Example.org"])
def test_a_person_signs_in(client: Client, person: Person, email: str) -> None:
    assert (sign_in(client, email=email), client.session["_auth_user_id"]) == ("", str(person.pk))


@pytest.mark.usefixtures("person")
def test_a_person_is_sent_where_they_wanted_to_go(client: Client) -> None:
    shown = client.get("/account/")
    assert (shown.status_code, shown.headers["Location"]) == (302, "/account/sign-in/?next=/account/")
    asked = client.get(shown.headers["Location"]).content.decode()
    assert '<input type="hidden" name="next" value="/account/">' in asked
    answer = client.post(SIGN_IN, {"login": "ada.marsh@example.org", "password": PASSWORD, "next": "/account/"})
    assert answer.headers["Location"] == "/account/"


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize("email", ["ada.marsh@example.org", "nobody@example.org"])
def test_a_wrong_password_is_told_like_an_unknown_person(client: Client, email: str) -> None:
    said = sign_in(client, email=email, password="wrong")  # noqa: S106
    assert "<title>Error: Sign in – Answerable</title>" in said
    assert MISMATCH in said
    assert not signed_in(client)


def test_nothing_entered_is_told_for_each_field(client: Client) -> None:
    said = sign_in(client, email="", password="")
    assert ("Enter the email address" in said, "Enter the password" in said) == (True, True)


@pytest.mark.usefixtures("person")
def test_after_five_wrong_passwords_the_right_one_is_refused_for_five_minutes(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [MISMATCH in sign_in(client, password=f"wrong {number}") for number in range(5)]
    assert said == [True] * 5
    assert (LOCKED in sign_in(client), signed_in(client)) == (True, False)
    now = ratelimit.time.time()
    monkeypatch.setattr(ratelimit.time, "time", lambda: now + 5 * 60 + 1)
    assert (sign_in(client), signed_in(client)) == ("", True)


@pytest.mark.usefixtures("person")
def test_one_account_locked_leaves_others_open(client: Client) -> None:
    for number in range(6):
        sign_in(client, password=f"wrong {number}")
    Person.objects.create_person(email="ben.reed@example.org", name="Ben Reed", password=PASSWORD)
    assert (sign_in(client, email="ben.reed@example.org"), signed_in(client)) == ("", True)


def test_a_closed_account_is_told_so(client: Client, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(is_active=False)
    response = client.post(SIGN_IN, {"login": person.email, "password": PASSWORD}, follow=True)
    assert ("Your account is closed" in response.content.decode(), signed_in(client)) == (True, False)


def test_signing_out_is_asked_and_then_done(client: Client, person: Person) -> None:
    client.force_login(person)
    assert "Do you want to sign out?" in client.get("/account/sign-out/").content.decode()
    assert signed_in(client)
    answer = client.post("/account/sign-out/")
    assert (answer.headers["Location"], signed_in(client)) == (SIGN_IN, False)


def test_what_is_sent_after_signing_out_leads_to_sign_in_and_not_back(client: Client) -> None:
    assert client.post("/account/sign-out/").headers["Location"] == f"{SIGN_IN}?next=/"


def test_nobody_signs_up(client: Client) -> None:
    assert client.get("/account/sign-up/").status_code == 404
