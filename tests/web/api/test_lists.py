"""Lists: a page at a time, narrowed by filters that make sense."""

from typing import Any

import pytest

from answerable.web.api.types import Scope
from answerable.web.commitments.models import CommitmentTag, Tag
from answerable.web.commitments.types import TagState
from answerable.web.estate.types import Role
from tests.web.api.asking import Register
from tests.web.dashboard.held import FORUM, ROMA, TABLES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["commitments", "findings", "places"])
@pytest.mark.parametrize("by_token", [False, True])
def test_paging_gives_everything_once(register: Register, path: str, by_token: bool) -> None:
    token = register.token(Role.PLAN_COORDINATOR, Scope.READ) if by_token else ""
    whole = register.told(path, token, limit=200)
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    found: list[object] = []
    address = f"http://testserver/api/v1/{path}?limit=1"
    while address:
        page = register.client.get(address, headers=headers).json()
        assert len(page["items"]) == 1
        found, address = found + page["items"], page["next"]
    assert (found, whole["next"]) == (whole["items"], None)


def test_the_address_of_the_next_page_keeps_the_filters(register: Register) -> None:
    following = register.told("commitments", limit=1, plan=register.plan.pk, sort="newest")["next"]
    assert f"limit=1&plan={register.plan.pk}&sort=newest&after=" in following


@pytest.mark.parametrize("after", ["nonsense", "WyIyMDI2LTAxLTAxIiwgIjEiXQ:1vABCD:forged"])
def test_a_place_to_go_on_from_that_is_not_ours_is_no_page(register: Register, after: str) -> None:
    response = register.ask("commitments", after=after)
    assert response.status_code == 404
    assert response.json()["detail"] == "There is no page after this. Begin again without “after”."  # type: ignore[attr-defined]


def test_commitments_are_narrowed(register: Register) -> None:
    forum = register.commitment(FORUM)
    tag = Tag.objects.get(name="Roma")
    CommitmentTag.objects.filter(commitment=register.commitment(ROMA), tag=tag).update(state=TagState.CONFIRMED)
    asked: dict[tuple[str, ...], list[dict[str, Any]]] = {
        (FORUM,): [
            {"words": "forum"},
            {"standing": "due_soon"},
            {"due_from": forum.due_on, "due_to": forum.due_on},
        ],
        (ROMA,): [{"tag": tag.pk}, {"standing": "claimed_done"}],
        (TABLES,): [{"words": "“first tables”"}, {"sort": "newest", "limit": 1}, {"words": "tables", "sort": "due"}],
        (ROMA, FORUM, TABLES): [{"plan": register.plan.pk}, {"place": register.estate.region.pk}, {"words": " "}],
        (): [
            {"place": register.estate.brackwater.pk},
            {"place": 999_999},
            {"plan": 999_999},
            {"tag": 999_999},
            {"words": "zeppelin"},
            {"due_from": "2090-01-01"},
            {"standing": "verified"},
            {"place": 2**63 - 1},
        ],
    }
    got = {
        (tuple(wanted), str(one)): register.words("commitments", **one)
        for wanted, ones in asked.items()
        for one in ones
    }
    assert {key: words for key, words in got.items() if words != list(key[0])} == {}


def test_plans_findings_and_places_are_narrowed(register: Register) -> None:
    year, body = register.plan.submitted_on.year, register.plan.inspectorate_id  # type: ignore[union-attr]
    plans = ({"words": "fair"}, {"year": year}, {"inspectorate": body}, {"place": register.estate.service.pk})
    assert [len(register.items("plans", **one)) for one in plans] == [1, 1, 1, 1]
    others = ({"words": "fowl"}, {"year": year - 5}, {"inspectorate": 99_999}, {"place": register.estate.brackwater.pk})
    assert [len(register.items("plans", **one)) for one in others] == [0, 0, 0, 0]
    findings = ({"decision": "agreed"}, {"words": "gym"}, {"plan": register.plan.pk}, {"plan": 99_999})
    assert [[one["number"] for one in register.items("findings", **one_asked)] for one_asked in findings] == [
        ["1"],
        ["3"],
        ["3", "2", "1"],
        [],
    ]
    assert [one["name"] for one in register.items("places", kind="establishment")] == ["Ashgate", "Brackwater"]


@pytest.mark.parametrize(
    ("path", "asked", "where"),
    [
        ("commitments", {"standing": "late"}, "query/standing"),
        ("commitments", {"due_from": "tomorrow"}, "query/due_from"),
        ("commitments", {"due_from": "1700000000"}, "query/due_from"),
        ("commitments", {"due_to": "2026-02-30"}, "query/due_to"),
        ("commitments", {"place": "Leeds"}, "query/place"),
        ("commitments", {"place": 0}, "query/place"),
        ("commitments", {"tag": 2**63}, "query/tag"),
        ("commitments", {"limit": 201}, "query/limit"),
        ("commitments", {"sort": "-id"}, "query/sort"),
        ("commitments", {"colour": "red"}, "query/asked"),
        ("commitments", {"words": "x" * 201}, "query/words"),
        ("findings", {"decision": "perhaps"}, "query/decision"),
        ("plans", {"year": 3000}, "query/year"),
        ("places", {"kind": "castle"}, "query/kind"),
        ("changes", {}, "query/since"),
    ],
)
def test_what_makes_no_sense_is_refused(register: Register, path: str, asked: dict[str, Any], where: str) -> None:
    response = register.ask(path, **asked)
    assert response.status_code == 422
    [error] = response.json()["errors"]  # type: ignore[attr-defined]
    assert error["where"] == where


def test_a_filter_that_there_is_not_is_told_those_that_there_are(register: Register) -> None:
    [error] = register.ask("places", where="Leeds").json()["errors"]  # type: ignore[attr-defined]
    assert error["what"] == "Value error, There is no filter “where”. There are: limit, after, words, kind."


def test_a_zero_byte_is_no_word(register: Register) -> None:
    assert register.words("commitments", words="\0forum\0") == [FORUM]


def test_a_list_asks_the_same_of_the_database_however_long(register: Register) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked = []
    for limit in (1, 3):
        with CaptureQueriesContext(connection) as captured:
            register.told("commitments", limit=limit)
        asked.append(len(captured))
    assert asked[0] == asked[1]
