"""The first page: what waits for whom."""

from itertools import pairwise

import pytest
from django.test import Client

from answerable.web.accounts.models import Person
from answerable.web.estate.types import Role
from answerable.web.plans.services.asking import open_round
from tests.support.web.queries import counts_at_one_and_three
from tests.support.web.signing_in import client_of
from tests.web.dashboard.held import ROMA, Ashgate, lines, links

pytestmark = pytest.mark.django_db


def headings(client: Client) -> list[str]:
    """Of the sections in question, each with how many wait."""
    said = lines(client.get("/"))
    return [line for heading in pairwise(said) if heading[0] in HEADINGS for line in heading]


HEADINGS = (
    *("Overdue at my posts", "Due in 30 days at my posts", "Overdue at my places", "Due in 30 days at my places"),
    *("Said to be done, for someone to check", "Open rounds"),
    *("Voices to answer", "Plans to clear", "Plans waiting for review", "Links to settle", "Owners to match to posts"),
)


def test_what_is_mine_comes_first(ashgate: Ashgate) -> None:
    ashgate.add()
    assert headings(ashgate.client(Role.GOVERNOR)) == [
        *("Overdue at my posts", "(1)", "Due in 30 days at my posts", "(0)"),
        *("Overdue at my places", "(1)", "Due in 30 days at my places", "(1)"),
        *("Voices to answer", "(0)", "Plans to clear", "(0)"),
    ]


def test_whoever_brings_plans_sees_that_work_too(ashgate: Ashgate) -> None:
    assert headings(ashgate.client()) == [
        *("Overdue at my places", "(0)", "Due in 30 days at my places", "(1)"),
        *("Voices to answer", "(0)", "Open rounds", "(0)", "Plans waiting for review", "(0)"),
        *("Links to settle", "(1)", "Owners to match to posts", "(3)"),
    ]


def test_a_verifier_sees_what_is_said_to_be_done(ashgate: Ashgate) -> None:
    client = ashgate.client(Role.VERIFIER)
    assert headings(client)[-2:] == ["Said to be done, for someone to check", "(1)"]
    assert links(client.get("/"))[ROMA] == f"/commitments/{ashgate.commitment().pk}/"


def test_an_open_round_is_one_step_away(ashgate: Ashgate) -> None:
    at, by = ashgate.estate.now, ashgate.estate.person(Role.PLAN_COORDINATOR)
    on = at.date()
    opened = open_round(ashgate.plan, label="Progress", date=on, answer_by=on, by=by, at=at)
    assert links(ashgate.client().get("/"))["Progress"] == f"/rounds/{opened.pk}/"


def test_a_role_elsewhere_has_nothing_waiting(ashgate: Ashgate) -> None:
    assert lines(ashgate.client(Role.READER, ashgate.estate.brackwater).get("/")) == [
        "Home",
        *("Overdue at my places", "(0)", "Nothing at your places is overdue."),
        *("Due in 30 days at my places", "(0)", "Nothing at your places is due in the next 30 days."),
    ]


@pytest.mark.usefixtures("ashgate")
def test_without_a_role_the_page_says_whom_to_ask() -> None:
    nobody = Person.objects.create(email="new@example.org", name="New Person")
    heading, first, second = lines(client_of(nobody).get("/"))
    assert (heading, first.endswith("so there is nothing to show you.")) == ("Home", True)
    assert second.startswith("Ask an administrator of the register")


def test_the_number_of_queries_does_not_grow(ashgate: Ashgate) -> None:
    one, three = counts_at_one_and_three(ashgate.client(Role.GOVERNOR), "/", ashgate.add)
    assert one == three


@pytest.mark.parametrize("role", Role)
def test_the_guided_page_links_only_to_what_may_be_opened(ashgate: Ashgate, role: Role) -> None:
    client = ashgate.client(role)
    opened = {href: client.get(href).status_code for href in links(client.get("/start/")).values()}
    assert set(opened.values()) <= {200}


READ = ["Home", "Plans", "Commitments", "Findings", "What slips", "Monitoring", "Places", "Messages", "More"]


@pytest.mark.parametrize(
    ("role", "sections"),
    [
        (Role.READER, READ),
        (Role.PLAN_COORDINATOR, READ),
        (Role.ADMINISTRATOR, READ),
        (Role.SEPARATION_STAFF, ["Home", "Messages", "More"]),
    ],
)
def test_the_navigation_offers_what_the_viewer_may_open(ashgate: Ashgate, role: Role, sections: list[str]) -> None:
    client = ashgate.client(role)
    offered = links(client.get("/"), "nav")
    assert list(offered) == sections
    assert {client.get(href).status_code for href in offered.values()} == {200}
