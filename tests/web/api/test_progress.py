"""Reporting progress through the API: the same service as the page, for whom the page would let."""

import datetime as dt

import pytest
from django.utils import timezone

from answerable.web.api.types import Scope
from answerable.web.audit.models import Entry
from answerable.web.commitments.models import Update
from answerable.web.estate.types import Role
from tests.web.api.asking import Register
from tests.web.dashboard.held import FORUM, ROMA

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SAID = {"kind": "progress", "words": "The rule is in use on two wings.", "effective_on": str(TODAY)}


def progress(register: Register, words: str = ROMA) -> str:
    return f"commitments/{register.commitment(words).pk}/progress"


def test_an_owner_reports_progress(register: Register) -> None:
    response = register.send(progress(register), SAID, register.token(Role.GOVERNOR, Scope.REPORT))
    update = Update.objects.get()
    told = response.json()  # type: ignore[attr-defined]
    assert (response.status_code, told["id"], told["replaces"]) == (201, update.pk, None)
    assert {name: told[name] for name in SAID} == SAID
    assert (update.recorded_by, update.commitment) == (
        register.estate.person(Role.GOVERNOR),
        register.commitment(ROMA),
    )
    assert Entry.objects.filter(act="progress reported", by=update.recorded_by_id).count() == 1


def test_what_is_reported_again_replaces_what_was(register: Register) -> None:
    token = register.token(Role.GOVERNOR)
    register.send(progress(register), SAID, token)
    asked = SAID | {"words": "On three.", "due_words": "June 2031", "reason": "The works take longer."}
    told = register.send(progress(register), asked, token).json()  # type: ignore[attr-defined]
    first, last = Update.objects.all()
    assert (told["replaces"], last.replaces, last.due_words) == (first.pk, first, "June 2031")


def test_nothing_reported_is_told_to_anyone_before_it_is_submitted(register: Register) -> None:
    register.send(progress(register), SAID, register.token(Role.GOVERNOR))
    commitment = register.told(f"commitments/{register.commitment(ROMA).pk}")
    assert SAID["words"] not in str(commitment)


@pytest.mark.parametrize(
    ("role", "scopes", "status"),
    [
        (Role.GOVERNOR, [Scope.REPORT], 201),
        (Role.PLAN_COORDINATOR, [Scope.REPORT], 201),
        (Role.GOVERNOR, [Scope.READ], 403),
        (Role.COMMITMENT_OWNER, [Scope.REPORT], 403),
        (Role.READER, [Scope.REPORT], 404),
    ],
)
def test_who_may_report(register: Register, role: Role, scopes: list[Scope], status: int) -> None:
    assert register.send(progress(register), SAID, register.token(role, *scopes)).status_code == status
    assert Update.objects.count() == (status == 201)


def test_a_report_on_what_is_not_ones_own_is_kept_as_refused(register: Register) -> None:
    response = register.send(progress(register, FORUM), SAID, register.token(Role.COMMITMENT_OWNER))
    assert response.json()["detail"] == (  # type: ignore[attr-defined]
        "Only whoever holds a post that owns this commitment, or coordinates plans here, reports on it."
    )
    kept = Entry.objects.get(act="refused: progress")
    assert kept.by == register.estate.person(Role.COMMITMENT_OWNER).pk


def test_another_places_coordinator_finds_nothing(register: Register) -> None:
    token = register.token(Role.PLAN_COORDINATOR, at=register.estate.brackwater)
    assert register.send(progress(register), SAID, token).status_code == 404


@pytest.mark.parametrize(
    ("change", "status", "where"),
    [
        ({"effective_on": str(TODAY + dt.timedelta(days=2))}, 409, "body/effective_on"),
        ({"due_words": "June 2031"}, 409, "body/reason"),
        ({"due_words": "When the moon is blue", "reason": "No money"}, 409, "body/due_words"),
        ({"words": "   "}, 409, "body/words"),
        ({"words": ""}, 422, "body/said/words"),
        ({"words": "\ud800"}, 422, "body/said/words"),
        ({"kind": "perhaps"}, 422, "body/said/kind"),
        ({"effective_on": "soon"}, 422, "body/said/effective_on"),
        ({"grade": "good"}, 422, "body/said/grade"),
    ],
)
def test_what_breaks_a_rule_is_refused_and_said(
    register: Register, change: dict[str, str], status: int, where: str
) -> None:
    response = register.send(progress(register), SAID | change, register.token(Role.GOVERNOR))
    assert response.status_code == status
    assert [error["where"] for error in response.json()["errors"]] == [where]  # type: ignore[attr-defined]
    assert not Update.objects.exists()


@pytest.mark.parametrize(("body", "status"), [("{", 400), (b"\xff", 400), ("[" * 100_000, 400), ("[]", 422), ("", 422)])
def test_what_is_no_json_is_refused(register: Register, body: str | bytes, status: int) -> None:
    assert register.send(progress(register), body, register.token(Role.GOVERNOR)).status_code == status


def test_a_body_too_large_is_refused(register: Register) -> None:
    body = '{"words": "' + "x" * 10_000_001 + '"}'
    assert register.send(progress(register), body, register.token(Role.GOVERNOR)).status_code == 413
