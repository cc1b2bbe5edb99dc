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
        self._shown: dict[tuple[str, bool], Page] = {}

    def look(self, page: SeenPage) -> Look:
        shown, plain = self._page(page.seen_by, javascript=True), self._page(page.seen_by, javascript=False)
        complaints = listen(shown)
        shown.set_viewport_size({"width": WIDE, "height": 900})
        shown.goto(page.address)
        violations, wider, on_a_phone = audit_page(shown), overflow(shown), audit_page(shown)
        plain.goto(page.address)
        without = said(plain)
        return Look(violations, on_a_phone, wider, list(complaints), [x for x in said(shown) if x not in without])

    def close(self) -> None:
        for shown in self._shown.values():
            shown.context.close()

    def _page(self, visitor: Visitor, *, javascript: bool) -> Page:
        if (visitor.name, javascript) not in self._shown:
            shown = new_page(self._browser, self._address, javascript=javascript)
            if visitor.person:
                sign_in(shown, visitor.person)
            self._shown[visitor.name, javascript] = shown
        return self._shown[visitor.name, javascript]
