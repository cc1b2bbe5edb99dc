"""Tables that are not in the reference data and that an administrator brings: all of a table, or nothing."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.estate.models import Place
from answerable.web.estate.policies import MERGED_INTO
from answerable.web.estate.services.places import move, place_below
from answerable.web.estate.services.reference import ROOT, YOUTH
from answerable.web.estate.services.reference_posts import add_reference_posts
from answerable.web.estate.tables import Row, read_table, refuse
from answerable.web.estate.types import SECURE_HOME, PlaceKind, TableKind

_SOURCE = "Table loaded by an administrator"
_HOME_COLUMNS = {"code", "name", "town", "country"}


def load_table(kind: TableKind, content: bytes, *, by: Person | None, at: dt.datetime) -> int:
    """How many rows were loaded. Raises TableError where any row is wrong, and then changes nothing."""
    rows = read_table(content, columns=kind.columns)
    with transaction.atomic():
        held = {place.code: place for place in Place.objects.select_for_update()}
        _LOADERS[kind](rows, held)
        add_reference_posts()
        record(act=f"table loaded: {kind.label.lower()}", subject=held[ROOT], by=by, at=at, rows=len(rows))
    return len(rows)


def _load_prison_groups(rows: Sequence[Row], held: dict[str, Place]) -> None:
    groups = {place.name: place for place in held.values() if place.kind == PlaceKind.PRISON_GROUP}
    prisons = {code for code, place in held.items() if place.kind == PlaceKind.ESTABLISHMENT}
    refuse(
        _unknown(rows, "establishment code", prisons)
        + _twice(rows, "establishment code")
        + _too_long(rows, {"group": 200})
    )
    names = list(dict.fromkeys(row["group"] for row in rows if row["group"] not in groups))
    new = [
        Place(kind=PlaceKind.PRISON_GROUP, name=name, code=f"PG{number}", above=held[ROOT], source=_SOURCE)
        for number, name in enumerate(names, len(groups) + 1)
    ]
    groups |= {place.name: place for place in place_below(new)}
    for row in rows:
        place, group = held[row["establishment code"]], groups[row["group"]]
        if place.above_id != group.pk:
            move(place, group)


def _load_childrens_homes(rows: Sequence[Row], held: dict[str, Place]) -> None:
    others = {code: place.name for code, place in held.items() if place.facts.get("type_codes") != SECURE_HOME}
    taken = [
        f"Row {row.number}: the code {row['code']} is that of {others[row['code']]}. Give the home another code."
        for row in rows
        if row["code"] in others
    ]
    refuse(taken + _twice(rows, "code") + _too_long(rows, {"name": 200, "code": 20, "town": 80, "country": 40}))
    homes = [_home(row, held.get(row["code"]) or Place(code=row["code"], above=held[YOUTH])) for row in rows]
    place_below([home for home in homes if home.pk is None])
    Place.objects.bulk_update(homes, ["name", "town", "country", "facts"])


def _home(row: Row, home: Place) -> Place:
    home.kind, home.holds, home.source = PlaceKind.YOUTH_SETTING, "children", _SOURCE
    home.name, home.town, home.country = row["name"], row["town"], row["country"]
    home.facts = {name: row[name] for name in row.values if row[name] and name not in _HOME_COLUMNS}
    home.facts["type_codes"] = SECURE_HOME
    return home


def _load_closures(rows: Sequence[Row], held: dict[str, Place]) -> None:
    refuse(_unknown(rows, "code", set(held) - {ROOT}) + _twice(rows, "code"))
    merged = [row for row in rows if row["merged into"]]
    refuse([problem for row in rows if (problem := _wrong_days(row))])
    refuse([problem for row in merged if (problem := _wrong_merger(row, held))])
    for row in rows:
        place = held[row["code"]]
        place.opened, place.closed = _day(row["opened"]), _day(row["closed"])
        others = {name: value for name, value in place.facts.items() if name != MERGED_INTO}
        place.facts = others | ({MERGED_INTO: row["merged into"]} if row["merged into"] else {})
    Place.objects.bulk_update([held[row["code"]] for row in rows], ["opened", "closed", "facts"])


def _wrong_days(row: Row) -> str | None:
    try:
        opened, closed = _day(row["opened"]), _day(row["closed"])
    except ValueError:
        return f"Row {row.number}: write days as year, month and day, like 2026-03-31."
    if opened and closed and closed < opened:
        return f"Row {row.number}: the day it closed must be after the day it opened."
    return None


def _wrong_merger(row: Row, held: Mapping[str, Place]) -> str | None:
    if row["merged into"] not in held:
        return f"Row {row.number}: no place here has the code {row['merged into']}. Look for it on the list of places."
    if row["merged into"] == row["code"]:
        return f"Row {row.number}: a place cannot be merged into itself. Enter the code of the other."
    if not row["closed"]:
        return f"Row {row.number}: enter the day on which {row['code']} closed to be merged."
    return None


_LOADERS: dict[TableKind, Callable[[Sequence[Row], dict[str, Place]], None]] = {
    TableKind.PRISON_GROUPS: _load_prison_groups,
    TableKind.CHILDRENS_HOMES: _load_childrens_homes,
    TableKind.CLOSURES: _load_closures,
}


def _unknown(rows: Sequence[Row], column: str, known: set[str]) -> list[str]:
    return [
        f"Row {row.number}: no place here has the {column} {row[column]}. Find the right one on the list of places."
        for row in rows
        if row[column] not in known
    ]


def _twice(rows: Sequence[Row], column: str) -> list[str]:
    first = {row[column]: row for row in reversed(rows)}
    return [
        f"Row {row.number}: {row[column]} stands in row {first[row[column]].number} too. Take one of them out."
        for row in rows
        if row is not first[row[column]]
    ]


def _too_long(rows: Sequence[Row], longest: Mapping[str, int]) -> list[str]:
    return [
        f"Row {row.number}: the {column} must be {length} characters or fewer."
        for row in rows
        for column, length in longest.items()
        if len(row[column]) > length
    ]


def _day(words: str) -> dt.date | None:
    return dt.date.fromisoformat(words) if words else None
