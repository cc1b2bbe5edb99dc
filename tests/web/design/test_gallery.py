"""Every piece of the design in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.web.browser import PHONE, WIDE, audit_page, listen, new_page, overflow
from tests.support.web.validity import faults

PAGES = ["/", "/?sent"]
HOST = "http://gallery.example"


def _answer(gallery: Client, route: Route) -> None:
    address = urlsplit(route.request.url)
    if address.path.startswith("/static/"):
        found = finders.find(address.path.removeprefix("/static/"))
        assert isinstance(found, str), address.path
        route.fulfill(path=found)
    else:
        response = gallery.get(f"{address.path}?{address.query}")
        route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.content)


def _open(browser: Browser, gallery: Client, *, javascript: bool) -> Page:
    page = new_page(browser, HOST, javascript=javascript)
    page.route("**/*", lambda route: _answer(gallery, route))
    return page


@pytest.fixture
def page(browser: Browser, gallery: Client) -> Iterator[Page]:
    page = _open(browser, gallery, javascript=True)
    yield page
    page.context.close()


@pytest.fixture
def plain_page(browser: Browser, gallery: Client) -> Iterator[Page]:
    page = _open(browser, gallery, javascript=False)
    yield page
    page.context.close()


@pytest.mark.parametrize("address", PAGES)
def test_every_piece_is_accessible_at_both_widths_and_breaks_no_rule_of_the_site(page: Page, address: str) -> None:
    complaints = listen(page)
    page.goto(address)
    wide, phone = _audit(page, WIDE), _audit(page, PHONE)
    assert {"wide": wide, "phone": phone, "browser": complaints} == {
        "wide": (0, []),
        "phone": (0, []),
        "browser": [],
    }


def _audit(page: Page, width: int) -> tuple[int, list[str]]:
    return overflow(page, width), audit_page(page)


def test_every_piece_is_there_without_javascript(page: Page, plain_page: Page) -> None:
    plain_page.goto("/")
    inputs = plain_page.locator("input:not([type=hidden]), select, textarea, button, a")
    hidden = [piece.get_attribute("class") for piece in inputs.all() if not piece.is_visible()]
    words = plain_page.locator("main").inner_text()
    page.goto("/")
    assert hidden == [
        # What only a script can do.
        "govuk-service-navigation__toggle govuk-js-service-navigation-toggle",
        "govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
    ]
    assert {"What was promised", "What was done", "The first round", "The second"} <= set(words.splitlines())


def test_focus_goes_to_the_summary_of_errors_and_from_it_to_each_wrong_input(page: Page) -> None:
    page.goto("/?sent")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    arrived = []
    for link in page.locator(".govuk-error-summary a").all():
        link.click()
        arrived.append(page.locator(":focus").get_attribute("id"))
    wrong = [
        "title",
        "pages",
        "summary",
        "email",
        "password",
        "reviewed-day",
        "decision",
        "place",
        "tags",
        "sure",
        "papers",
    ]
    assert arrived == [f"id_{name}" for name in wrong]


def test_a_phone_shows_each_row_with_the_names_of_its_columns(page: Page) -> None:
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.goto("/")
    row = page.locator("table").first.locator("tbody tr").first
    labels = row.locator("> *").evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
    assert [label.split('"')[1] for label in labels] == ["Commitment", "Owner", "Status", "Due", "Pages"]


def test_every_page_is_valid_html(gallery: Client, tmp_path: Path) -> None:
    addresses = [*PAGES, "/fail/400", "/fail/403", "/fail/404", "/fail/500"]
    assert faults({address: gallery.get(address).content.decode() for address in addresses}, tmp_path) == {}
