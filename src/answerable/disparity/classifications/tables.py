"""The shipped classifications as tables: each value that data may hold, and the group it stands for."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from answerable.disparity.counts import APART, NOT_DECLARED, NOT_RECORDED, UNKNOWN_CODE

ETHNICITY = "ethnicity"
ETHNIC_MINORITY = "ethnic minority"
"""Ethnicity in the two groups in which workforce targets are set."""

WHITE_BRITISH, WHITE_MINORITY, MINORITY = "white British", "white minority", "ethnic minority"
"""How an ethnic group stands to the comparators; other groups have an empty status."""

_TWO_GROUPS = {
    MINORITY: "Ethnic minority (excluding white minorities)",
    WHITE_BRITISH: "White (including white minorities)",
    WHITE_MINORITY: "White (including white minorities)",
}
_APART = {"not declared": NOT_DECLARED, "not recorded": NOT_RECORDED, "unmapped": UNKNOWN_CODE}


@dataclass(frozen=True, slots=True)
class Group:
    """A group of a classification, the finest in which it counts people."""

    name: str
    order: int
    """Where it stands in tables and charts, from 0."""
    broad: str = ""
    """The broad group that holds it; empty where the classification has one level."""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Classification:
    groups: tuple[Group, ...]
    meanings: Mapping[str, str]
    """Value, in the form of `plain`, to the name of a group or one of `counts.APART`."""


def plain(value: object) -> str:
    """A value as it is looked up: without regard to capitals and to spaces around and within it."""
    return " ".join(str(value).split()).casefold()


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files(__package__) / name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


@cache
def apart_values() -> Mapping[str, str]:
    """What stands for a group that is not known, in every classification; an empty value does too."""
    return {"": NOT_RECORDED} | {plain(row["value"]): row["group"] for row in _rows("apart.csv")}


@cache
def classifications() -> Mapping[str, Classification]:
    """All shipped classifications by name."""
    lists: dict[str, list[tuple[str, str]]] = {}
    for row in _rows("lists.csv"):
        lists.setdefault(row["classification"], []).append((row["value"], row["group"]))
    return {
        ETHNICITY: _ethnicity(),
        ETHNIC_MINORITY: _two_groups(),
        **{name: _flat(pairs) for name, pairs in lists.items()},
    }


def _flat(pairs: list[tuple[str, str]]) -> Classification:
    names = dict.fromkeys(group for _, group in pairs)
    groups = tuple(Group(name, order) for order, name in enumerate(names))
    return Classification(groups, {plain(group): group for group in names} | {plain(v): group for v, group in pairs})


def _ethnicity() -> Classification:
    """The groups of the 2021 census under the codes and labels of prisons and probation."""
    groups: dict[str, Group] = {}
    values: dict[str, str] = {}
    for row in _rows("ethnicity.csv"):
        name = _APART.get(row["counts_as"]) or row["census_2021_group_19"]
        if name not in APART and name not in groups:
            groups[name] = Group(name, len(groups), row["broad_group_5"], row["counts_as"])
        values |= {plain(row["code"]): name, plain(row["label_in_hmpps_systems"]): name}
    return Classification(tuple(groups.values()), values | {plain(name): name for name in groups})


def _two_groups() -> Classification:
    fine = _ethnicity()
    two = {group.name: _TWO_GROUPS[group.status] for group in fine.groups}
    groups = tuple(Group(name, order) for order, name in enumerate(dict.fromkeys(_TWO_GROUPS.values())))
    values = {value: two.get(name, name) for value, name in fine.meanings.items()}
    return Classification(groups, values | {plain(group.name): group.name for group in groups})
