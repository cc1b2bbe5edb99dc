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

Choice = dict[str, str | int]
YEAR = (dt.datetime.now(dt.UTC).date() - dt.timedelta(days=400)).year


def shown(client: Client, chosen: Choice | None = None, address: str = "/commitments/") -> list[str]:
    caption = address.strip("/").capitalize()
    return [row[0] for row in rows(client.get(f"{address}?{urlencode(chosen or {})}"), caption)]


def day(name: str, value: dt.date) -> Choice:
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


EVERY = [ROMA, FORUM, TABLES]


def choices(ashgate: Ashgate) -> list[tuple[Choice, list[str]]]:
    """What is chosen, and the commitments that are left."""
    today = dt.datetime.now(dt.UTC).date()
    return [
        ({}, EVERY),
        ({"sort": "newest"}, EVERY[::-1]),
        ({"sort": "place"}, EVERY),
        ({"sort": "nonsense"}, EVERY),
        ({"words": "forum"}, [FORUM]),
        ({"words": "governor places"}, [ROMA]),
        ({"place": ashgate.place.pk}, EVERY),
        ({"place": ashgate.estate.region.pk}, EVERY),
        ({"inspectorate": Body.objects.get(kind="inspectorate").pk}, EVERY),
        ({"decision": "agreed"}, [ROMA, FORUM]),
        ({"decision": "partly_agreed"}, [TABLES]),
        ({"decision": "not_agreed"}, []),
        ({"standing": "due_soon"}, [FORUM]),
        ({"standing": "claimed_done"}, [ROMA]),
        ({"owner": ashgate.post.pk}, [ROMA]),
        ({"tag": ashgate.tag().pk}, [ROMA]),
        ({"year": YEAR}, EVERY),
        ({"round": "progress"}, [ROMA]),
        ({"whose": "places"}, EVERY),
        ({"whose": "posts"}, []),
        (day("due_from", today), [FORUM, TABLES]),
        (day("due_to", today), [ROMA]),
        (day("round_from", today), []),
        ({"words": "forum", "standing": "due_soon", "decision": "agreed"}, [FORUM]),
    ]


def test_what_narrows_the_commitments(ashgate: Ashgate) -> None:
    client = ashgate.client()
    found = {str(chosen): shown(client, chosen) for chosen, _ in choices(ashgate)}
    assert found == {str(chosen): left for chosen, left in choices(ashgate)}


def finding_choices(ashgate: Ashgate) -> list[tuple[Choice, list[str]]]:
    """What is chosen, and the numbers of the findings that are left."""
    every = ["3", "2", "1"]
    return [
        ({}, every),
        ({"words": "ethnicity"}, ["2"]),
        ({"decision": "not_agreed"}, ["3"]),
        ({"kind": "recommendation"}, every),
        ({"inspectorate": Body.objects.get(kind="inspectorate").pk}, every),
        ({"tag": ashgate.tag().pk}, ["1"]),
        ({"place": ashgate.place.pk, "sort": "place"}, every[::-1]),
        ({"year": YEAR}, every),
        ({"round": "progress"}, every),
    ]


def test_what_narrows_the_findings(ashgate: Ashgate) -> None:
    client = ashgate.client()
    found = {
        str(chosen): [words[:1] for words in shown(client, chosen, "/findings/")]
        for chosen, _ in finding_choices(ashgate)
    }
    assert found == {str(chosen): left for chosen, left in finding_choices(ashgate)}


def test_what_is_chosen_can_be_taken_away(ashgate: Ashgate) -> None:
    response = ashgate.client().get(
        f"/commitments/?words=forum&place={ashgate.place.pk}&due_from-year=2020&sort=newest"
    )
    said = lines(response, ".active-filters")
    assert [line for line in said if ":" in line] == ["Words: forum", "Place: Ashgate"]
    assert lines(response)[:3] == ["There is a problem", "Due from must include a day and month", "Commitments"]


def test_commitments_elsewhere_are_not_in_the_list(ashgate: Ashgate) -> None:
    assert shown(ashgate.client(Role.READER, ashgate.estate.brackwater)) == []
    assert shown(ashgate.client(Role.READER, ashgate.estate.region)) == EVERY


def test_a_file_holds_what_the_list_shows(ashgate: Ashgate) -> None:
    response = ashgate.client().get("/commitments/?words=forum&format=csv")
    written = list(csv.DictReader(io.StringIO(b"".join(response).decode())))
    kept = ("Commitment", "Place", "Owner", "Status")
    assert [{name: row[name] for name in kept} for row in written] == [
        {
            "Commitment": FORUM,
            "Place": "Ashgate",
            "Owner": "Head of Kites; Education department",
            "Status": "Due in 30 days",
        }
    ]
    assert ashgate.client().get("/findings/?format=ods").headers["Content-Type"].endswith("opendocument.spreadsheet")


@pytest.mark.parametrize("address", ["/commitments/", "/findings/", "/search/?words=doors", "/search/?words=roma"])
def test_the_number_of_queries_does_not_grow(ashgate: Ashgate, address: str) -> None:
    one, three = counts_at_one_and_three(ashgate.client(), address, ashgate.add)
    assert one == three


def test_search_offers_the_tag_of_that_name_first(ashgate: Ashgate) -> None:
    response = ashgate.client().get("/search/?words=roma")
    said = lines(response)
    assert " ".join(said[:7]) == "Search for “roma” Roma : 1 commitment , 1 finding concern this"
    assert [row[0] for row in rows(response, "Newest commitments")] == [ROMA]
    assert [row[0][:1] for row in rows(response, "Newest findings")] == ["1"]


def test_search_finds_plans_places_and_posts_by_name(ashgate: Ashgate) -> None:
    said = lines(ashgate.client().get("/search/?words=ashgate"))
    assert {"Ashgate", "Fair treatment at Ashgate"} <= set(said)
    assert "Governor" in lines(ashgate.client().get("/search/?words=governor"))


def test_search_says_what_to_do_where_nothing_is_found(ashgate: Ashgate) -> None:
    assert lines(ashgate.client().get("/search/?words=zebra"))[1:] == [
        "Nothing holds these words",
        "Try fewer words, or the beginning of a word with * behind it.",
    ]
