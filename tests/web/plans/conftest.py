"""A service with a prison, its coordinator, and the plan of `linking_given` held there."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from answerable.web.accounts.models import Person
    from answerable.web.estate.models import Place
    from answerable.web.plans.models import ActionPlan


@pytest.fixture
def service(db: None) -> "Place":  # noqa: ARG001 - it must be there
    from tests.support.web.accepted import place

    return place("The service")


@pytest.fixture
def prison(service: "Place") -> "Place":
    from tests.support.web.accepted import place

    return place("HMP Harrow Gate", service)


@pytest.fixture
def coordinator(service: "Place") -> "Person":
    from answerable.web.estate.types import Role
    from tests.support.web.accepted import person

    return person(Role.PLAN_COORDINATOR, service)


@pytest.fixture
def held(service: "Place", coordinator: "Person") -> "ActionPlan":
    from tests.support.web.accepted import accepted
    from tests.web.plans.linking_given import followed_up

    return accepted(followed_up(), service, coordinator)


@pytest.fixture
def client(coordinator: "Person") -> "Client":
    from tests.support.web.signing_in import client_of

    return client_of(coordinator)
