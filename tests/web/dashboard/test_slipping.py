"""What is not mentioned again, claims that contradict their words, the map of duplication and gaps."""

from typing import Any

import pytest
from django.test import Client

from answerable.web.commitments.models import Claim, Commitment
from answerable.web.commitments.services import Saying, append, load_tags
from answerable.web.commitments.types import ClaimKind
from answerable.web.dashboard.queries import contradictions
from answerable.web.estate.types import Role
from answerable.web.plans.models import Entry, Finding, Likeness
from answerable.web.plans.queries.links import not_mentioned as not_mentioned_in
from answerable.web.plans.services.carrying import carry
from answerable.web.plans.services.linking import settle_link
from answerable.web.plans.services.settling import settle_round
from answerable.web.plans.types import Relation
from tests.support.plan_making import answered, plan
from tests.support.web.accepted import accepted
from tests.support.web.queries import count_queries, counts_at_one_and_three
from tests.web.dashboard.held import FORUM, TABLES, TITLE, Ashgate, lines, rows

pytestmark = pytest.mark.django_db

SILENT = "Commitments not mentioned again"
AGAINST = "Claims that contradict their words"
SQUARES = "Findings by what they concern, and where"


def written(client: Client, address: str) -> list[str]:
    response: Any = client.get(address)
    return b"".join(response).decode().splitlines()


def test_what_the_last_settled_round_does_not_mention(ashgate: Ashgate) -> None:
    client, round_ = ashgate.client(), ashgate.plan.rounds.get(position=2)
    found = rows(client.get("/not-mentioned/"), SILENT)
    assert [(row[0], row[1], row[2]) for row in found] == [(TABLES, TITLE, "Ashgate"), (FORUM, TITLE, "Ashgate")]
    told = [entry.words for entry in not_mentioned_in(ashgate.plan, round_)]
    assert sorted(told) == sorted(row[0] for row in found)


def test_a_round_that_mentions_it_ends_the_silence(ashgate: Ashgate) -> None:
    by, at = ashgate.estate.person(Role.PLAN_COORDINATOR), ashgate.estate.now
    met = Entry.objects.get(words="The forum has met twice.")
    settle_link(met, ashgate.commitment(FORUM), Relation.PROGRESS, by=by, at=at)
    settle_round(met.round, by=by, at=at)
    assert [row[0] for row in rows(ashgate.client().get("/not-mentioned/"), SILENT)] == [TABLES]


def test_silence_is_narrowed_by_place_and_plan_and_given_as_a_file(ashgate: Ashgate) -> None:
    client, region = ashgate.client(), ashgate.estate.region
    assert len(rows(client.get(f"/not-mentioned/?place={region.pk}&plan=fair treatment"), SILENT)) == 2
    assert "Every settled round mentions what is open" in lines(client.get("/not-mentioned/?plan=zeppelin"))
    assert len(written(client, "/not-mentioned/?format=csv")) == 3
    assert rows(ashgate.client(Role.READER, ashgate.estate.brackwater).get("/not-mentioned/"), SILENT) == []


def claim(ashgate: Ashgate, words: str, kind: ClaimKind = ClaimKind.DONE, on: str = FORUM) -> Claim:
    by, at = ashgate.estate.person(Role.PLAN_COORDINATOR), ashgate.estate.now
    said = Saying(Commitment.objects.get(words=on), None, claim=kind, claim_words=words)
    append([said], by=by, at=at)
    return Claim.objects.latest("pk")


def test_a_claim_of_done_in_words_that_say_otherwise(ashgate: Ashgate) -> None:
    claim(ashgate, "The forum will meet in May, and is not yet named.")
    claim(ashgate, "The tables are published and will be reviewed.", on=TABLES)
    client = ashgate.client()
    assert rows(client.get("/contradictions/"), AGAINST) == [
        [
            FORUM,
            "Ashgate",
            "The forum will meet in May, and is not yet named.",
            "“will” “not yet”",
            "Day not known",
        ]
    ]
    assert len(written(client, f"/contradictions/?place={ashgate.place.pk}&format=csv")) == 2


def test_only_the_last_claim_counts_and_only_where_it_may_be_seen(ashgate: Ashgate) -> None:
    claim(ashgate, "It will be done.")
    elsewhere = ashgate.client(Role.READER, ashgate.estate.brackwater)
    assert rows(elsewhere.get("/contradictions/"), AGAINST) == []
    claim(ashgate, "It is done.")
    assert "No claim contradicts its words" in lines(ashgate.client().get("/contradictions/"))


def test_contradictions_are_paged(ashgate: Ashgate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contradictions, "SIZE", 1)
    claim(ashgate, "The forum will meet.")
    last = claim(ashgate, "The tables will be published.", on=TABLES)
    client = ashgate.client()
    first = client.get("/contradictions/")
    assert [row[0] for row in rows(first, AGAINST)] == [TABLES]
    assert f"after={last.pk}" in first.content.decode()
    assert [row[0] for row in rows(client.get(f"/contradictions/?after={last.pk}"), AGAINST)] == [FORUM]
    assert [row[0] for row in rows(client.get("/contradictions/?after=nonsense"), AGAINST)] == [TABLES]


@pytest.fixture
def again(ashgate: Ashgate) -> Ashgate:
    """The first finding of Ashgate comes back in another plan, that promises nothing."""
    load_tags()
    by = ashgate.estate.person(Role.PLAN_COORDINATOR)
    said = plan(answered("1", "Roma prisoners are still not in work."), title="Work")
    accepted(said, ashgate.place, by)
    return ashgate


def test_the_map_shows_what_repeats_and_what_has_nothing_open(again: Ashgate) -> None:
    client, address = again.client(), "/map/?kind=ethnic_group"
    squares = {row[0]: row[1:] for row in rows(client.get(address), SQUARES)}
    assert squares["Roma Ashgate"] == ["2", "2", "0", "1", "Repeated Gap"]
    assert [row[0] for row in rows(client.get(f"{address}&shown=repeated"), SQUARES)] == ["Roma Ashgate"]
    narrowed = client.get(f"{address}&shown=gaps&place={again.place.pk}")
    assert [row[0] for row in rows(narrowed, SQUARES)] == ["Roma Ashgate"]
    assert "No finding is like that" in lines(client.get("/map/?kind=programme"))
    assert written(client, f"{address}&shown=gaps&format=csv")[1:] == ["Roma,Ashgate,2,2,0,1,Repeated; Gap"]


def test_a_commitment_of_another_plan_closes_a_gap(again: Ashgate) -> None:
    by, at = again.estate.person(Role.PLAN_COORDINATOR), again.estate.now
    finding = Finding.objects.get(plan__title="Work")
    carry(finding, commitment=again.commitment(FORUM), by=by, at=at)
    Likeness.objects.create(one=again.plan.findings.get(number="1"), other=finding, score=80, state="confirmed")
    [row] = rows(again.client().get("/map/?kind=ethnic_group&shown=repeated"), SQUARES)
    assert row == ["Roma Ashgate", "2", "2", "2", "0", "Repeated"]


def test_the_map_shows_only_what_may_be_seen(again: Ashgate) -> None:
    client = again.client(Role.READER, again.estate.brackwater)
    assert rows(client.get("/map/?kind=ethnic_group"), SQUARES) == []


@pytest.mark.parametrize("address", ["/not-mentioned/", "/map/?kind=ethnic_group"])
def test_the_number_of_queries_does_not_grow(ashgate: Ashgate, address: str) -> None:
    one, three = counts_at_one_and_three(ashgate.client(), address, ashgate.add)
    assert one == three


def test_the_queries_of_contradictions_do_not_grow(ashgate: Ashgate) -> None:
    client = ashgate.client()
    claim(ashgate, "The forum will meet.")
    count_queries(client, "/contradictions/")
    one = count_queries(client, "/contradictions/")
    claim(ashgate, "The tables will be published.", on=TABLES)
    assert count_queries(client, "/contradictions/") == one


def test_everything_that_slips_is_a_click_away(ashgate: Ashgate) -> None:
    said = lines(ashgate.client(Role.INSPECTOR).get("/what-slips/"))
    assert {"Dates that moved", "Not mentioned again", "Duplication and gaps"} <= set(said)
