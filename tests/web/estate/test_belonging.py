"""Belonging: signing in, a person who joins, a post that changes hands, a place that closed. Walked in a browser."""

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from django.core import mail

from answerable.web.accounts.models import Person
from answerable.web.estate.clock import now, today
from answerable.web.estate.models import Place, Post
from answerable.web.estate.services.posts import hand_over
from answerable.web.estate.types import Role
from tests.support.web.journeys import Journey
from tests.web.estate.making import PASSWORD, make_person, make_post

if TYPE_CHECKING:
    from tests.web.estate.conftest import Estate

pytestmark = pytest.mark.django_db(transaction=True)
YESTERDAY = today() - dt.timedelta(days=1)


@pytest.fixture
def northern(estate: "Estate") -> Person:
    return make_person("North Admin", role=Role.ADMINISTRATOR, place=estate.north)


def sign_in_by_form(journey: Journey, person: Person, password: str) -> None:
    journey.fill("Email address", person.email)
    journey.fill("Password", password)
    journey.click("Sign in", within="main")


def test_signing_in_with_a_wrong_and_then_the_right_password(journey: Journey, northern: Person) -> None:
    journey.visit("/account/")
    assert journey.heading == "Sign in"
    sign_in_by_form(journey, northern, "wrong")
    assert journey.page.title() == "Error: Sign in – Answerable"
    journey.sees("The email address or the password is not right. Check both and try again.")
    sign_in_by_form(journey, northern, PASSWORD)
    assert (journey.path, journey.heading) == ("/account/", "Your account")
    journey.sees("Administrator", "North")


def test_an_administrator_adds_a_person_who_joins(journey: Journey, estate: "Estate", northern: Person) -> None:
    journey.sign_in(northern)
    journey.visit("/people/")
    journey.click("Add a person")
    journey.fill("Full name", "Nia One")
    journey.fill("Email address", "nia@example.org")
    journey.choose("Commitment owner")
    journey.select("At which place?", f"{estate.ashby.name} ({estate.ashby.code})")
    journey.click("Add person")
    journey.sees("We have sent Nia One a link with which to choose a password.", "Commitment owner")

    [link] = re.findall(r"http://\S+/account/new-password/\S+", str(mail.outbox[0].body))
    journey.page.context.clear_cookies()
    journey.visit(link)
    journey.fill("New password", PASSWORD)
    journey.click("Set password")
    journey.click("sign in", within="main")
    sign_in_by_form(journey, Person.objects.get(name="Nia One"), PASSWORD)
    journey.visit("/places/")
    journey.sees("Ashby", "North")
    journey.does_not_see("Birchwood", "Cole")


def test_a_post_changes_hands_and_its_history_stays(journey: Journey, estate: "Estate", northern: Person) -> None:
    post = make_post("Governor", estate.ashby)
    hand_over(post, to=northern, on=YESTERDAY, by=None, at=now())
    ada = make_person("Ada Marsh", role=Role.GOVERNOR, place=estate.ashby)

    journey.sign_in(northern)
    journey.visit("/posts/")
    journey.click("Governor")
    journey.click("Hand over")
    journey.select("Who holds the post next?", f"{ada.name} ({ada.email})")
    journey.click("Hand over", within="main form")
    journey.sees("Ada Marsh holds the post Governor from")
    journey.click("Governor")
    journey.sees("Who has held this post", "North Admin")
    journey.visit("/audit/")
    journey.sees("Post handed over", "Before: North Admin", "Now: Ada Marsh")


def test_two_posts_that_are_one_are_merged(journey: Journey, estate: "Estate", northern: Person) -> None:
    make_post("Governor", estate.ashby)
    same = make_post("Governing Governor", estate.ashby)
    journey.sign_in(northern)
    journey.visit(f"/posts/{same.pk}/merge/")
    journey.click("Merge")
    journey.sees("There is a problem", "Choose the post it really is")
    journey.select("Which post is it really?", "Governor, Ashby")
    journey.click("Merge")
    journey.sees("Governing Governor is now the post Governor.")
    assert Post.objects.get(merged_into=None).title == "Governor"


def test_a_place_that_closed_is_found_and_not_offered(journey: Journey, estate: "Estate", northern: Person) -> None:
    Place.objects.filter(pk=estate.ashby.pk).update(closed=YESTERDAY)
    journey.sign_in(northern)
    journey.visit("/places/?words=ashby")
    journey.sees("Closed on")
    journey.visit("/posts/new/")
    journey.sees("Birchwood")
    journey.does_not_see("Ashby")
