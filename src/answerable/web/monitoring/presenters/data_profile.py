"""What was found in a delivery, in the words of a page."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from django.utils.timezone import localdate

from answerable.web.design.tables import Column, Listing, Row
from answerable.web.design.words import count, date
from answerable.web.estate.models import Place
from answerable.web.estate.policies import is_closed
from answerable.web.monitoring.models import Delivery

_PLACES = ("Place as the records name it", "In the register", "Records", "Latest month")
_MOST = 200
"""Rows of a table of the profile."""


def not_returned(delivery: Delivery, places: Mapping[str, Place]) -> list[str]:
    """Open places that sent nothing for the latest month, by their names in the register where they have one."""
    silent = {words: places.get(words) for words in delivery.profile.get("not_returned", ())}
    shut = {words for words, one in silent.items() if one and is_closed(one.closed, one.facts, on=_last(delivery))}
    return sorted(str(one or words) for words, one in silent.items() if words not in shut)


def _last(delivery: Delivery) -> dt.date:
    return delivery.last or localdate(delivery.brought_at)


def profile_tables(delivery: Delivery, places: Mapping[str, Place]) -> list[Listing]:
    """What was found, table by table; what there is none of is left out. `places` are those of the register."""
    profile = delivery.profile
    tables = (
        _listing("Group not stated", ("Characteristic", "Not stated", "Of", "Share"), _not_stated(profile)),
        _listing("Codes that are not known", ("Characteristic", "Code", "Records"), _unknown(profile)),
        _listing("Cells that are empty", ("Column", "Records"), profile.get("missing", {}).items()),
        _listing("Records by month", ("Month", "Records"), _months(profile)),
        _listing("Records by place", _PLACES, _places(profile, places)),
    )
    return [table for table in tables if table.rows]


def _listing(caption: str, headings: tuple[str, ...], rows: Iterable[Row]) -> Listing:
    numeric = ("Records", "Not stated", "Of", "Share")
    columns = [Column(heading.lower().replace(" ", "_"), heading, numeric=heading in numeric) for heading in headings]
    return Listing(caption, columns, list(rows)[:_MOST])


def _not_stated(profile: Mapping[str, Mapping[str, tuple[int, int]]]) -> Iterator[Row]:
    for characteristic, (many, of) in sorted(profile.get("not_stated", {}).items()):
        yield characteristic.capitalize(), many, of, f"{many / of:.1%}" if of else None


def _unknown(profile: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Iterator[Row]:
    for characteristic, codes in sorted(profile.get("unknown_codes", {}).items()):
        yield from ((characteristic.capitalize(), code, many) for code, many in sorted(codes.items()))


def _months(profile: Mapping[str, Mapping[str, int]]) -> Iterator[Row]:
    for day, many in sorted(profile.get("periods", {}).items(), reverse=True):
        yield f"{dt.date.fromisoformat(day):%B %Y}", many


def _places(profile: Mapping[str, Mapping[str, Mapping[str, int]]], places: Mapping[str, Place]) -> Iterator[Row]:
    for words, months in sorted(profile.get("places", {}).items()):
        known = _in_register(places.get(words), months)
        yield words, known, sum(months.values()), f"{dt.date.fromisoformat(max(months)):%B %Y}"


def _in_register(place: Place | None, months: Mapping[str, int]) -> str:
    if place is None:
        return "Not known: shown nowhere"
    if place.closed is None:
        return place.name
    later = sum(many for month, many in months.items() if month > place.closed.isoformat())
    return f"{place.name}, closed on {date(place.closed)}" + (
        f"; {count(later, 'record')} of later months" * bool(later)
    )
