"""A report of disparity, read in a browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from answerable.disparity.report.choosing import Scope
from answerable.disparity.report.page import report
from tests.support.disparity.reporting import TODAY, made_results
from tests.support.web.browser import WIDE, audit_page, listen, new_page, overflow

SMALLEST = """Math.min(...[...document.querySelectorAll("svg text")].map(
  text => text.getScreenCTM().a * parseFloat(getComputedStyle(text).fontSize)
))"""
"""The height of the smallest letters of any chart, in pixels of the screen."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reported")
    file = folder / "report.html"
    file.write_text(report(made_results(folder), Scope(), TODAY), encoding="utf-8")
    return file


def test_a_report_is_accessible_fits_a_phone_and_needs_no_network(browser: Browser, page: Path) -> None:
    shown = new_page(browser, page.as_uri())
    complaints, asked = listen(shown), []
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(page.as_uri())
    shown.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    wide, wider = audit_page(shown), overflow(shown, WIDE)
    wider_than_a_phone, phone, letters = overflow(shown), audit_page(shown), shown.evaluate(SMALLEST)
    shown.context.close()
    assert (wide, phone, wider, wider_than_a_phone, complaints, asked) == ([], [], 0, 0, [], [page.as_uri()])
    assert letters >= 12
