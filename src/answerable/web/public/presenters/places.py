"""Places in a list."""

from collections.abc import Iterable

from answerable.web.design.tables import Column, Link, Listing
from answerable.web.estate.models import Place
from answerable.web.public.presenters.faces import PUBLIC

COLUMNS = (Column("name", "Place"), Column("kind", "Kind"), Column("above", "Part of"))


def listing(found: Iterable[Place]) -> Listing:
    rows = [
        (
            Link(place.name, PUBLIC.to_place(place.pk)),
            place.get_kind_display(),
            Link(place.above.name, PUBLIC.to_place(place.above.pk)) if place.above else None,
        )
        for place in found
    ]
    return Listing("Places", COLUMNS, rows)
