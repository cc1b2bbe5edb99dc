"""Places as rows of a list."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.urls import reverse

from answerable.web.design.tables import Cell, Column, Link, Row, Tag
from answerable.web.design.words import date
from answerable.web.estate.models import Place
from answerable.web.estate.policies import is_closed
from answerable.web.estate.types import Management, PlaceKind, TableKind

COLUMNS = (
    Column("name", "Place", sort="name"),
    Column("kind", "Kind", sort="kind"),
    Column("above", "Part of", sort="above"),
    Column("holds", "Holds"),
    Column("code", "Code", sort="code"),
    Column("closed", "Open or closed"),
)
EXPORT = (*COLUMNS, Column("management", "Run by"), Column("town", "Town"), Column("source", "Source"))
ORDERS = {
    name: (*(f"{turned}{field}" for field in fields), f"{turned}id")
    for key, fields in {
        "name": ("name",),
        "kind": ("kind", "name"),
        "above": ("above__name", "name"),
        "code": ("code",),
    }.items()
    for turned, name in (("", key), ("-", f"-{key}"))
}


def rows(places: Iterable[Place], *, on: dt.date) -> list[Row]:
    return [_row(place, on) for place in places]


def export_rows(places: Iterable[Place], *, on: dt.date) -> Iterator[Row]:
    for place in places:
        yield (*_row(place, on), Management(place.management).label, place.town, place.source)


def missing(held: dict[TableKind, bool]) -> list[str]:
    """What is not held until an administrator loads it."""
    return [f"{kind.label}: not held" for kind, is_held in held.items() if not is_held]


def standing(place: Place, *, on: dt.date) -> Cell:
    if not is_closed(place.closed, place.facts, on=on):
        return f"Closes on {date(place.closed)}" if place.closed else "Open"
    return Tag(f"Closed on {date(place.closed)}" if place.closed else "Closed, day not known", "grey")


def _row(place: Place, on: dt.date) -> Row:
    return (
        Link(place.name, reverse("dashboard:place", args=(place.pk,))),
        PlaceKind(place.kind).label,
        place.above.name if place.above else None,
        place.holds or None,
        place.code,
        standing(place, on=on),
    )
