"""Every page looked at in Chromium: with a wide screen, on a phone, and without JavaScript."""

from typing import NamedTuple

from playwright.sync_api import Browser, Page

from tests.support.web.browser import WIDE, audit_page, listen, new_page, overflow, said
from tests.support.web.pages import SeenPage
from tests.support.web.signing_in import sign_in
from tests.support.web.visitors import Visitor


class Look(NamedTuple):
    """What is wrong with a page: nothing, unless it says so."""

    violations: list[str]
    violations_on_a_phone: list[str]
    wider_than_a_phone: int
    complaints: list[str]
    said_only_by_scripts: list[str]


SOUND = Look([], [], 0, [], [])


class Looker:
    """A browser at the site's address, in which each visitor once signs in."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._shown: dict[tuple[str, bool], tuple[Page, list[str]]] = {}

    def look(self, page: SeenPage) -> Look:
        shown, complaints = self._page(page.seen_by, javascript=True)
        plain, _ = self._page(page.seen_by, javascript=False)
        complaints.clear()
        shown.goto(page.address)
        violations, wider, on_a_phone = audit_page(shown), overflow(shown), audit_page(shown)
        shown.set_viewport_size({"width": WIDE, "height": 900})
        plain.goto(page.address)
        said_plainly = said(plain)
        only_by_scripts = [line for line in said(shown) if line not in said_plainly]
        return Look(violations, on_a_phone, wider, complaints.copy(), only_by_scripts)

    def close(self) -> None:
        for shown, _ in self._shown.values():
            shown.context.close()

    def _page(self, visitor: Visitor, *, javascript: bool) -> tuple[Page, list[str]]:
        if (visitor.name, javascript) not in self._shown:
            shown = new_page(self._browser, self._address, javascript=javascript)
            if visitor.person:
                sign_in(shown, visitor.person)
            self._shown[visitor.name, javascript] = shown, listen(shown)
        return self._shown[visitor.name, javascript]
