"""Every address of the site, asked by somebody in every role: who gets in, and whether what comes back is sound."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from answerable.web.access import ACCESS
from answerable.web.plans.views import import_page
from answerable.web.routes import routes
from tests.support.web.addresses import route_of
from tests.support.web.looking import SOUND, Looker
from tests.support.web.pages import SeenPage, form_name
from tests.support.web.queries import written
from tests.support.web.site import Site
from tests.support.web.validity import faults
from tests.support.web.visitors import differences, meaning
from tests.support.web.world import make_world

NOTHING_IS_REQUIRED = {
    "account_logout",
    "dashboard:make_calendar",
    "dashboard:make_place_calendar",
    "dashboard:make_plan_calendar",
    "dashboard:revoke_calendar",
    "monitoring:end_data_set",
    "monitoring:map_columns",
    "monitoring:take_delivery",
    "notices:sent_message",
    "monitoring:clear_release",
    "plans:links",
    "plans:map_findings",
    "plans:move_draft",
    "plans:publish",
    "plans:review_action: explain",
    "plans:review_action: join",
    "plans:review_doubts: answer",
    "plans:review_doubts: leave",
    "plans:review_doubts: leave-all",
    "plans:withdraw",
}
"""Forms that may be sent as they are."""
SWEEP = pytest.mark.no_cover
"""What only repeats for each visitor what the page's opener runs is not counted: counting doubles its time."""


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001
    """Instead of pytest-django's: what is made is committed, so that the browser sees it, and stays for every test."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="module")
def site(db: None) -> Site:  # noqa: ARG001
    """No visit leaves anything behind."""
    return Site(make_world(timezone.now()))


@pytest.fixture(scope="module")
def pages(site: Site) -> list[SeenPage]:
    """Every page there is to read, as one who may reads it; a file is none."""
    seen = [
        SeenPage.of(name, address, site.opener(name), site.opener(name).get(address))
        for name, address in site.asked("GET").items()
    ]
    return [page for page in seen if page.text]


@pytest.fixture(scope="module")
def sent_empty(pages: list[SeenPage]) -> list[SeenPage]:
    """What comes back where a form is sent with nothing filled in; a page without text where that is accepted."""
    return [
        SeenPage.of(form_name(page, form), page.address, page.seen_by, page.seen_by.post(page.address, form))
        for page in pages
        for form in page.empty_forms
    ]


def test_the_access_table_has_every_route_and_no_other() -> None:
    assert set(ACCESS) == set(routes())


@SWEEP
def test_each_page_opens_to_those_whom_the_table_lets_in(site: Site) -> None:
    got = {
        (name, visitor.name): meaning(visitor.get(address))
        for name, address in site.asked("GET").items()
        for visitor in site.visitors
    }
    assert differences(got, site.table("GET")) == {}


@SWEEP
def test_each_form_is_taken_from_those_whom_the_table_lets_in(site: Site) -> None:
    got = {
        (name, visitor.name): meaning(visitor.post(address))
        for name, address in site.asked("POST").items()
        for visitor in site.visitors
    }
    assert differences(got, site.table("POST")) == {}


def test_what_is_only_sent_to_cannot_be_read(site: Site) -> None:
    got = {name: site.opener(name).get(address).status_code for name, address in site.only_sent_to().items()}
    assert got == dict.fromkeys(site.only_sent_to(), 405)


def test_reading_changes_nothing_but_that_openings_of_evidence_are_written_down(site: Site) -> None:
    changed = {}
    for name, address in site.asked("GET").items():
        with CaptureQueriesContext(connection) as captured:
            site.opener(name).get(address)
        changed[name] = written(captured)
    trail = {"audit_entry", "audit_detail", "audit_head"}
    assert {name: tables for name, tables in changed.items() if tables} == {"commitments:evidence_file": trail}


def test_every_page_has_a_title_and_one_first_heading(pages: list[SeenPage]) -> None:
    assert {page.name: page.faults for page in pages if page.faults} == {}


def test_a_form_sent_empty_says_what_is_missing(sent_empty: list[SeenPage]) -> None:
    accepted = {route_of(page.name) for page in sent_empty if not page.text}
    unsaid = {page.name for page in sent_empty if page.text and not page.title.startswith("Error: ")}
    assert (accepted, unsaid) == (NOTHING_IS_REQUIRED, set())


def test_every_page_is_valid_html(pages: list[SeenPage], sent_empty: list[SeenPage], tmp_path: Path) -> None:
    sent = {f"{page.name}, sent empty": page.text for page in sent_empty if page.text}
    assert faults({page.name: page.text for page in pages} | sent, tmp_path) == {}


@pytest.fixture(scope="module")
def looker(site: Site, browser: Browser) -> Iterator[Looker]:  # noqa: ARG001 - the world is there to be looked at
    server = LiveServer("localhost")
    looker = Looker(browser, server.url)
    with pytest.MonkeyPatch.context() as patch:
        # A page that loads itself again while it is looked at is another page.
        patch.setattr(import_page, "SECONDS", "3600")
        yield looker
    looker.close()
    server.stop()


@pytest.mark.slow
@pytest.mark.parametrize("quarter", range(4))
def test_every_page_is_sound_in_a_browser(looker: Looker, pages: list[SeenPage], quarter: int) -> None:
    """Accessible, no wider than a phone, within its security policy, and complete without JavaScript."""
    looks = {page.name: looker.look(page) for page in pages[quarter::4]}
    assert {name: look._asdict() for name, look in looks.items() if look != SOUND} == {}
