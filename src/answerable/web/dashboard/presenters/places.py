"""The parts of a place's page and of a post's."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.presenters import standing_tag
from answerable.web.commitments.types import Standing
from answerable.web.dashboard.queries.counting import Total
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row
from answerable.web.design.words import date
from answerable.web.estate.models import Holding, Place, Post
from answerable.web.estate.presenters.places import standing as open_or_closed
from answerable.web.estate.types import Management, PlaceKind
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.presenters.faces import REGISTER, Face

POSTS = (Column("post", "Post"), Column("holder", "Held by"))
HOLDINGS = (Column("who", "Who"), Column("since", "Since"), Column("until", "Until"))
STANDINGS = (Column("standing", "Status"), Column("number", "Commitments", numeric=True))
RECURRING = (Column("words", "Commitment"), Column("recurrence", "How often"), Column("owner", "Owner"))


def facts(place: Place, *, on: dt.date) -> list[tuple[str, Cell]]:
    """What the reference data say of the place, and where they come from."""
    rows: list[tuple[str, Cell]] = [
        ("Kind", PlaceKind(place.kind).label),
        ("Code", place.code),
        ("Holds", place.holds),
        ("Run by", Management(place.management).label if place.management else ""),
        ("Town", place.town),
        ("Country", place.country),
        ("Open or closed", open_or_closed(place, on=on)),
        *((str(name).replace("_", " ").capitalize(), _plain(value)) for name, value in place.facts.items()),
        ("Source of these facts", Lines(tuple(place.source.splitlines()))),
    ]
    return [(name, value) for name, value in rows if str(value or "")]


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def posts(found: Iterable[Post], *, viewer: Viewer) -> Listing:
    return Listing("Posts", POSTS, [_post(post, viewer) for post in found])


def _post(post: Post, viewer: Viewer) -> Row:
    held: Sequence[Holding] = post.present_holdings  # type: ignore[attr-defined]
    if not held:
        who = "Nobody today"
    elif viewer.may_know_holders_at(post.place.path):
        who = f"{held[0].person.name}, since {date(held[0].since)}"
    else:
        who = "Filled"
    return Link(post.title, reverse("dashboard:post", args=(post.pk,))), who


def holdings(found: Iterable[Holding]) -> Listing:
    return Listing("Who has held this post", HOLDINGS, [_holding(holding) for holding in found])


def _holding(holding: Holding) -> Row:
    return holding.person.name, holding.since, holding.until or "Today"


def standings(found: Mapping[Standing, Total], *, face: Face = REGISTER, **chosen: object) -> Listing:
    """How many commitments stand how, each with the list of them; `chosen` narrows that list to these."""
    return Listing(
        "Commitments by status",
        STANDINGS,
        [(standing_tag(standing), _list(standing, number, chosen, face)) for standing, number in found.items()],
    )


def _list(standing: Standing, number: Total, chosen: Mapping[str, object], face: Face) -> Link:
    query = urlencode({**chosen, "standing": standing.value})
    return Link(str(number), f"{reverse(face.commitments)}?{query}")


def recurring(found: Iterable[Commitment], *, face: Face = REGISTER) -> Listing:
    return Listing("What comes again and again", RECURRING, [_recurring(commitment, face) for commitment in found])


def _recurring(commitment: Commitment, face: Face) -> Row:
    link = Link(commitment.words, face.to_commitment(commitment.pk))
    return link, commitment.recurrence, commitment.owner_words or "Nobody is named"
