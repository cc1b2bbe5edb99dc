"""Which places of the register the words of results mean; also those that have closed since."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa

from answerable.disparity.counts import NATION, REGION
from answerable.disparity.results_folder import Results
from answerable.web.estate.models import Place
from answerable.web.estate.naming import place_name
from answerable.web.estate.types import PlaceKind

LevelAndWords = tuple[str, str]
_REGIONS = (PlaceKind.REGION, PlaceKind.PRISON_GROUP)


def places_in(results: Results, whole: Place) -> dict[LevelAndWords, int]:
    """Keys of places by level and words; the nation is `whole`. Words that name none, or several, are left out."""
    below = [place for place in Place.objects.filter(path__startswith=whole.path) if place != whole]
    regions = _Names.of(place for place in below if place.kind in _REGIONS)
    settings = _Names.of(place for place in below if place.kind not in _REGIONS)
    found: dict[LevelAndWords, int] = {}
    for level, words in words_of(results):
        key = whole.pk if level == NATION else (regions if level == REGION else settings).key(words)
        if key is not None:
            found[level, words] = key
    return found


def in_words_of_register(
    results: Results, places: Mapping[LevelAndWords, int]
) -> tuple[Results, dict[LevelAndWords, int]]:
    """The results, and the keys of places, with the names of the register in the place of the records' words.

    Where several places of a level have one name, the records' words stay.
    """
    names = _plain_names(places)
    tables = {
        name: _renamed(table, names) if "place" in table.column_names else table
        for name, table in results.tables.items()
    }
    keys = {(level, names.get((level, words), words)): key for (level, words), key in places.items()}
    return replace(results, tables=tables), keys


def _plain_names(places: Mapping[LevelAndWords, int]) -> dict[LevelAndWords, str]:
    held = Place.objects.in_bulk(set(places.values()))
    names = {(level, words): held[key].name for (level, words), key in places.items() if level != NATION}
    many = Counter((level, name) for (level, _), name in names.items())
    return {(level, words): name for (level, words), name in names.items() if many[level, name] == 1}


def _renamed(table: pa.Table, names: Mapping[LevelAndWords, str]) -> pa.Table:
    rows = list(zip(table["level"].to_pylist(), table["place"].to_pylist(), strict=True))
    regions = [names.get((REGION, region), region) for region in table["region"].to_pylist()]
    table = _with(table, "place", [names.get(row, row[1]) for row in rows])
    table = _with(table, "region", regions)
    if "sentence" in table.column_names:
        said = zip(rows, table["sentence"].to_pylist(), strict=True)
        table = _with(table, "sentence", [_said(sentence, row[1], names.get(row, row[1])) for row, sentence in said])
    return table


def _said(sentence: str | None, words: str, name: str) -> str | None:
    """A sentence begins with where it is told of: "At MDI, from"."""
    return sentence.replace(f" {words}, ", f" {name}, ", 1) if sentence and words != name else sentence


def _with(table: pa.Table, name: str, values: list[str | None]) -> pa.Table:
    index = table.column_names.index(name)
    return table.set_column(index, table.schema.field(index), pa.array(values, table.schema.field(index).type))


def names_of(words: Iterable[str], whole: Place) -> dict[str, str]:
    """Words of records for places, to the register's names; those that name none are left out."""
    held = _Names.of(Place.objects.filter(path__startswith=whole.path).exclude(kind__in=_REGIONS))
    keys = {one: key for one in words if (key := held.key(one)) is not None}
    places = Place.objects.in_bulk(set(keys.values()))
    return {one: places[key].name for one, key in keys.items()}


def words_of(results: Results) -> Iterable[LevelAndWords]:
    """The places that results tell of, by level, as the records name them."""
    named = results.tables["rates"].select(["level", "place"]).group_by(["level", "place"]).aggregate([])
    return zip(named["level"].to_pylist(), named["place"].to_pylist(), strict=True)


@dataclass(frozen=True)
class _Names:
    by_code: dict[str, int]
    by_name: dict[str, list[Place]]

    @classmethod
    def of(cls, places: Iterable[Place]) -> "_Names":
        by_code, by_name = {}, defaultdict(list)
        for place in places:
            by_code[place.code.casefold()] = place.pk
            by_name[place_name(place.name).words].append(place)
        return cls(by_code, by_name)

    def key(self, words: str) -> int | None:
        """By code; else by name, and where several have it, by the kind that is named with it."""
        name = place_name(words)
        held = self.by_name.get(name.words, [])
        alike = held if len(held) == 1 else [one for one in held if place_name(one.name).kinds == name.kinds]
        named = alike[0].pk if len(alike) == 1 else None
        return self.by_code.get(words.strip().casefold(), named)
