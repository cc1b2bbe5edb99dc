"""What looks for faults on every page finds those that are there."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.support.web.browser import audit_page, new_page, overflow, said
from tests.support.web.queries import written_tables
from tests.support.web.validity import faults

PAGE = "<!doctype html><html lang=en><title>A page</title><main><h1>A page</h1>{}</main></html>"


def test_pages_that_are_not_valid_are_found(tmp_path: Path) -> None:
    pages = {"sound": PAGE.format("<p>Words</p>"), "faulty": PAGE.format("<p id=a></p><p id=a></p>")}
    assert faults(pages, tmp_path) == {"faulty": ["line 1: Duplicate ID “a”."]}


def test_what_breaks_the_rules_of_access_is_found(browser: Browser) -> None:
    page = new_page(browser, "http://localhost")
    page.set_content(PAGE.format("<img src=''>"))
    found = audit_page(page)
    page.set_content(PAGE.format("<img src='' alt='A wing'>"))
    assert (len(found), found[0].split(":")[0], audit_page(page)) == (1, "image-alt", [])
    page.context.close()


def test_what_is_wider_than_a_phone_is_found(browser: Browser) -> None:
    page = new_page(browser, "http://localhost")
    page.set_content(PAGE.format("<div style='margin: 0; width: 490px; position: absolute; left: 0'>Wide</div>"))
    assert overflow(page) == 100
    page.context.close()


def test_what_only_scripts_offer_is_not_counted_as_said(browser: Browser) -> None:
    page = new_page(browser, "http://localhost")
    page.set_content(PAGE.format("<p>Words</p><p hidden>Hidden</p><p class=govuk-accordion__controls>Show all</p>"))
    assert said(page) == ["A page", "Words"]
    page.context.close()


def test_what_is_written_is_found_in_the_statements() -> None:
    statements = ('SELECT "a" FROM "b"', 'INSERT INTO "c" ("d")', 'UPDATE "e" SET', 'DELETE FROM "f"', 'SAVEPOINT "g"')
    assert written_tables(statements) == {"c", "e", "f"}
