"""A person's way through the site, in the words of given, when and then.

The fixture `journey` walks it twice, with JavaScript and without; every page arrived at is checked on the way.
"""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from answerable.web.accounts.models import Person
from tests.support.web.browser import PHONE, WIDE, audit_page, overflow
from tests.support.web.signing_in import sign_in

SCREENSHOTS = Path(__file__).parents[3] / "build/screenshots"
expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong


@dataclass(frozen=True, slots=True)
class Journey:
    page: Page
    javascript: bool = True

    def sign_in(self, person: Person) -> None:
        sign_in(self.page, person)

    def visit(self, path: str) -> None:
        self.page.goto(path)
        self._arrive()

    def click(self, name: str, *, within: str = "body") -> None:
        """The link or button of that name, in the part of the page that has the selector; the first of several."""
        part = self.page.locator(within)
        named = [part.get_by_role(role, name=name, exact=True) for role in ("link", "button")]
        named[0].or_(named[1]).first.click()
        self._arrive()

    def fill(self, label: str, words: str) -> None:
        self._field(label).fill(words)

    def choose(self, label: str) -> None:
        """Tick the radio button or the box of that label."""
        self._field(label).check()

    def select(self, label: str, option: str) -> None:
        self._field(label).select_option(label=option)

    def sees(self, *words: str) -> None:
        for text in words:
            expect(self.page.locator("body")).to_contain_text(text, use_inner_text=True)

    def does_not_see(self, *words: str) -> None:
        for text in words:
            expect(self.page.locator("body")).not_to_contain_text(text, use_inner_text=True)

    @property
    def heading(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def screenshot(self, name: str) -> None:
        """Saved in both widths; without JavaScript a page ought to look the same and is not saved again."""
        if not self.javascript:
            return
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        for width in (WIDE, PHONE):
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.screenshot(path=SCREENSHOTS / f"{name}-{width}.png", full_page=True)
        self.page.set_viewport_size({"width": WIDE, "height": 900})

    def _field(self, label: str) -> Locator:
        return self.page.get_by_label(label, exact=True)

    def _arrive(self) -> None:
        self.page.wait_for_load_state()
        faults = audit_page(self.page) if self.javascript else []
        wider = overflow(self.page)
        self.page.set_viewport_size({"width": WIDE, "height": 900})
        assert (self.page.get_by_role("heading", level=1).count(), faults, wider) == (1, [], 0), self.path
