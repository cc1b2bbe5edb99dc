"""What a count is a count of: a stage of one or more measures, a group, a place and a period, each with a code."""

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

STAGE, GROUP, PLACE, PERIOD = range(4)

EVERYONE, FINE, BROAD, TOP, PAIR = "all", "fine", "broad", "top", "pair"
KNOWN, ELSE, OTHER = "known", "else", "comparator"
"""Tables of groups. `top` are those of no broad group; the last three are told of only beside another group: all whose
group is known, those of them in another group, and a comparator that is no group of the release."""


class Group(NamedTuple):
    characteristic: str
    table: str
    name: str


class Place(NamedTuple):
    level: str
    name: str


class Period(NamedTuple):
    first: date
    last: date


class Cell(NamedTuple):
    """A count, by its name."""

    stage: str
    group: Group
    place: Place
    period: Period

    def __str__(self) -> str:
        return f"{self.stage}, {self.who} {self.where}, {self.when}"

    @property
    def who(self) -> str:
        return self.group.name or "everyone"

    @property
    def where(self) -> str:
        return f"at {self.place.name}" if self.place.name else "in the nation"

    @property
    def when(self) -> str:
        return f"{_day(self.period.first)} to {_day(self.period.last)}"


@dataclass(frozen=True, slots=True)
class Space:
    """All stages, groups, places and periods of some releases; a cell's key packs its four codes into one number."""

    stages: tuple[str, ...]
    groups: tuple[Group, ...]
    places: tuple[Place, ...]
    periods: tuple[Period, ...]
    boundaries: tuple[tuple[date, ...], ...]
    """Of each stage, the days on which a period of it begins, or would if it followed another."""

    @property
    def sizes(self) -> tuple[int, int, int, int]:
        return len(self.stages), len(self.groups), len(self.places), len(self.periods)

    @property
    def size(self) -> int:
        """One more than the largest key."""
        return int(np.prod(self.sizes, dtype=object))

    def stride(self, axis: int) -> int:
        return int(np.prod(self.sizes[axis + 1 :], dtype=object))

    def key(self, stage: Codes, group: Codes, place: Codes, period: Codes) -> Codes:
        codes = (stage, group, place, period)
        return sum((code * self.stride(axis) for axis, code in enumerate(codes)), np.zeros(len(stage), np.int64))

    def code(self, keys: Codes, axis: int) -> Codes:
        return keys // self.stride(axis) % self.sizes[axis]

    def without(self, keys: Codes, axis: int) -> Codes:
        """The keys with code 0 on one axis."""
        return keys - self.code(keys, axis) * self.stride(axis)

    def cell(self, key: int) -> Cell:
        stage, group, place, period = (int(self.code(np.array([key]), axis)[0]) for axis in range(4))
        return Cell(self.stages[stage], self.groups[group], self.places[place], self.periods[period])

    def tables(self, keys: Codes) -> Codes:
        """A code for the table of each cell: one stage, one level of groups and of places, one time."""
        found: dict[tuple[str, str], int] = {}
        # Broad groups, and those of no broad group, stand in one table.
        names = [(one.characteristic, BROAD if one.table == TOP else one.table) for one in self.groups]
        groups = np.array([found.setdefault(name, len(found)) for name in names], np.int64)
        levels = np.unique([one.level for one in self.places], return_inverse=True)[1].astype(np.int64)
        group, level = groups[self.code(keys, GROUP)], levels[self.code(keys, PLACE)]
        code = self.code(keys, STAGE) * (len(found) + 1) + group
        return np.asarray((code * (len(levels) + 1) + level) * self.sizes[PERIOD] + self.code(keys, PERIOD))


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
