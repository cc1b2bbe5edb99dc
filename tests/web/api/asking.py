"""What the register holds in these tests, and how a program asks for it."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from answerable.web.api.services import make_token
from answerable.web.api.types import Scope
from answerable.web.commitments.models import Commitment
from answerable.web.estate.models import Place
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Finding
from answerable.web.plans.services.publishing import publish
from tests.support.plan_making import action, answered, plan
from tests.support.web.accepted import accepted
from tests.support.web.places import Estate
from tests.web.dashboard.held import hold_plan

HIDDEN = "The library will open on Sundays."
_V1 = "/api/v1/"


@dataclass(frozen=True)
class Register:
    estate: Estate
    plan: ActionPlan
    """Published: three findings, three commitments, three rounds."""
    hidden: ActionPlan
    """Accepted, and not published: one commitment."""

    @cached_property
    def client(self) -> Client:
        return Client(raise_request_exception=False)

    def ask(self, path: str, token: str = "", **query: object) -> HttpResponse:
        return self.client.get(_V1 + path, query, headers=_shown(token))  # type: ignore[arg-type, return-value]

    def told(self, path: str, token: str = "", **query: object) -> Any:  # noqa: ANN401 - whatever it answers
        response = self.ask(path, token, **query)
        assert response.status_code == 200, response.content
        return response.json()  # type: ignore[attr-defined]

    def items(self, path: str, token: str = "", **query: object) -> list[Any]:
        found: list[Any] = self.told(path, token, **query)["items"]
        return found

    def words(self, path: str, token: str = "", **query: object) -> list[str]:
        return [one["words"] for one in self.items(path, token, **query)]

    def send(self, path: str, body: object, token: str = "", content_type: str = "application/json") -> HttpResponse:
        return self.client.post(_V1 + path, body, content_type, headers=_shown(token))  # type: ignore[return-value]

    def token(self, role: Role, *scopes: Scope, at: Place | None = None, days: int = 30) -> str:
        """The secret of a new token of whoever holds the role."""
        today, by = timezone.localdate(), self.estate.person(role, at)
        until = today + dt.timedelta(days=days)
        return make_token(name="Robot", scopes=scopes or [*Scope], expires_on=until, by=by, at=self.estate.now)[1]

    def commitment(self, words: str) -> Commitment:
        return Commitment.objects.get(words=words)

    def finding(self, number: str) -> Finding:
        return self.plan.findings.get(number=number)


def make_register(estate: Estate) -> Register:
    by = estate.person(Role.PLAN_COORDINATOR)
    shown = hold_plan(estate)
    publish(shown.editions.get(), by=by, at=estate.now)
    said = plan(answered("1", "Open the library.", action(HIDDEN, "Governor", "May 2024")), title="Not yet published")
    return Register(estate, ActionPlan.objects.get(pk=shown.pk), accepted(said, estate.ashgate, by))


def _shown(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"} if token else {}
