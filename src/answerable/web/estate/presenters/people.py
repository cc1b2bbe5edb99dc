"""People, their roles and posts, as rows of a list."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse

from answerable.web.accounts.models import Person
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row
from answerable.web.estate.models import Grant, Holding
from answerable.web.estate.types import Capability, Role
from answerable.web.estate.viewers import Viewer

COLUMNS = (
    Column("name", "Name", sort="name"),
    Column("email", "Email address", sort="email"),
    Column("roles", "Roles"),
)
ORDERS = {"name": ("name", "id"), "-name": ("-name", "-id"), "email": ("email", "id"), "-email": ("-email", "-id")}


def row(person: Person) -> Row:
    held = [f"{Role(grant.role).label}, {grant.place.name}" for grant in person.present_grants]  # type: ignore[attr-defined]
    return (
        Link(person.name, reverse("estate:person", args=(person.pk,))),
        person.email,
        Lines(held) if held else "None",
    )


def roles(grants: Iterable[Grant], *, on: dt.date, viewer: Viewer | None = None) -> Listing:
    """With a viewer, the ways to end those roles that the viewer may end."""
    names = ("Role", "Place", "From", "Until", "Given by", *(["Change"] if viewer else []))
    rows = [
        (
            Role(grant.role).label,
            grant.place.name,
            grant.since,
            _until(grant, on),
            grant.given_by.name if grant.given_by else "The system",
            *([_end(grant, viewer)] if viewer else []),
        )
        for grant in grants
    ]
    return Listing("Roles", tuple(Column(name.lower(), name) for name in names), rows)


def _end(grant: Grant, viewer: Viewer) -> Cell:
    if grant.until or not viewer.may_at(Capability.MANAGE_PEOPLE, grant.place.path):
        return None
    return Link("End this role", reverse("estate:end_role", args=(grant.person_id, grant.pk)))


def posts(holdings: Iterable[Holding], *, on: dt.date) -> Listing:
    columns = tuple(Column(name.lower(), name) for name in ("Post", "Place", "From", "Until"))
    rows = [
        (
            Link(held.post.title, reverse("dashboard:post", args=(held.post_id,))),
            held.post.place.name,
            held.since,
            _until(held, on),
        )
        for held in holdings
    ]
    return Listing("Posts", columns, rows)


def _until(held: Grant | Holding, on: dt.date) -> Cell:
    if held.until:
        return held.until
    return "Now" if held.since <= on else "No end"
