"""The estate as it ships: places, posts and bodies from the reference data in `data/`, each with its source."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from answerable.vocabulary.bodies import BODIES, INSPECTORATES
from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.estate.data import reference_rows
from answerable.web.estate.models import Body, Place
from answerable.web.estate.policies import CLOSED
from answerable.web.estate.services.places import place_below
from answerable.web.estate.services.reference_posts import add_reference_posts
from answerable.web.estate.types import BodyKind, Management, PlaceKind

ROOT, YOUTH = "HMPPS", "YCS"
_DEPARTMENTS = frozenset({"Ministry of Justice", "The Government"})
_REFRESHED = ("kind", "name", "management", "holds", "country", "town", "facts", "source")


@dataclass(frozen=True)
class Loaded:
    places: int
    posts: int
    bodies: int


def load_reference_places(*, at: dt.datetime, by: Person | None = None) -> Loaded:
    """Add what is new in the reference data and refresh what changed; where a place was moved to, it stays.

    Run again, it changes nothing.
    """
    with transaction.atomic():
        held = {place.code: place for place in Place.objects.select_for_update()}
        root = _written([_service(ROOT, "HM Prison and Probation Service", None)], held)[0]
        youth = _written([_service(YOUTH, "Youth Custody Service", root)], held)[0]
        found = [_region(row, root) for row in reference_rows("probation-regions.csv")]
        found += [_establishment(row, root, youth) for row in reference_rows("establishments.csv")]
        _written(found, held)
        loaded = Loaded(places=Place.objects.count() - len(held), posts=add_reference_posts(), bodies=_add_bodies())
        if loaded != Loaded(0, 0, 0):
            record(act="reference places loaded", subject=root, by=by, at=at, **vars(loaded))
    return loaded


def _written(places: list[Place], held: dict[str, Place]) -> list[Place]:
    """The places as they are now in the database: new ones added, others refreshed."""
    place_below([place for place in places if place.code not in held])
    known = [(held[place.code], place) for place in places if place.code in held]
    for old, new in known:
        for name in _REFRESHED:
            setattr(old, name, getattr(new, name))
    Place.objects.bulk_update([old for old, _ in known], _REFRESHED)
    return [held.get(place.code, place) for place in places]


def _service(code: str, name: str, above: Place | None) -> Place:
    return Place(kind=PlaceKind.SERVICE, code=code, name=name, above=above, management=Management.PUBLIC)


def _region(row: dict[str, str], root: Place) -> Place:
    return Place(
        kind=PlaceKind.REGION,
        code=row.pop("hmpps_reference_code"),
        name=row.pop("region_name"),
        country=row.pop("country"),
        source=row.pop("source"),
        management=Management.PUBLIC,
        facts=_said(row),
        above=root,
    )


def _establishment(row: dict[str, str], root: Place, youth: Place) -> Place:
    holds_children = row["estate"] == "children"
    # Closed, on a day that neither says: inactive in the register, and unknown to the second list.
    is_closed = row["register_status"].startswith("inactive") and row["in_second_list"] == "no"
    return Place(
        kind=PlaceKind.YOUTH_SETTING if holds_children else PlaceKind.ESTABLISHMENT,
        code=row.pop("nomis_code"),
        name=row.pop("name"),
        management=row.pop("management"),
        holds=", ".join(filter(None, (row.pop("estate"), row.pop("sex_held").replace("|", " and ")))),
        country=row.pop("country"),
        town=row.pop("town"),
        source=row.pop("source"),
        facts=_said(row) | ({CLOSED: "day not known"} if is_closed else {}),
        above=youth if holds_children else root,
    )


def _said(row: dict[str, str]) -> dict[str, str]:
    return {column: value for column, value in row.items() if value}


def _add_bodies() -> int:
    kinds = {name: BodyKind.INSPECTORATE for name, _ in INSPECTORATES}
    kinds |= {name: BodyKind.DEPARTMENT if name in _DEPARTMENTS else BodyKind.SERVICE for name, _ in BODIES}
    known = set(Body.objects.values_list("name", flat=True))
    return len(
        Body.objects.bulk_create(Body(kind=kind, name=name) for name, kind in kinds.items() if name not in known)
    )
