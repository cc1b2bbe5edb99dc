"""What a data set holds, before anything is measured on it: how much of when and where, and what is not known."""

from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import duckdb
import pyarrow.compute as pc
from sqlglot import exp

from answerable.disparity.counts import APART, NATION, PLACE, Counted, Profile
from answerable.disparity.engines import DuckDBFile, EngineName, Files, Postgres, Renamed, Source, SparkTable, count
from answerable.disparity.engines.checks import reads
from answerable.disparity.engines.expressions import relation
from answerable.disparity.engines.sources import header, schema
from answerable.disparity.measures import data_of
from answerable.disparity.measures.conditions import Known
from answerable.disparity.measures.model import (
    Cadence,
    Catalogue,
    Characteristic,
    Direction,
    Disclosure,
    Kind,
    Measure,
    Quantity,
)
from answerable.vocabulary.errors import UnusableDataError

_ALL = "records"


@dataclass(frozen=True, slots=True)
class Look:
    """What was found in a data set."""

    columns: tuple[str, ...]
    """As the source names them."""
    lacks: tuple[str, ...]
    """Columns, as measures name them, without which nothing can be counted; where one lacks, nothing else was found."""
    profile: Profile
    periods: dict[date, int]
    """Records by the first day of the month."""
    places: dict[str, dict[date, int]]
    """Place, in the words of the records, to the same."""
    not_stated: dict[str, tuple[int, int]]
    """Characteristic to how many records do not tell a group, of how many."""
    faults: tuple[str, ...]
    """What is wrong with columns, in sentences."""


def look(
    catalogue: Catalogue, name: str, source: Source, *, engine: EngineName = "duckdb", memory_limit: str | None = None
) -> Look:
    """Look at the data set `name` of a catalogue, as its measures would. Raises `UnusableDataError`."""
    data, columns = catalogue.data_sets[name], columns_held(source)
    names = source.columns if isinstance(source, Renamed) else {}
    lacks = tuple(one for one in (data.date, data.place) if one and names.get(one, one) not in columns)
    if lacks:
        return Look(columns, lacks, Profile(name, 0, None, None, {}, {}, ""), {}, {}, {}, ())
    wanted = Catalogue({name: replace(data, person=None)}, _measures(catalogue, name))
    counted = count(wanted, {name: source}, engine=engine, memory_limit=memory_limit)
    everyone = _records(counted)
    places: dict[str, dict[date, int]] = defaultdict(dict)
    for row in everyone:
        if row["level"] == PLACE:
            places[row["place"]][row["period"]] = int(row["n"])
    return Look(
        columns,
        (),
        counted.profiles[0],
        {row["period"]: int(row["n"]) for row in everyone if row["level"] == NATION},
        dict(places),
        {one.name: _not_stated(counted, one.name) for one in characteristics_of(catalogue, name)},
        tuple(dict.fromkeys(f"{problem.where}: {problem.why}" for problem in counted.problems)),
    )


def columns_held(source: Source) -> tuple[str, ...]:
    """The columns of a source as it names them. Raises `UnusableDataError`."""
    match source:
        case Files() if source.are_csv:
            return tuple(header(source))
        case Files():
            return tuple(schema(source).names)
        case Renamed(held):
            return columns_held(held)
        case DuckDBFile():
            return _of_duckdb(source)
        case Postgres():
            from answerable.disparity.engines.postgres import columns_of  # noqa: PLC0415 - two seconds

            return columns_of(source)
        case SparkTable(name):
            return _of_spark(name)


def characteristics_of(catalogue: Catalogue, name: str) -> tuple[Characteristic, ...]:
    """By which people in a data set are grouped, each once."""
    reading = [measure for measure in catalogue.measures if name in data_of(measure)]
    found = {one.name: one for measure in reading for one in measure.characteristics}
    return tuple(found.values())


def _measures(catalogue: Catalogue, name: str) -> tuple[Measure, ...]:
    """How many there are, by month; by each characteristic; and where each other column is known.

    Each is a measure of its own, so that what is wrong with one column keeps none of the others from being seen; and
    each kind has a cadence of its own, so that it is counted apart.
    """
    data, characteristics = catalogue.data_sets[name], characteristics_of(catalogue, name)
    read = dict.fromkeys(column for one in catalogue.measures for column in reads(one, data))
    own = {data.date, data.place, data.region, *(one.column for one in characteristics)}
    grouped = (replace(one, disclosure=Disclosure.AS_RECORDED) for one in characteristics)
    return (
        _measure(name, _ALL, Cadence.MONTH),
        *(_measure(name, f"by {one.name}", Cadence.YEAR, by=(one,)) for one in grouped),
        *(_measure(name, f"with {one}", Cadence.QUARTER, where=Known(one)) for one in read if one not in own),
    )


def _measure(
    data: str, name: str, cadence: Cadence, *, by: tuple[Characteristic, ...] = (), where: Known | None = None
) -> Measure:
    return Measure(
        name=name,
        title=name,
        why="To see what is there.",
        kind=Kind.PROPORTION,
        direction=Direction.NEUTRAL,
        numerator=Quantity("some", data, where),
        denominator=Quantity("all", data),
        characteristics=by,
        cadence=cadence,
        pool=1,
    )


def _records(counted: Counted) -> list[dict[str, Any]]:
    found = counted.counts.filter(pc.equal(counted.counts["measure"], _ALL))
    rows: list[dict[str, Any]] = found.filter(pc.equal(found["characteristic"], "")).to_pylist()
    return rows


def _not_stated(counted: Counted, characteristic: str) -> tuple[int, int]:
    """How many tell no group, of how many."""
    found = counted.counts.filter(pc.equal(counted.counts["characteristic"], characteristic))
    rows = found.filter(pc.equal(found["level"], NATION)).select(["group", "n"]).to_pylist()
    return sum(int(row["n"]) for row in rows if row["group"] in APART), sum(int(row["n"]) for row in rows)


def _of_duckdb(source: DuckDBFile) -> tuple[str, ...]:
    try:
        with duckdb.connect(str(source.path), read_only=True) as connection:
            found: list[str] = connection.table(source.table).columns
    except duckdb.Error as fault:
        raise UnusableDataError(f"The table {source.table} cannot be read: {fault}") from fault
    return tuple(found)


def _of_spark(name: str) -> tuple[str, ...]:
    from answerable.disparity.engines.spark import Spark  # noqa: PLC0415 - an extra, of 450 MB

    with closing(Spark()) as spark:
        spark.open(_ALL, SparkTable(name), ())
        found: list[str] = spark.run(exp.select("*").from_(relation(_ALL)).limit(0)).schema.names
    return tuple(found)
