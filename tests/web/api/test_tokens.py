"""Tokens: what they let a program do, and when they are refused."""

import datetime as dt

import pytest
from django.utils import timezone

from answerable.web.api.models import Token
from answerable.web.api.types import Scope
from answerable.web.audit.models import Entry
from answerable.web.estate.models import Grant
from answerable.web.estate.services.people import give_role
from answerable.web.estate.types import Role
from tests.support.web.signing_in import client_of
from tests.web.api.asking import HIDDEN, Register
from tests.web.dashboard.held import lines, links, rows

pytestmark = pytest.mark.django_db
TOKENS, NEW, REVOKE = "/account/tokens/", "/account/tokens/new/", "/account/tokens/revoke/"


def refused() -> list[str]:
    return [entry.detail.content for entry in Entry.objects.filter(act="refused: token").select_related("detail")]


def test_a_token_shows_what_its_person_sees(register: Register) -> None:
    own, other = (register.token(Role.READER, at=place) for place in (None, register.estate.brackwater))
    assert HIDDEN in register.words("commitments", own)
    assert len(register.items("plans", own)) == 2
    hidden = register.commitment(HIDDEN).pk
    assert register.told(f"commitments/{hidden}", own)["words"] == HIDDEN
    assert register.told(f"plans/{register.hidden.pk}", own)["published_at"] is None
    assert register.items("plans", other) == []
    assert register.ask(f"commitments/{hidden}", other).status_code == 404
    assert register.told(f"places/{register.estate.ashgate.pk}", other)["standings"] == {}


def test_a_token_allows_what_its_person_may_on_the_day(register: Register) -> None:
    token = register.token(Role.READER)
    Grant.objects.filter(person=register.estate.person(Role.READER)).update(until=timezone.localdate())
    assert register.items("plans", token) == []
    give_role(
        person=register.estate.person(Role.READER),
        role=Role.READER,
        place=register.estate.service,
        on=register.estate.since,
        by=None,
        at=register.estate.now,
    )
    assert len(register.items("plans", token)) == 2


@pytest.mark.parametrize(
    ("given", "status"), [([Scope.READ], 200), ([Scope.REPORT], 403), ([Scope.READ, Scope.REPORT], 200)]
)
def test_reading_needs_its_scope(register: Register, given: list[Scope], status: int) -> None:
    assert register.ask("plans", register.token(Role.READER, *given)).status_code == status


def test_a_token_that_was_revoked_is_refused_and_that_is_kept_once_a_day(register: Register) -> None:
    secret = register.token(Role.READER)
    client = client_of(register.estate.person(Role.READER))
    assert register.ask("plans", secret).status_code == 200
    client.post(REVOKE, {"token": Token.objects.get().pk})
    answers = [register.ask("plans", secret) for _ in range(2)]
    assert [(one.status_code, one.headers["WWW-Authenticate"]) for one in answers] == [
        (401, 'Bearer realm="Answerable"')
    ] * 2
    assert answers[0].json()["detail"] == "This token was revoked. Make a new one."  # type: ignore[attr-defined]
    assert refused() == ['{"why": "This token was revoked. Make a new one."}']


def test_a_token_is_good_on_its_last_day_and_not_on_the_next(register: Register) -> None:
    today, yesterday = (register.token(Role.READER, days=days) for days in (0, -1))
    assert register.ask("plans", today).status_code == 200
    assert register.ask("plans", yesterday).status_code == 401
    assert "has expired" in refused()[0]


def test_a_token_of_a_closed_account_is_refused(register: Register) -> None:
    secret, person = register.token(Role.READER), register.estate.person(Role.READER)
    person.is_active = False
    person.save()
    assert register.ask("plans", secret).status_code == 401
    assert "account of this token is closed" in refused()[0]


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer nonsense", "Basic YTpi", "", "Bearer a b", "Bearer é"])
def test_what_is_no_token_is_refused(register: Register, header: str) -> None:
    response = register.client.get("/api/v1/plans", headers={"Authorization": header})
    assert (response.status_code, refused()) == (401, [])


def test_a_person_makes_a_token_and_sees_it_once(register: Register) -> None:
    client = client_of(register.estate.person(Role.COMMITMENT_OWNER))
    assert "You have no tokens" in lines(client.get(TOKENS))
    made = client.post(NEW, {"name": "Monthly figures", "scopes": ["read", "report"], "days": "90"})
    [secret] = [line for line in lines(made) if line.startswith("answerable_")]
    assert len(register.items("plans", secret)) == 2
    token = Token.objects.get()
    assert (token.secret_sha256 == secret, token.used_at is not None) == (False, True)
    assert token.expires_on == timezone.localdate() + dt.timedelta(days=90)
    listed = client.get(TOKENS)
    assert secret not in listed.content.decode()
    [[name, scopes, *_, state, change]] = rows(listed, "Your tokens")
    assert (name, scopes, change) == (
        "Monthly figures",
        "Read what its person may see Report progress as its person",
        "Revoke Monthly figures",
    )
    assert state.startswith("Good until ")
    assert links(listed)["Revoke Monthly figures"] == f"{REVOKE}?token={token.pk}"
    assert [entry.act for entry in Entry.objects.filter(subject="api.token")] == ["token made"]


def test_a_token_is_not_made_without_a_name_a_scope_and_a_time(register: Register) -> None:
    response = client_of(register.estate.person(Role.READER)).post(NEW, {})
    said = lines(response, ".govuk-error-summary")
    assert said == [
        "There is a problem",
        "Enter what it is for",
        "Choose at least one thing it may do",
        "Choose a time",
    ]


def test_nobody_sees_or_revokes_the_token_of_another(register: Register) -> None:
    secret = register.token(Role.READER)
    client, token = client_of(register.estate.person(Role.ADMINISTRATOR)), Token.objects.get()
    assert "You have no tokens" in lines(client.get(TOKENS))
    assert "Choose a token from the list" in lines(client.post(REVOKE, {"token": token.pk}))
    assert register.ask("plans", secret).status_code == 200


def test_revoked_and_expired_tokens_say_so(register: Register) -> None:
    person = register.estate.person(Role.READER)
    register.token(Role.READER, days=-1)
    register.token(Role.READER)
    client = client_of(person)
    client.post(REVOKE, {"token": Token.objects.latest("pk").pk})
    assert [row[4] for row in rows(client.get(TOKENS), "Your tokens")] == ["Revoked", "Expired"]
    Token.objects.update(revoked_at=register.estate.now)
    assert "You have no token that could be revoked." in lines(client.get(REVOKE))[1]
