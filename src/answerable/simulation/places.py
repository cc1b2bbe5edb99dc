"""Where records are from: establishments and settings of a table of places, and units invented for each region."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from answerable.simulation.sizes import Size
from answerable.vocabulary.errors import UnusableDataError

_REGIONS = Path(__file__).with_name("regions.csv")
_OPEN = "active"
_COLUMNS = {"nomis_code", "estate", "sex_held", "postcode", "register_status"}


@dataclass(frozen=True, slots=True)
class Region:
    name: str
    minorities: float
    """How often people there are of a minority, against the average."""


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    """As records name it."""
    region: Region
    women: bool = False
    children: bool = False


def read_places(path: Path) -> list[Place]:
    """The establishments and settings of a table with the columns of the shipped one. Raises `UnusableDataError`."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if missing := _COLUMNS - set(reader.fieldnames or ()):
            raise UnusableDataError(f"{path} has no column {', '.join(sorted(missing))}.")
        areas = _areas()
        return [_place(row, areas) for row in reader if row["register_status"] == _OPEN and _area(row) in areas]


def _areas() -> dict[str, Region]:
    """The region of each postcode area, roughly: an area is taken to lie in one region."""
    with _REGIONS.open(encoding="utf-8", newline="") as file:
        return {
            area: Region(row["region"], float(row["minorities"]))
            for row in csv.DictReader(file)
            for area in row["postcode_areas"].split()
        }


def _area(row: dict[str, str]) -> str:
    start = row["postcode"][:2]
    return start if start.isalpha() else start[:1]


def _place(row: dict[str, str], areas: dict[str, Region]) -> Place:
    held = {"women": row["sex_held"] == "female", "children": row["estate"] == "children"}
    return Place(row["nomis_code"], areas[_area(row)], **held)


def chosen(places: Sequence[Place], size: Size) -> tuple[list[Place], list[Place]]:
    """The establishments and the settings of children of a size. Raises `UnusableDataError` where there are none."""
    some = [place for place in places if place.name in size.codes] if size.codes else list(places)
    adults = [place for place in some if not place.children][: size.establishments]
    children = [place for place in some if place.children]
    if not adults or not children:
        raise UnusableDataError("The table of places must hold establishments of adults and settings of children.")
    return adults, children


def units(places: Iterable[Place], kind: str, each: int) -> list[Place]:
    """So many units of a kind in each of the regions: "Wales delivery unit 2"."""
    found = dict.fromkeys(place.region for place in places)
    return [Place(f"{region.name} {kind} {number}", region) for region in found for number in range(1, each + 1)]
