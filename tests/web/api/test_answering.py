"""How the API answers: only what changed, only so often, and every error in one form."""

import pytest
from django.core.cache import cache
from pytest_django.fixtures import Settings

from answerable.web.api.types import Scope
from answerable.web.api.views import plans as plan_views
from answerable.web.estate.types import Role
from answerable.web.plans.services.publishing import restrict
from tests.web.api.asking import Register

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"


def test_what_has_not_changed_is_not_sent_again(register: Register) -> None:
    first = register.ask("plans")
    tag = first.headers["ETag"]
    again = register.client.get("/api/v1/plans", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    restrict(
        register.plan, because="A trial.", by=register.estate.person(Role.PLAN_COORDINATOR), at=register.estate.now
    )
    changed = register.client.get("/api/v1/plans", headers={"If-None-Match": tag})
    assert (changed.status_code, changed.headers["ETag"] != tag) == (200, True)


def test_caches_ask_again_and_keep_tokens_apart(register: Register) -> None:
    by_token = register.ask("plans", register.token(Role.PLAN_COORDINATOR))
    told = [(one.headers["Cache-Control"], one.headers["Vary"]) for one in (register.ask("plans"), by_token)]
    assert told == [("public, no-cache", "Authorization"), ("private, no-cache", "Authorization")]


def test_head_is_get_without_the_content(register: Register) -> None:
    response = register.client.head("/api/v1/plans")
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "plans/999999", 404),
        ("get", "plans/one", 404),
        ("get", "plans/99999999999999999999", 404),
        ("get", "plans/" + "9" * 5000, 404),
        ("get", "nothing/here", 404),
        ("post", "", 405),
        ("get", "%0A", 404),
        ("post", "nothing", 404),
        ("post", "plans", 405),
        ("delete", "plans/1", 405),
        ("options", "plans", 405),
        ("get", "commitments/1/progress", 405),
        ("post", "commitments/1/progress", 401),
        ("get", "commitments?standing=late", 422),
    ],
)
def test_every_error_is_a_problem(register: Register, method: str, path: str, status: int) -> None:
    response = getattr(register.client, method)(f"/api/v1/{path}")
    assert (response.status_code, response.headers["Content-Type"]) == (status, PROBLEM)
    told = response.json()
    assert (told["status"], told["type"]) == (status, "about:blank")
    assert told["title"]
    assert told["detail"]


def test_other_addresses_below_api_are_problems_too(register: Register) -> None:
    response = register.client.get("/api/v2/plans")
    assert (response.status_code, response.headers["Content-Type"]) == (404, PROBLEM)


def test_a_method_that_is_not_taken_is_told_which_are(register: Register) -> None:
    assert register.client.put("/api/v1/plans").headers["Allow"] == "GET"
    assert register.client.get("/api/v1/commitments/1/progress").headers["Allow"] == "POST"


def test_a_fault_of_ours_is_a_problem_without_particulars(
    register: Register, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(plan_views, "source_for", lambda _: 1 / 0)
    response = register.ask("plans")
    assert (response.status_code, response.headers["Content-Type"]) == (500, PROBLEM)
    assert "division" not in response.content.decode()
    assert "division by zero" in caplog.text


def test_a_session_counts_for_nothing(register: Register) -> None:
    register.client.force_login(register.estate.person(Role.PLAN_COORDINATOR))
    assert len(register.items("plans")) == 1
    assert register.send("commitments/1/progress", {}).status_code == 401


@pytest.mark.parametrize("by_token", [False, True])
def test_who_asks_too_often_waits(register: Register, settings: Settings, by_token: bool) -> None:
    settings.ANSWERABLE_API_REQUESTS_A_MINUTE = {"address": 2, "token": 2}
    token = register.token(Role.PLAN_COORDINATOR, Scope.READ) if by_token else ""
    left = [register.ask("plans", token).headers["RateLimit-Remaining"] for _ in range(2)]
    refused = register.ask("plans", token)
    assert (left, refused.status_code, refused.headers["Content-Type"]) == (["1", "0"], 429, PROBLEM)
    assert refused.headers["RateLimit-Limit"] == "2"
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["Retry-After"] == refused.headers["RateLimit-Reset"]
    assert register.ask("nothing/here", token).status_code == 429
    other = "" if by_token else register.token(Role.PLAN_COORDINATOR, Scope.READ)
    assert register.ask("plans", other).status_code == 200
    cache.clear()  # as time does
    assert register.ask("plans", token).status_code == 200


def test_guessing_tokens_counts_for_the_address(register: Register, settings: Settings) -> None:
    settings.ANSWERABLE_API_REQUESTS_A_MINUTE = {"address": 3, "token": 3}
    assert [register.ask("plans", f"guess{number}").status_code for number in range(4)] == [401, 401, 401, 429]


def test_more_tokens_are_no_more_requests(register: Register, settings: Settings) -> None:
    settings.ANSWERABLE_API_REQUESTS_A_MINUTE = {"address": 2, "token": 2}
    tokens = [register.token(Role.PLAN_COORDINATOR, Scope.READ) for _ in range(3)]
    assert [register.ask("plans", token).status_code for token in tokens] == [200, 200, 429]
