"""Lists of commitments and findings: what narrows them, their order, their files, and who sees what."""

import csv
import datetime as dt
import io
from urllib.parse import urlencode

import pytest
from django.test import Client

from answerable.web.estate.models import Body
from answerable.web.estate.types import Role
from tests.support.web.queries import counts_at_one_and_three
from tests.web.dashboard.held import FORUM, ROMA, TABLES, Ashgate, lines, rows

pytestmark = pytest.mark.django_db

YEAR = (dt.datetime.now(dt.UTC).date() - dt.timedelta(days=400)).year


def shown(client: Client, address: str = "/commitments/", **chosen: object) -> list[str]:
    caption = address.strip("/").capitalize()
    return [row[0] for row in rows(client.get(f"{address}?{urlencode(chosen)}"), caption)]


def day(name: str, value: dt.date) -> dict[str, int]:
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


def test_what_narrows_the_commitments(ashgate: Ashgate):
    client, today = ashgate.client(), dt.datetime.now(dt.UTC).date()
    inspectorate = Body.objects.get(kind="inspectorate")
    assert {str(chosen): shown(client, **chosen) for chosen in CHOICES(ashgate, inspectorate, today)} == {
        str(chosen): expected
        for chosen, expected in zip(CHOICES(ashgate, inspectorate, today), FOUND, strict=True)
    }


def CHOICES(ashgate: Ashgate, inspectorate: Body, today: dt.date) -> list[dict[str, object]]:  # noqa: N802
    return [
        {},
        {"sort": "newest"},
        {"sort": "place"},
        {"words": "forum"},
        {"words": "governor places"},
        {"place": ashgate.place.pk},
        {"place": ashgate.estate.region.pk},
        {"inspectorate": inspectorate.pk},
        {"decision": "agreed"},
        {"decision": "partly_agreed"},
        {"decision": "not_agreed"},
        {"standing": "due_soon"},
        {"standing": "claimed_done"},
        {"owner": ashgate.post.pk},
        {"tag": ashgate.tag().pk},
        {"year": YEAR},
        {"round": "progress"},
        {"whose": "places"},
        {"whose": "posts"},
        {**day("due_from", today)},
        {**day("due_to", today)},
        {**day("round_from", today)},
        {"words": "forum", "standing": "due_soon", "decision": "agreed"},
    ]


EVERY = [ROMA, FORUM, TABLES]
FOUND = [
    *(EVERY, EVERY[::-1], EVERY, [FORUM], [ROMA], EVERY, EVERY, EVERY),
    *([ROMA, FORUM], [TABLES], [], [FORUM], [ROMA], [ROMA], [ROMA], EVERY),
    *([ROMA], EVERY, [], [FORUM, TABLES], [ROMA], [], [FORUM]),
]


def test_what_narrows_the_findings(ashgate: Ashgate):
    client = ashgate.client()
    found = {
        name: [words[:1] for words in shown(client, "/findings/", **chosen)]
        for name, chosen in {
            "all": {},
            "words": {"words": "ethnicity"},
            "decision": {"decision": "not_agreed"},
            "kind": {"kind": "recommendation"},
            "tag": {"tag": ashgate.tag().pk},
            "place": {"place": ashgate.place.pk, "sort": "place"},
            "year": {"year": YEAR},
            "round": {"round": "progress"},
        }.items()
    }
    every = ["3", "2", "1"]
    assert found == {
        "all": every,
        "words": ["2"],
        "decision": ["3"],
        "kind": every,
        "tag": ["1"],
        "place": every[::-1],
        "year": every,
        "round": every,
    }


def test_what_is_chosen_can_be_taken_away(ashgate: Ashgate):
    response = ashgate.client().get(f"/commitments/?words=forum&place={ashgate.place.pk}&due_from-year=2020&sort=newest")
    said = lines(response, "//ul[contains(@class, 'active-filters')]")
    assert [line for line in said if ":" in line] == ["Words: forum", "Place: Ashgate"]
    assert lines(response)[:3] == ["There is a problem", "Due from must include a day and month", "Commitments"]


def test_commitments_elsewhere_are_not_in_the_list(ashgate: Ashgate):
    assert shown(ashgate.client(Role.READER, ashgate.estate.brackwater)) == []
    assert shown(ashgate.client(Role.READER, ashgate.estate.region)) == EVERY


def test_a_file_holds_what_the_list_shows(ashgate: Ashgate):
    response = ashgate.client().get("/commitments/?words=forum&format=csv")
    written = list(csv.DictReader(io.StringIO(b"".join(response).decode())))  # type: ignore[arg-type]
    kept = ("Commitment", "Place", "Owner", "Status")
    assert [{name: row[name] for name in kept} for row in written] == [
        {"Commitment": FORUM, "Place": "Ashgate", "Owner": "Head of Kites; Education department", "Status": "Due in 30 days"}
    ]
    assert ashgate.client().get("/findings/?format=ods").headers["Content-Type"].endswith("opendocument.spreadsheet")


@pytest.mark.parametrize("address", ["/commitments/", "/findings/", "/search/?words=doors", "/search/?words=roma"])
def test_the_number_of_queries_does_not_grow(ashgate: Ashgate, address: str):
    one, three = counts_at_one_and_three(ashgate.client(), address, ashgate.add)
    assert one == three


def test_search_offers_the_tag_of_that_name_first(ashgate: Ashgate):
    response = ashgate.client().get("/search/?words=roma")
    said = lines(response)
    assert " ".join(said[:7]) == "Search for “roma” Roma : 1 commitment , 1 finding concern this"
    assert [row[0] for row in rows(response, "Newest commitments")] == [ROMA]
    assert [row[0][:1] for row in rows(response, "Newest findings")] == ["1"]


def test_search_finds_plans_places_and_posts_by_name(ashgate: Ashgate):
    said = lines(ashgate.client().get("/search/?words=ashgate"))
    assert {"Ashgate", "Fair treatment at Ashgate"} <= set(said)
    assert "Governor" in lines(ashgate.client().get("/search/?words=governor"))


def test_search_says_what_to_do_where_nothing_is_found(ashgate: Ashgate):
    assert lines(ashgate.client().get("/search/?words=zebra"))[1:] == [
        "Nothing holds these words",
        "Try fewer words, or the beginning of a word with * behind it.",
    ]
