"""Every operation, asked by schemathesis whatever its description allows, and much that it does not.

`ANSWERABLE_FUZZ` is how many examples of each operation are tried beside those that cover its description; with `-s`
pytest shows how many requests that were.
"""

import datetime as dt
import os
from collections import Counter
from collections.abc import Iterator

import pytest
import schemathesis
from django.core.cache import cache
from django.core.management import call_command
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished
from schemathesis.hooks import HookContext

from answerable.web.estate.types import Role
from tests.support.web.places import make_estate
from tests.web.api.asking import Register, make_register

EXAMPLES = int(os.environ.get("ANSWERABLE_FUZZ", "3"))


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001
    """Instead of pytest-django's: schemathesis asks in threads of its own, which see only what is committed."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="module")
def register(db: None) -> Register:  # noqa: ARG001 - it must be there
    cache.clear()
    return make_register(make_estate(dt.datetime.now(dt.UTC)))


@pytest.fixture(scope="module")
def address(register: Register) -> Iterator[str]:  # noqa: ARG001 - there is something to be asked for
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.mark.slow
@pytest.mark.no_cover  # what it runs is covered by tests that know what is to come of it
@pytest.mark.parametrize("by_token", [False, True], ids=["nobody", "by token"])
def test_whatever_is_asked_is_answered_as_described(register: Register, address: str, by_token: bool) -> None:
    token = register.token(Role.PLAN_COORDINATOR) if by_token else ""
    said = {
        "seed": 1,
        "cache": {"enabled": False},
        "headers": {"Authorization": f"Bearer {token}"} if token else {},
        "generation": {"deterministic": True, "max-examples": EXAMPLES, "no-shrink": True, "database": "none"},
        "continue-on-failure": True,
    }
    config = SchemathesisConfig.from_dict(said)
    schema = schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json", config=config)
    schema.hook("map_path_parameters")(_things_there_are)
    answers, failures = Counter[int](), Counter[str]()
    for event in from_schema(schema).execute():
        if isinstance(event, ScenarioFinished):
            told = event.recorder.interactions.values()
            answers.update(one.response.status_code for one in told if one.response)
            failures.update(_failures(event))
        elif isinstance(event, NonFatalError | FatalError):
            failures[str(event.value if isinstance(event, NonFatalError) else event.exception)] += 1
    print(f"\n{answers.total()} requests, by status: {dict(sorted(answers.items()))}")  # noqa: T201
    assert failures == {}
    assert {200, 404, 405, 422} <= answers.keys()


def _things_there_are(_context: HookContext, path_parameters: dict[str, object] | None) -> dict[str, object] | None:
    """Small ids, so that most are ids of something."""
    if path_parameters is None:
        return None
    return {
        name: value % 5 + 1 if isinstance(value, int) and not isinstance(value, bool) and value > 5 else value
        for name, value in path_parameters.items()
    }


def _failures(event: ScenarioFinished) -> Iterator[str]:
    for checks in event.recorder.checks.values():
        for check in checks:
            if check.failure_info:
                failure = check.failure_info.failure
                yield f"{failure.operation}: {failure.title}: {failure.message}\n{check.failure_info.code_sample}"
