"""Which places of the register the words of results mean; also those that have closed since."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.counts import NATION, REGION
from answerable.disparity.results_folder import Results
from answerable.web.estate.models import Place
from answerable.web.estate.naming import place_name
from answerable.web.estate.types import PlaceKind

LevelAndWords = tuple[str, str]
_OPENING = "^(?P<where>[^,]*), (?P<rest>.*)$"
_BETWEEN = "\x1f"
_REGIONS = (PlaceKind.REGION, PlaceKind.PRISON_GROUP)


def places_in(told: Iterable[LevelAndWords], whole: Place) -> dict[LevelAndWords, int]:
    """Keys of places by level and words; the nation is `whole`. Words that name none, or several, are left out."""
    below = [place for place in Place.objects.filter(path__startswith=whole.path) if place != whole]
    regions = _Names.of(place for place in below if place.kind in _REGIONS)
    settings = _Names.of(place for place in below if place.kind not in _REGIONS)
    found: dict[LevelAndWords, int] = {}
    for level, words in told:
        key = whole.pk if level == NATION else (regions if level == REGION else settings).key(words)
        if key is not None:
            found[level, words] = key
    return found


def in_words_of_register(
    results: Iterable[Results], places: Mapping[LevelAndWords, int]
) -> tuple[Iterator[Results], dict[LevelAndWords, int]]:
    """The results, and the keys of places, with the names of the register in the place of the records' words.

    Where several places of a level have one name, the records' words stay.
    """
    names = _plain_names(places)
    keys = {(level, names.get((level, words), words)): key for (level, words), key in places.items()}
    return (_in_words(one, names) for one in results), keys


def _in_words(results: Results, names: Mapping[LevelAndWords, str]) -> Results:
    tables = {
        name: _renamed(table, names) if "place" in table.column_names else table
        for name, table in results.tables.items()
    }
    return replace(results, tables=tables)


def _plain_names(places: Mapping[LevelAndWords, int]) -> dict[LevelAndWords, str]:
    held = Place.objects.in_bulk(set(places.values()))
    names = {(level, words): held[key].name for (level, words), key in places.items() if level != NATION}
    many = Counter((level, name) for (level, _), name in names.items())
    return {(level, words): name for (level, words), name in names.items() if many[level, name] == 1}


def _renamed(table: pa.Table, names: Mapping[LevelAndWords, str]) -> pa.Table:
    """Batch by batch, for the results of a whole service have millions of rows."""
    if all(name == words for (_, words), name in names.items()):
        return table
    return pa.Table.from_batches([_renamed_batch(batch, names) for batch in table.to_batches()], table.schema)


def _renamed_batch(batch: pa.RecordBatch, names: Mapping[LevelAndWords, str]) -> pa.RecordBatch:
    columns = {name: batch.column(name) for name in batch.schema.names}
    levels, words = columns["level"], columns["place"]
    columns["place"] = _named(levels, words, names)
    columns["region"] = _named(pa.array([REGION]).take(pa.array([0] * len(words))), columns["region"], names)
    if "sentence" in columns:
        columns["sentence"] = _said(columns["sentence"], levels, words, columns["place"])
    return pa.RecordBatch.from_arrays(list(columns.values()), schema=batch.schema)


def _named(levels: pa.Array, words: pa.Array, names: Mapping[LevelAndWords, str]) -> pa.Array:
    found = pc.binary_join_element_wise(levels, words, _BETWEEN).dictionary_encode()
    keys = [tuple(key.split(_BETWEEN, 1)) for key in found.dictionary.to_pylist()]
    return pa.array([names.get((level, said), said) for level, said in keys], pa.string()).take(found.indices)


def _said(sentences: pa.Array, levels: pa.Array, words: pa.Array, names: pa.Array) -> pa.Array:
    """A sentence begins with where it is told of: "At MDI, from"."""
    parts = pc.extract_regex(sentences, _OPENING)
    at = pc.if_else(pc.equal(levels, REGION), "In ", "At ")
    begins = pc.equal(pc.struct_field(parts, "where"), pc.binary_join_element_wise(at, words, ""))
    changed = pc.binary_join_element_wise(at, names, ", ", pc.struct_field(parts, "rest"), "")
    return pc.if_else(pc.fill_null(begins, fill_value=False), changed, sentences)


def named_by(words: Iterable[str], whole: Place) -> dict[str, Place]:
    """Words of records for places, to those of the register; words that name none are left out."""
    held = _Names.of(Place.objects.filter(path__startswith=whole.path).exclude(kind__in=_REGIONS))
    keys = {one: key for one in words if (key := held.key(one)) is not None}
    places = Place.objects.in_bulk(set(keys.values()))
    return {one: places[key] for one, key in keys.items()}


def words_of(results: Iterable[Results]) -> Collection[LevelAndWords]:
    """The places that results tell of, by level, as the records name them."""
    found: dict[LevelAndWords, None] = {}
    for one in results:
        named = one.tables["rates"].select(["level", "place"]).group_by(["level", "place"]).aggregate([])
        found |= dict.fromkeys(zip(named["level"].to_pylist(), named["place"].to_pylist(), strict=True))
    return found


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
