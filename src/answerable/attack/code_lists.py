"""The code lists of a release: which group is part of which, and which place of which region."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from answerable.attack.published import Published
from answerable.attack.space import BROAD, ELSE, EVERYONE, FINE, KNOWN, OTHER, PAIR, TOP, Group, Place
from answerable.vocabulary.errors import UnusableReleaseError

ALL: Final = Group("", EVERYONE, "")
NATION: Final = Place("nation", "")
APART: Final = frozenset({"Prefer not to say", "Not recorded", "Not transferred", "Code not known"})
"""Groups of people whose group is not known."""
_WHITE, _BRITISH = "White", "British"


@dataclass(frozen=True, slots=True)
class CodeLists:
    groups: Mapping[tuple[str, str, str], Group]
    """From characteristic, detail and name, as printed."""
    whole_of: Mapping[Group, tuple[Group, ...]]
    """From a group to the broad group of which it is part, or both parts of a pair."""
    regions: Mapping[Place, Place]
    """From a place to its region, from a region to the nation."""

    def members(self, characteristic: str) -> tuple[Group, ...]:
        """The groups that everyone falls into: broad ones, and those of no broad group."""
        groups = dict.fromkeys(self.groups.values())
        return tuple(one for one in groups if one.characteristic == characteristic and one.table in {BROAD, TOP})

    def characteristics(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.characteristic for one in self.groups.values() if one.table in {BROAD, TOP}))

    def comparator(self, own: Group, name: str) -> Group:
        """Who is meant by a comparator's printed name, beside one group."""
        about = own.characteristic
        if own.table == PAIR:
            return Group(about, OTHER, f"{name}, beside {own.name}")
        if name == "everyone else":
            return else_of(own)
        white = Group(about, BROAD, _WHITE)
        if name == "all white" and white in self.groups.values():
            return white
        for group in self.groups.values():
            listed = group.characteristic == about and group.table != PAIR
            british = name == "white British" and self.whole_of.get(group) == (white,) and _BRITISH in group.name
            if listed and (group.name == name or british):
                return group
        return Group(about, OTHER, name)


def known(characteristic: str) -> Group:
    return Group(characteristic, KNOWN, f"those whose {characteristic} is known")


def else_of(group: Group) -> Group:
    """Those of the other groups."""
    return Group(group.characteristic, ELSE, f"those not {group.name} ({group.table})")


def read_code_lists(published: Published) -> CodeLists:
    """Read both lists of a release.

    Raises:
        UnusableReleaseError: a group or place is part of one that is not listed, or of itself by way of others.

    """
    groups = dict(_groups(published))
    return CodeLists({("", EVERYONE, ""): ALL, **groups}, _wholes(published, groups), _regions(published))


def _groups(published: Published) -> dict[tuple[str, str, str], Group]:
    listed = [tuple(row) for row in _rows(published, "groups.csv", ["characteristic", "detail", "group", "parent"])]
    broad = {(about, group) for about, detail, group, _ in listed if detail == BROAD}
    found = {}
    for about, detail, group, parent in listed:
        table = detail if detail in {BROAD, PAIR} else FINE if parent else BROAD if (about, group) in broad else TOP
        if about:
            found[about, detail, group] = Group(about, table, group)
    return found


def _wholes(published: Published, groups: Mapping[tuple[str, str, str], Group]) -> dict[Group, tuple[Group, ...]]:
    found = {}
    for about, detail, name, parent in _rows(published, "groups.csv", ["characteristic", "detail", "group", "parent"]):
        if parent and detail == PAIR:
            halves = zip(about.split(" × "), parent.split(" | "), strict=False)
            wholes = [groups.get((half, FINE, one), groups.get((half, BROAD, one))) for half, one in halves]
        elif parent:
            wholes = [groups.get((about, BROAD, parent))]
        else:
            continue
        if not wholes or None in wholes:
            raise UnusableReleaseError(f"groups.csv says that {name} is part of {parent}, which it does not list.")
        found[groups[about, detail, name]] = tuple(one for one in wholes if one)
    return found


def _regions(published: Published) -> dict[Place, Place]:
    parents = {}
    listed = [tuple(row) for row in _rows(published, "places.csv", ["level", "place", "parent"])]
    names = {name: Place(level, name) for level, name, _ in listed if level != "place"} | {"": NATION}
    for level, name, parent in listed:
        place = Place(level, name)
        if parent not in names:
            raise UnusableReleaseError(f"places.csv says that {name} is part of {parent}, which it does not list.")
        if place != NATION:
            parents[place] = names[parent]
    for place in parents:
        _check_ends(place, parents)
    return parents


def _check_ends(place: Place, parents: Mapping[Place, Place]) -> None:
    seen, at = {place}, place
    while at in parents:
        at = parents[at]
        if at in seen:
            raise UnusableReleaseError(f"places.csv says that {place.name} is part of itself, by way of others.")
        seen.add(at)


def _rows(published: Published, file: str, columns: list[str]) -> list[list[str]]:
    return [list(row) for row in published.tables[file][columns].itertuples(index=False)]
