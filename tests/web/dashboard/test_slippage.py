"""How far dates slipped, as the page counts it, and the lists behind its numbers."""

import csv
import datetime as dt
import io
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from answerable.web.commitments.models import Commitment, OwnerName
from answerable.web.commitments.policies import slippage as policy
from answerable.web.commitments.queries.slippage import moved_q
from answerable.web.commitments.services import Saying, append, confirm_owner
from answerable.web.commitments.types import Moved
from answerable.web.dashboard.presenters.slippage import sentence
from answerable.web.dashboard.queries import kept
from answerable.web.dashboard.queries.slippage import Grouping, Slipped, overall, slippage
from answerable.web.estate.models import Body
from answerable.web.estate.types import Role
from tests.support.plan_making import action, answered, plan, target
from tests.support.web.accepted import accepted
from tests.support.web.places import Estate, make_estate
from tests.support.web.queries import count_queries
from tests.support.web.signing_in import client_of
from tests.web.dashboard.held import lines, links, rows

pytestmark = pytest.mark.django_db

NOW = dt.datetime.now(dt.UTC)
DATES = {
    "Mend the doors.": ("June 2024", "September 2024", "January 2025"),
    "Paint the wings.": ("June 2024", "April 2024"),
    "Open the gym.": ("3 June 2024", "13 June 2024"),
    "Train the staff.": ("June 2024",),
    "Hold a forum.": ("June 2024", "To be confirmed"),
}
"""Each promise of Ashgate, and every date it was given."""


def columns(found: Slipped) -> dict[str, Any]:
    return {name: value for name, value in vars(found).items() if value not in (None, 0)}


@pytest.fixture
def estate(db: None) -> Estate:  # noqa: ARG001 - it must be there
    """Two plans: one of Ashgate, where dates move, and one of Brackwater, where none does."""
    made = make_estate(NOW)
    by = made.person(Role.PLAN_COORDINATOR, made.service)
    said = [action(words, "Governor", dates[0]) for words, dates in DATES.items()]
    accepted(plan(answered("1", "Put it right.", *said), inspectorate="HM Inspectorate of Prisons"), made.ashgate, by)
    still = answered("1", "Feed people.", action("Cook at noon.", "Head of Kitchens", "May 2024"))
    accepted(plan(still, title="Food"), made.brackwater, by)
    for words, (_, *moves) in DATES.items():
        for move in moves:
            append([Saying(Commitment.objects.get(words=words), None, targets=[target(move)])], by=by, at=NOW)
    return made


@pytest.fixture
def client(estate: Estate) -> Client:
    return client_of(estate.person(Role.READER, estate.service))


ASHGATE = {
    "commitments": 5,
    "moved": 3,
    "times": 4,
    "months": 2.5,
    "most_months": 7,
    "days": 10.0,
    "most_days": 10,
    "dropped": 1,
}


def test_what_is_counted_is_what_the_policy_says_of_each(estate: Estate) -> None:
    said = {
        one.words: policy(one.first_due_on, one.first_due_precision, one.due_on, one.due_precision, moves=one.moves)
        for one in Commitment.objects.all()
    }
    far = {words: (found.months, found.days) for words, found in said.items() if found}
    assert far == {
        "Mend the doors.": (7, None),
        "Paint the wings.": (-2, None),
        "Open the gym.": (None, 10),
        "Hold a forum.": (None, None),
    }
    assert columns(overall(Commitment.objects.filter(place=estate.ashgate))) == ASHGATE


@pytest.mark.parametrize("by", Grouping)
def test_each_group_in_which_a_date_moved(estate: Estate, by: Grouping) -> None:
    body = Body.objects.get(kind="inspectorate").pk
    key = {Grouping.PLACE: estate.ashgate.pk, Grouping.INSPECTORATE: body, Grouping.DECISION: "agreed"}
    commitments = {"commitments": 6} if by == Grouping.DECISION else {}
    expected = ASHGATE | commitments | ({"key": key[by]} if by in key else {})
    found = slippage(Commitment.objects.all(), by)
    assert [columns(group) for group in found] == ([] if by == Grouping.POST else [expected])


def test_a_post_answers_for_what_is_matched_to_it(estate: Estate, client: Client) -> None:
    by, post = estate.person(Role.PLAN_COORDINATOR), estate.post("Governor")
    confirm_owner(name=OwnerName.objects.get(words="Governor"), post=post, by=by, at=NOW)
    [row] = rows(client.get("/slippage/?by=post"), "Slippage by post")
    assert row == ["Governor, Ashgate", "5", "3", "4", FAR, "1"]
    response = client.get("/slippage/?by=post")
    assert behind(client, response, "3") == ["Mend the doors.", "Open the gym.", "Paint the wings."]


FAR = "2.5 months later or 10 days later on average 7 months later or 10 days later at most"


def behind(client: Client, response: Any, number: str) -> list[str]:  # noqa: ANN401
    """The commitments in the list to which this number leads."""
    return [row[0] for row in rows(client.get(links(response, "table")[number]), "Commitments")]


def test_the_page_says_it_in_a_sentence_and_leads_to_the_lists(client: Client) -> None:
    response = client.get("/slippage/")
    assert (
        "Of 6 commitments, 3 moved the date, 4 times in all: 2.5 months later or 10 days later on average; "
        "7 months later or 10 days later at most. 1 commitment had a date and has none now." in lines(response)
    )
    assert rows(response, "Slippage by place") == [["Ashgate", "5", "3", "4", FAR, "1"]]
    assert behind(client, response, "3") == ["Mend the doors.", "Open the gym.", "Paint the wings."]
    assert behind(client, response, "1") == ["Hold a forum."]
    assert len(behind(client, response, "5")) == 5


def test_a_place_where_nothing_moved_says_so(estate: Estate, client: Client) -> None:
    said = lines(client.get(f"/slippage/?place={estate.brackwater.pk}"))
    assert "No date of 1 commitment has moved since it was first promised." in said
    assert "No date has moved here" in said


def test_nobody_is_told_of_another_prison(estate: Estate) -> None:
    said = lines(client_of(estate.person(Role.READER, estate.brackwater)).get("/slippage/"))
    assert "No date of 1 commitment has moved since it was first promised." in said


def test_it_is_given_as_a_file(client: Client) -> None:
    written = b"".join(client.get("/slippage/?format=csv")).decode()
    [row] = csv.DictReader(io.StringIO(written))
    assert list(row.values()) == ["Ashgate", "5", "3", "4", "2.5", "7", "10.0", "10", "1"]


def test_how_often_a_date_moved_narrows_the_commitments(client: Client) -> None:
    moved = {how: [row[0] for row in rows(client.get(f"/commitments/?moved={how}"), "Commitments")] for how in Moved}
    assert {how: sorted(found) for how, found in moved.items()} == {
        Moved.NEVER: ["Cook at noon.", "Train the staff."],
        Moved.MOVED: ["Mend the doors.", "Open the gym.", "Paint the wings."],
        Moved.ONCE: ["Open the gym.", "Paint the wings."],
        Moved.MORE: ["Mend the doors."],
        Moved.DROPPED: ["Hold a forum."],
    }
    assert Commitment.objects.filter(moved_q(Moved.MORE)).count() == 1


def test_the_furthest_moved_come_first(client: Client) -> None:
    found = [row[0] for row in rows(client.get("/commitments/?sort=slipped"), "Commitments")]
    assert (found[:2], found[-1]) == (["Mend the doors.", "Open the gym."], "Paint the wings.")


def test_the_numbers_of_a_large_register_are_kept_a_while(
    estate: Estate, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "KEPT_FROM", 0)
    cache.clear()
    first = rows(client.get("/slippage/"), "Slippage by place")
    Commitment.objects.filter(words="Open the gym.").update(moves=0)
    response = client.get("/slippage/")
    assert rows(response, "Slippage by place") == first
    assert any(line.startswith("Counted on ") for line in lines(response))
    at_ashgate = client_of(estate.person(Role.READER)).get("/slippage/")
    assert rows(at_ashgate, "Slippage by place")[0][2] == "2"
    cache.clear()


@pytest.mark.parametrize("by", Grouping)
def test_the_number_of_queries_does_not_grow(client: Client, by: Grouping) -> None:
    address = f"/slippage/?by={by}"
    count_queries(client, address)
    one = count_queries(client, address)
    Commitment.objects.update(moves=1)
    assert count_queries(client, address) == one


@pytest.mark.parametrize(
    ("slipped", "said"),
    [
        (Slipped(), "There are no commitments here."),
        (
            Slipped(commitments=9, moved=1, times=1, months=1.0, most_months=1),
            "Of 9 commitments, 1 moved the date, 1 time in all: 1 month later.",
        ),
        (
            Slipped(commitments=9, moved=2, times=3, days=-2.5, most_days=0, dropped=2),
            (
                "Of 9 commitments, 2 moved the date, 3 times in all: 2.5 days earlier on average; "
                "0 days later at most. 2 commitments had a date and have none now."
            ),
        ),
    ],
)
def test_the_sentence(slipped: Slipped, said: str) -> None:
    assert sentence(slipped) == said
