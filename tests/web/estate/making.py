"""A small estate, and people in it."""

import datetime as dt

from answerable.web.accounts.models import Person
from answerable.web.estate.models import Grant, Place, Post
from answerable.web.estate.queries import viewer_of
from answerable.web.estate.services.places import place_below
from answerable.web.estate.types import PlaceKind, Role
from answerable.web.estate.viewers import Viewer

AT = dt.datetime(2026, 6, 3, 9, 30, tzinfo=dt.UTC)
TODAY = dt.date(2026, 6, 3)
PASSWORD = "three odd words"  # noqa: S105


def make_place(name: str, *, kind: PlaceKind = PlaceKind.ESTABLISHMENT, below: Place | None = None) -> Place:
    [place] = place_below([Place(kind=kind, name=name, code=name.upper()[:20], above=below)])
    return place


def make_person(name: str = "Ada Marsh", *, role: Role | None = None, place: Place | None = None) -> Person:
    email = f"{name.lower().replace(' ', '.')}@example.org"
    person = Person.objects.create_person(email=email, name=name, password=PASSWORD)
    if role and place:
        Grant.objects.create(person=person, role=role, place=place, since=TODAY)
    return person


def make_post(title: str, place: Place) -> Post:
    return Post.objects.create(title=title, folded=title.lower(), place=place)


def seen_by(person: Person, *, on: dt.date = TODAY) -> Viewer:
    return viewer_of(person, on=on)
