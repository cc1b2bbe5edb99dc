"""Of a run, the groups whose rate differs from their comparators' now: the rows of which cases are opened and told."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from answerable.disparity.classifications import classifications
from answerable.disparity.counts import APART
from answerable.disparity.measures.model import Direction, Kind
from answerable.disparity.results import BROAD, FINE
from answerable.web.monitoring.figures.shelf import Row, Rows, Shelf
from answerable.web.monitoring.policies import distance, inside
from answerable.web.monitoring.types import Side

_WORSE = {Direction.LOWER_IS_BETTER: (Side.ABOVE,), Direction.HIGHER_IS_BETTER: (Side.BELOW,)}
_OF_GROUP = ("k", "n", "people", "rate", "low", "high")
"""Of the rates: what a comparison does not say of the group itself."""


class Key(NamedTuple):
    """A group at a place, by one measure."""

    measure: str
    characteristic: str
    group: str
    level: str
    place: int


@dataclass(frozen=True)
class Told:
    """A group beside each of its comparators, in the latest figures."""

    key: Key
    detail: str
    rows: tuple[Row, ...]
    """As `disparity.results` has them, with the group's own k, n, people, rate, low and high."""
    definition: Mapping[str, Any]

    def flagged(self, side: Side) -> list[Row]:
        """The rows that the rule flags on this side, the one furthest from equal first."""
        rows = [row for row in self.rows if row["flag"] and side_of(row) == side]
        return sorted(rows, key=lambda row: -distance(shrunk(row)))

    def worse_sides(self) -> tuple[Side, ...]:
        """Where the group fares worse; of a neutral measure, either side."""
        return _WORSE.get(Direction(self.definition["direction"]), tuple(Side))

    def shown(self, side: Side, comparator: str) -> Row:
        """The row that tells it best: the worst that is flagged, else the one beside this comparator."""
        same = [row for row in self.rows if row["comparator"] == comparator]
        return [*self.flagged(side), *same, *self.rows][0]

    @property
    def within_band(self) -> bool:
        """Whether beside every comparator the whole interval lies inside the band."""
        limits = self.definition["thresholds"]
        band = limits["low"], limits["high"]
        said = [row for row in self.rows if row["ratio"] is not None]
        return bool(said) and all(
            inside(row["ratio_low"], row["ratio_high"], band=band, events=self._events(row)) for row in said
        )

    def _events(self, row: Row) -> float:
        one, other = ("n", "comparator_n") if self.definition["kind"] == Kind.MEAN else ("k", "comparator_k")
        return (row[one] or 0) + (row[other] or 0)


def shrunk(row: Row) -> float | None:
    """The ratio drawn towards 1; the crude one where there is none."""
    ratio: float | None = row["ratio"] if row["shrunk_ratio"] is None else row["shrunk_ratio"]
    return ratio


def side_of(row: Row) -> Side | None:
    ratio = shrunk(row)
    if ratio is None or ratio == 1:
        return None
    return Side.ABOVE if ratio > 1 else Side.BELOW


def told_by(shelf: Shelf, definitions: Mapping[str, Mapping[str, Any]], known: Collection[Key]) -> dict[Key, Told]:
    """Of these measures: every group that is flagged, fine or broad, and those that are `known` already."""
    at: defaultdict[tuple[str, int], set[Key]] = defaultdict(set)
    for key in known:
        at[key.level, key.place].add(key)
    found: dict[Key, Told] = {}
    for level, place in shelf.places():
        rows = shelf.latest("comparisons", level=level, place=place).where(measure=tuple(definitions))
        wanted = at[level, place] | _flagged(rows, level, place)
        if wanted:
            rates = shelf.latest("rates", level=level, place=place)
            found |= {told.key: told for told in _told(rows, rates, wanted, definitions)}
    return found


def _flagged(rows: Rows, level: str, place: int) -> set[Key]:
    flagged = rows.where(flag=True, detail=(FINE, BROAD)).listed("measure", "characteristic", "group")
    return {Key(**row, level=level, place=place) for row in flagged if row["group"] not in APART}


def _told(
    rows: Rows, rates: Rows, wanted: Collection[Key], definitions: Mapping[str, Mapping[str, Any]]
) -> Iterable[Told]:
    level, place = next((key.level, key.place) for key in wanted)
    narrowed = {
        "measure": tuple({key.measure for key in wanted}),
        "group": tuple({key.group for key in wanted}),
        "detail": (FINE, BROAD),
    }
    own = {_key(row, level, place): row for row in rates.where(**narrowed).listed()}
    beside: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in rows.where(**narrowed).listed():
        key = _key(row, level, place)
        if key in wanted and key in own:
            beside[key].append(row | {name: own[key][name] for name in _OF_GROUP})
    return (Told(key, of[0]["detail"], tuple(of), definitions[key.measure]) for key, of in beside.items())


def _key(row: Row, level: str, place: int) -> Key:
    return Key(row["measure"], row["characteristic"], row["group"], level, place)


def opening(told: Mapping[Key, Told]) -> list[tuple[Told, Side]]:
    """What is flagged where the group fares worse; a broad group only where none of its fine groups is."""
    flagged = {(key, side) for key, one in told.items() for side in one.worse_sides() if one.flagged(side)}
    covered = {(key._replace(group=_broad().get(key.group, "")), side) for key, side in flagged}
    return [(told[key], side) for key, side in sorted(flagged - covered)]


@cache
def _broad() -> Mapping[str, str]:
    """Fine groups by name, to the broad group that holds each."""
    return {group.name: group.broad for one in classifications().values() for group in one.groups if group.broad}
