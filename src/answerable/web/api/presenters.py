"""Tokens and operations of the API, as pages show them."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse

from answerable.web.api.models import Token
from answerable.web.api.types import Scope
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Tag
from answerable.web.design.words import date

_COLUMNS = (
    Column("name", "Token"),
    Column("scopes", "May"),
    Column("made", "Made"),
    Column("used", "Last used"),
    Column("state", "State"),
    Column("change", "Change"),
)
_OPERATIONS = (Column("address", "Address"), Column("about", "What it answers"), Column("filters", "Filters"))


def listing(tokens: Iterable[Token], *, on: dt.date) -> Listing:
    rows = [
        (
            token.name,
            Lines([Scope(scope).label for scope in token.scopes]),
            token.made_at.date(),
            token.used_at.date() if token.used_at else "Never",
            _state(token, on),
            _change(token),
        )
        for token in tokens
    ]
    return Listing("Your tokens", _COLUMNS, rows)


def _state(token: Token, on: dt.date) -> Cell:
    if token.revoked_at:
        return Tag("Revoked", "grey")
    if token.expires_on < on:
        return Tag("Expired", "grey")
    return f"Good until {date(token.expires_on)}"


def _change(token: Token) -> Cell:
    if token.revoked_at:
        return None
    return Link(f"Revoke {token.name}", f"{reverse('api:revoke_token')}?token={token.pk}")


def operations() -> Listing:
    """Everything that version 1 can do, from its own description."""
    from answerable.web.api.views.v1 import v1  # noqa: PLC0415 - the views know this module, so it cannot know them

    rows = [
        (f"{method.upper()} {path}", said["description"].partition("\n")[0], ", ".join(_filters(said)) or None)
        for path, methods in v1.get_openapi_schema()["paths"].items()
        for method, said in methods.items()
    ]
    return Listing("What the API answers", _OPERATIONS, rows)


def _filters(said: dict[str, Any]) -> Iterator[str]:
    return (one["name"] for one in said["parameters"] if one["in"] == "query")
