"""Small pieces of a page."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString
from markupsafe import Markup, escape

from answerable.web.design import tables
from answerable.web.design.components import govuk


def tag(text: str, colour: str = "") -> SafeString:
    return govuk("tag", {"text": text, "classes": f"govuk-tag--{colour}" if colour else ""})


def cell(value: tables.Cell) -> Markup:
    """What stands in a cell, as HTML; a page has hundreds, and formatting by `Markup` takes four times as long."""
    match value:
        case tables.Link():
            return Markup(f'<a class="govuk-link" href="{escape(value.href)}">{escape(value.text)}</a>')  # noqa: S704
        case tables.Tag():
            return Markup(tag(value.text, value.colour))  # noqa: S704
        case tables.Lines():
            items = "".join(f"<li>{cell(item)}</li>" for item in value.items)
            return Markup(f'<ul class="govuk-list site-lines">{items}</ul>')  # noqa: S704
        case None:
            return Markup("–")
        case _:
            return escape(tables.shown(value))


def summary(rows: Iterable[tuple[str, tables.Cell] | tuple[str, tables.Cell, tables.Link]]) -> SafeString:
    """A list of names and values; a third thing in a row is the link that changes it."""
    return govuk("summary-list", {"rows": [_row(*row) for row in rows]})


def _row(name: str, value: tables.Cell, change: tables.Link | None = None) -> dict[str, Any]:
    row: dict[str, Any] = {"key": {"text": name}, "value": {"html": cell(value)}}
    if change:
        action = {"href": change.href, "text": change.text, "visuallyHiddenText": name.lower()}
        row["actions"] = {"items": [action]}
    return row


def empty(title: str, next_step: str, href: str | None = None) -> SafeString:
    """What stands in place of an empty list: that it is empty, and what to do next."""
    step = Markup('<a class="govuk-link" href="{}">{}</a>').format(href, next_step) if href else next_step
    body = Markup('<h2 class="govuk-heading-s">{}</h2><p class="govuk-body">{}</p>').format(title, step)
    return govuk("inset-text", {"html": body})
