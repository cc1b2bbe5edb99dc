"""Standings, owners' names and tags in the words of a page."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from django.urls import reverse

from answerable.web.commitments.models import Commitment, OwnerName, Tag
from answerable.web.commitments.naming import EXACT
from answerable.web.commitments.policies import standing
from answerable.web.commitments.queries import COUNTED
from answerable.web.commitments.types import NameState, Standing, TagKind
from answerable.web.design import tables
from answerable.web.design.tables import Cell, Column, Link, Listing, Row
from answerable.web.estate.queries import present_post

STANDING_COLOURS = {
    Standing.OVERDUE: "red",
    Standing.DUE_SOON: "yellow",
    Standing.DUE_LATER: "blue",
    Standing.CONTINUING: "turquoise",
    Standing.NO_DATE: "grey",
    Standing.WAITING: "orange",
    Standing.CLAIMED_DONE: "purple",
    Standing.VERIFIED: "green",
    Standing.OVERTAKEN: "grey",
}
OWNER_EXPORT = (
    *(Column("words", "Name in the plans"), Column("place", "Place"), Column("commitments", "Commitments")),
    *(Column("state", "How far matched"), Column("nature", "Nature"), Column("post", "Post")),
    *(Column("post_place", "Place of the post"), Column("score", "Likeness"), Column("by", "Decided by")),
    Column("at", "Decided at"),
)
OWNER_ORDERS = {
    "words": ("words", "id"),
    "-words": ("-words", "-id"),
    "place": ("place__name", "words", "id"),
    "-place": ("-place__name", "-words", "-id"),
}
TAG_COLUMNS = (
    Column("tag", "Tag"),
    Column("words", "Words that propose it"),
    Column("commitments", "Commitments", numeric=True),
)
TAG_EXPORT = tuple(Column(name.lower(), name) for name in ("Kind", "Tag", "Words", "Commitments"))


def standing_of(commitment: Commitment, *, on: dt.date) -> Standing:
    return standing(commitment, on=on)


def standing_tag(found: Standing) -> tables.Tag:
    return tables.Tag(found.label, STANDING_COLOURS[found])


def carried(number: int) -> Cell:
    """A count that goes no further than `COUNTED`."""
    return f"{COUNTED:,} or more" if number >= COUNTED else number


def meaning(name: OwnerName) -> str:
    """What is known of a name so far: `Perhaps Governor, Leeds (94% alike)`."""
    post = present_post(name.post) if name.post else None
    if name.state == NameState.CONFIRMED:
        return f"{post}, {post.place}" if post else name.get_nature_display()
    if name.state == NameState.PROPOSED and post:
        return f"Perhaps {post}, {post.place} ({likeness(name)})"
    return name.get_state_display()


def likeness(name: OwnerName) -> str:
    return "the same title" if is_exact(name) else f"{name.score or 0:.0f}% alike"


def is_exact(name: OwnerName) -> bool:
    return name.state == NameState.PROPOSED and name.score == EXACT


def owner_rows(names: Iterable[OwnerName]) -> Iterator[Row]:
    for name in names:
        post = present_post(name.post) if name.post else None
        yield (
            *(name.words, name.place.name, carried(name.carried)),  # type: ignore[attr-defined]
            *(name.get_state_display(), name.get_nature_display()),
            *((post.title, post.place.name) if post else (None, None)),
            *(name.score, name.decided_by.name if name.decided_by else None, name.decided_at),
        )


def tag_listings(tags: Iterable[Tag], counts: Mapping[int, int], *, may_edit: bool) -> list[Listing]:
    """The glossary, a table for each kind of tag."""
    held = list(tags)
    columns = (*TAG_COLUMNS, Column("change", "Change")) if may_edit else TAG_COLUMNS
    return [
        Listing(kind.label, columns, [_tag(tag, counts, may_edit=may_edit) for tag in held if tag.kind == kind])
        for kind in TagKind
    ]


def _tag(tag: Tag, counts: Mapping[int, int], *, may_edit: bool) -> Row:
    change = Link(f"Change words of {tag.name}", reverse("commitments:edit_tag", args=(tag.pk,)))
    return (
        Link(tag.name, reverse("dashboard:tag", args=(tag.pk,))),
        ", ".join(phrase.words for phrase in tag.phrases.all()) or "None: people add this tag by hand",
        carried(counts.get(tag.pk, 0)),
        *([change] if may_edit else []),
    )


def tag_rows(tags: Iterable[Tag], counts: Mapping[int, int]) -> Iterator[Row]:
    for tag in tags:
        words = "; ".join(phrase.words for phrase in tag.phrases.all())
        yield tag.get_kind_display(), tag.name, words, carried(counts.get(tag.pk, 0))
