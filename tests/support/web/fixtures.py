"""What the tests of the register can ask for by name."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.servers.basehttp import WSGIRequestHandler
from django.db import connections
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.support.web.browser import launch, new_page
from tests.support.web.flushing import append_only_tables_can_be_flushed  # noqa: F401
from tests.support.web.journeys import Journey

# Headers and body are sent apart: else the body would wait 40 ms, until the other side acknowledges the headers.
WSGIRequestHandler.disable_nagle_algorithm = True


def pytest_itemcollected(item: pytest.Item) -> None:
    """What asks for a browser is marked so: `-m "not browser"` leaves it out; coverage does not count what it runs."""
    if "browser" in getattr(item, "fixturenames", ()):
        item.add_marker("browser")
        item.add_marker("no_cover")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,  # noqa: ARG001 - a database for each worker of xdist
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """A SQLite database is a file, as in real use: in memory, all threads would share one transaction."""
    default = settings.DATABASES["default"]
    default["CONN_MAX_AGE"] = 0  # a connection that outlives its request would keep the database from being dropped
    if default["ENGINE"].endswith("sqlite3"):
        default.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Playwright keeps a loop running in this thread; the tests use the database beside it, never within it.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        browser = launch(playwright)
        yield browser
        browser.close()
        connections.close_all()  # those that Django made while a loop was running, and does not see without one
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def live(live_server: LiveServer) -> str:
    """The address at which the site is served, over a database that other threads and processes see."""
    cache.clear()  # what is counted there (wrong passwords) is in no model's table, and outlives a test
    return live_server.url


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def journey(browser: Browser, live: str, request: pytest.FixtureRequest) -> Iterator[Journey]:
    page = new_page(browser, live, javascript=request.param)
    yield Journey(page, javascript=request.param)
    page.context.close()
