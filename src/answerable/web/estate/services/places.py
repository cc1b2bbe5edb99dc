"""Where places stand: adding them, and moving one with all that is below it."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr

from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.estate.models import Place
from answerable.web.estate.policies import check_move


def place_below(places: Sequence[Place]) -> list[Place]:
    """Write new places, each with the place that is its `above` (already written), and their paths."""
    for place in places:
        place.path = f"new {place.code}"
    written = Place.objects.bulk_create(places)
    for place in written:
        place.path = f"{place.above.path if place.above else ''}{place.pk}."
    Place.objects.bulk_update(written, ["path"])
    return written


def move(place: Place, below: Place) -> None:
    """Rewrite where a place stands, and the path of everything below it; writes no entry. Raises RefusedError."""
    check_move(place.path, below.path)
    old, new = place.path, f"{below.path}{place.pk}."
    Place.objects.filter(path__startswith=old).update(path=Concat(Value(new), Substr("path", len(old) + 1)))
    Place.objects.filter(pk=place.pk).update(above=below)
    place.path, place.above = new, below


def move_place(place: Place, *, below: Place, by: Person | None, at: dt.datetime) -> None:
    with transaction.atomic():
        list(Place.objects.select_for_update().values_list("pk"))
        place.refresh_from_db()
        below.refresh_from_db()
        before = place.above.name if place.above else ""
        move(place, below)
        record(act="place moved", subject=place, by=by, at=at, place=place.name, before=before, now=below.name)
