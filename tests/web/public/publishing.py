"""Plans published, and pages asked for by nobody in particular."""

import datetime as dt

from django.http import HttpResponse
from django.test import Client

from answerable.web.accounts.models import Person
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan
from answerable.web.plans.services.publishing import publish
from tests.support.web.places import Estate

AT = dt.datetime(2026, 6, 2, 10, tzinfo=dt.UTC)


def coordinator(estate: Estate) -> Person:
    return estate.person(Role.PLAN_COORDINATOR)


def publish_last(plan: ActionPlan, *, by: Estate, at: dt.datetime = AT) -> ActionPlan:
    publish(plan.editions.latest("number"), by=coordinator(by), at=at)
    plan.refresh_from_db()
    return plan


def page(address: str, status: int = 200) -> HttpResponse:
    """What anyone gets at the address."""
    response = Client().get(address)
    assert response.status_code == status, f"{address} answers {response.status_code}"
    assert isinstance(response, HttpResponse)
    return response


def words(address: str) -> str:
    return page(address).content.decode()
