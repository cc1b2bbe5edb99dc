"""Posts, and who held them when, as rows of a list."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse

from answerable.web.design.tables import Cell, Column, Link, Listing, Row
from answerable.web.estate.models import Holding, Post
from answerable.web.estate.viewers import Viewer

COLUMNS = (
    Column("post", "Post", sort="post"),
    Column("place", "Place", sort="place"),
    Column("holder", "Held by"),
    Column("since", "Since"),
    Column("above", "Answers to"),
)
ORDERS = {
    "post": ("title", "place__name", "id"),
    "-post": ("-title", "-place__name", "-id"),
    "place": ("place__name", "title", "id"),
    "-place": ("-place__name", "-title", "-id"),
}


def listing(posts: Iterable[Post], *, viewer: Viewer) -> Listing:
    return Listing("Posts", COLUMNS, [row(post, viewer) for post in posts], sort="post")


def row(post: Post, viewer: Viewer) -> Row:
    return (
        Link(post.title, reverse("dashboard:post", args=(post.pk,))),
        post.place.name,
        *_held(post, viewer),
        post.above.title if post.above else None,
    )


def _held(post: Post, viewer: Viewer) -> tuple[str, dt.date | None]:
    """Who holds the post and since when, or only whether somebody does."""
    holding = next(iter(post.present_holdings), None)  # type: ignore[attr-defined]
    if holding is None:
        return "Nobody", None
    if not viewer.may_know_holders_at(post.place.path):
        return "Somebody", None
    return holding.person.name, holding.since


def history(holdings: Iterable[Holding], post: Post, *, on: dt.date) -> Listing:
    columns = (Column("person", "Held by"), Column("since", "From"), Column("until", "Until"), Column("as", "As"))
    rows = [
        (
            held.person.name,
            held.since,
            _until(held, on),
            f"{held.post.title} (since merged)" if held.post_id != post.pk else held.post.title,
        )
        for held in holdings
    ]
    return Listing("Who has held it", columns, rows)


def _until(held: Holding, on: dt.date) -> Cell:
    if held.until:
        return held.until
    return "Now" if held.since <= on else "No end"
