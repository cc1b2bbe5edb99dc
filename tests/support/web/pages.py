"""A page as it came, and what is asked of every page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from django.http import HttpResponse, HttpResponseBase
from lxml import html

from tests.support.web.visitors import Visitor


@dataclass(frozen=True)
class SeenPage:
    name: str
    address: str
    seen_by: Visitor
    text: str
    """Empty where what came back is no page."""

    @classmethod
    def of(cls, name: str, address: str, seen_by: Visitor, response: HttpResponseBase) -> Self:
        if isinstance(response, HttpResponse) and response.status_code in {200, 422}:
            is_file = "Content-Disposition" in response.headers
            is_page = response.headers["Content-Type"].startswith("text/html") and not is_file
            return cls(name, address, seen_by, response.content.decode() if is_page else "")
        return cls(name, address, seen_by, text="")

    @property
    def title(self) -> str:
        return " ".join(self._tree.findtext(".//title", "").split()) if self.text else ""

    @property
    def faults(self) -> list[str]:
        headings = len(self._tree.findall(".//h1"))
        return [
            *([] if headings == 1 else [f"{headings} first headings"]),
            *([] if self.title else ["no title"]),
        ]

    @property
    def empty_forms(self) -> list[dict[str, str]]:
        """What a browser sends for each form that comes back to this page, where nothing is filled in."""
        path = self.address.partition("?")[0]
        forms = [form for form in self._tree.iter("form") if form.get("method", "").lower() == "post"]
        return [_hidden(form) for form in forms if form.get("action", "").partition("?")[0] in {"", path}]

    @property
    def _tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.text)


def _hidden(form: html.HtmlElement) -> dict[str, str]:
    """What is not seen, and the name of the button where it has one."""
    hidden, buttons = form.xpath(".//input[@type='hidden'][@name]"), form.xpath(".//button[@name]")
    return {part.get("name"): part.get("value", "") for part in [*hidden, *buttons[:1]]}


def form_name(page: SeenPage, form: Mapping[str, str]) -> str:
    """The page's; after its route, which of its forms it is where it has several."""
    route, comma, which = page.name.partition(",")
    return f"{route}: {form['way']}{comma}{which}" if "way" in form else page.name
