"""A listing on a page: its table, the way to its next page, and what it exports to."""

from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest
from django.template import engines
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from jinja2 import pass_context
from jinja2.runtime import Context

from answerable.web.database.keyset import Page
from answerable.web.design import panels
from answerable.web.design.addresses import query
from answerable.web.design.components import govuk
from answerable.web.design.tables import Column, Listing

STACKED_COLUMNS = 6
"""A table with no more columns than this stands on a phone as one block a row; a wider one scrolls in its own frame."""


@dataclass(frozen=True)
class _Heading:
    words: str
    numeric: bool
    href: str | None = None
    """The address that orders by this column, or turns its order round."""
    ordered: str | None = None
    """How the rows are ordered by it, as `aria-sort` says it; None where they cannot be."""


@pass_context
def table(context: Context, listing: Listing) -> SafeString:
    request: HttpRequest | None = context.get("request")
    return _render(
        "table",
        id=f"table-{slugify(listing.caption)}",
        listing=listing,
        headings=[_heading(column, listing, request) for column in listing.columns],
        rows=[[panels.cell(value) for value in row] for row in listing.rows],
        stacked=len(listing.columns) <= STACKED_COLUMNS,
    )


def _heading(column: Column, listing: Listing, request: HttpRequest | None) -> _Heading:
    if not column.sort or request is None:
        return _Heading(column.heading, column.numeric)
    now = request.GET.get("sort") or listing.sort
    turned = column.sort[1:] if column.sort.startswith("-") else f"-{column.sort}"
    ways = {column.sort.removeprefix("-"): "ascending", f"-{column.sort.removeprefix('-')}": "descending"}
    href = query(request, sort=turned if now == column.sort else column.sort, after=None)
    return _Heading(column.heading, column.numeric, href, ways.get(now or "", "none"))


def pager(page: Page[Any], request: HttpRequest) -> SafeString:
    """The ways to the first page and to the next; nothing where one page holds all."""
    ways: dict[str, Any] = {}
    if not page.start:
        ways["previous"] = {"href": query(request, after=None), "text": "First page"}
    if page.next:
        ways["next"] = {"href": query(request, after=page.next), "text": "Next page"}
    return govuk("pagination", ways) if ways else SafeString("")


def filters(form: BaseForm, request: HttpRequest) -> SafeString:
    """The form that narrows a list; the order of the list is kept."""
    return _render("filters", form=form, request=request)


def exports(request: HttpRequest) -> SafeString:
    csv, ods = (query(request, format=kind, after=None) for kind in ("csv", "ods"))
    return _render("exports", csv=csv, ods=ods)


def _render(name: str, **context: object) -> SafeString:
    return mark_safe(engines["jinja2"].get_template(f"design/{name}.html").render(context))  # noqa: S308
