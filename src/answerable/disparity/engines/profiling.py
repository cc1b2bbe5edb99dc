"""What a data set holds, found before it is counted: its columns in their types, what is missing, what cannot be."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import pyarrow as pa
from sqlglot import exp

from answerable.disparity.engines.columns import Held, held, in_zone, may_fail, typed, without_zone
from answerable.disparity.engines.expressions import column, number_where, relation
from answerable.disparity.engines.sources import Source
from answerable.disparity.measures.model import ColumnType, DataSet
from answerable.vocabulary.errors import UnusableDataError


class Engine(Protocol):
    """What runs statements over relations that it has by name."""

    def open(self, relation: str, source: Source, columns: Collection[str]) -> None: ...
    def seal(self) -> None: ...
    def define(self, relation: str, query: exp.Query) -> None: ...
    def run(self, query: exp.Query) -> pa.Table: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in the columns that are read; what is wrong with one stops the measures that need it."""

    rows: int
    first: date | None
    last: date | None
    missing: dict[str, int]
    faults: dict[str, str]
    """Column to why it cannot be used."""
    negative: frozenset[str]
    """Columns with a number below zero."""
    crowded: frozenset[str]
    """Columns with more values than there can be groups, among the first records."""


MOST_GROUPS = 500
"""A characteristic with more values than these tells no groups of people."""
_FIRST = 20_000


def as_held(name: str) -> str:
    """The name under which an engine has a data set before its columns are in their types."""
    return f"{name}_as_held"


def examine(engine: Engine, data: DataSet, reads: Collection[str], grouped: Collection[str]) -> Findings:
    """Define the relation of a data set, with the columns that are read in their types; by those `grouped`, people are.

    Raises `UnusableDataError` where no measure can be counted on it: no record, or moments of mixed time zones.
    """
    has = _has(engine, data.name)
    values = {name: value for name in reads if (value := _value(data, has, name)) is not None}
    faults = {name: _unfit(data, has, name) for name in reads if name not in values}
    found = _numbers(engine, data, has, values)
    if not found["rows"]:
        raise UnusableDataError(f"The data set “{data.name}” holds no record.")
    _refuse_mixed_zones(data, found)
    for name, value in values.items():
        bad = found[f"held {name}"] - found.get(f"good {name}", found[f"held {name}"])
        if bad:
            faults[name] = _bad_cells(engine, data, name, value, bad)
    view = exp.select(*(value.copy().as_(name, quoted=True) for name, value in values.items()))
    engine.define(data.name, view.from_(relation(as_held(data.name))))
    return Findings(
        rows=found["rows"],
        first=found.get("first"),
        last=found.get("last"),
        missing={name: found["rows"] - found[f"held {name}"] for name in values},
        faults=faults,
        negative=frozenset(name for name in values if (found.get(f"least {name}") or 0) < 0),
        crowded=_crowded(engine, data.name, [name for name in grouped if name in values]),
    )


def _value(data: DataSet, has: dict[str, Held], name: str) -> exp.Expr | None:
    if name not in has or name not in data.columns:
        return None
    return typed(name, has[name], data.columns[name], data.time_zone)


def _unfit(data: DataSet, has: dict[str, Held], name: str) -> str:
    """Why a column cannot be used in any record."""
    if name not in data.columns:
        return f"The data set “{data.name}” is not said to hold it: name it among its columns, with its type."
    if name not in has:
        return f"There is no such column in the data. There are: {', '.join(has) or 'none'}."
    return f"It must hold {_a(data.columns[name])}, and what it holds is another kind of value."


def _has(engine: Engine, name: str) -> dict[str, Held]:
    """Column to what it holds."""
    nothing = engine.run(exp.select("*").from_(relation(as_held(name))).limit(0))
    return {one.name: held(one.type) for one in nothing.schema}


def _numbers(engine: Engine, data: DataSet, has: dict[str, Held], values: dict[str, exp.Expr]) -> dict[str, Any]:
    """The one row of what is counted before anything is grouped."""
    wanted: dict[str, exp.Expr] = {"rows": exp.Count(this=exp.Star())}
    for name, value in values.items():
        wanted[f"held {name}"] = exp.Count(this=column(name))
        if may_fail(has[name], data.columns[name]):
            wanted[f"good {name}"] = exp.Count(this=value.copy())
        if data.columns[name] in {ColumnType.WHOLE, ColumnType.NUMBER}:
            wanted[f"least {name}"] = exp.Min(this=column(name) if has[name] is Held.WHOLE else value.copy())
        if data.columns[name] is ColumnType.DATE and has[name] is Held.TEXT:
            wanted[f"in zone {name}"] = number_where(in_zone(name))
            wanted[f"without zone {name}"] = number_where(without_zone(name))
    if data.date in values:
        wanted |= {"first": exp.Min(this=values[data.date].copy()), "last": exp.Max(this=values[data.date].copy())}
    row = exp.select(*(what.as_(name, quoted=True) for name, what in wanted.items()))
    found: dict[str, Any] = engine.run(row.from_(relation(as_held(data.name)))).to_pylist()[0]
    return found


def _crowded(engine: Engine, name: str, columns: list[str]) -> frozenset[str]:
    """Looked for in the first records only, so that a column of names stops a run before it begins."""
    if not columns:
        return frozenset()
    some = exp.select(*map(column, columns)).from_(relation(name)).limit(_FIRST)
    different = [exp.Count(this=exp.Distinct(expressions=[column(one)])).as_(one, quoted=True) for one in columns]
    found = engine.run(exp.select(*different).from_(some.subquery("some"))).to_pylist()[0]
    return frozenset(one for one in columns if found[one] > MOST_GROUPS)


def _refuse_mixed_zones(data: DataSet, found: dict[str, Any]) -> None:
    for name in data.columns:
        if found.get(f"in zone {name}") and found.get(f"without zone {name}"):
            raise UnusableDataError(
                f"“{name}” of “{data.name}” mixes time zones. Moments that name one: {found[f'in zone {name}']:,}; "
                f"that do not: {found[f'without zone {name}']:,}. Write all alike, so that their days are known."
            )


def _bad_cells(engine: Engine, data: DataSet, name: str, value: exp.Expr, bad: int) -> str:
    """Says how many cells are not of their type, and shows the first."""
    numbered = exp.select(
        column(name).as_("cell"),
        value.copy().as_("value"),
        exp.Window(this=exp.RowNumber()).as_("row"),
    ).from_(relation(as_held(data.name)))
    first = exp.select("cell", exp.column("row", quoted=True)).from_(numbered.subquery("numbered"))
    first = first.where("NOT cell IS NULL AND value IS NULL").order_by(exp.column("row", quoted=True)).limit(1)
    shown = engine.run(first).to_pylist()[0]
    return (
        f"Cells that are not {_a(data.columns[name])}: {bad:,}. The first is “{shown['cell']}”, in record "
        f"{shown['row']:,}. Correct them, or leave them empty."
    )


def _a(kind: ColumnType) -> str:
    return kind.value if kind in {ColumnType.TEXT, ColumnType.TRUTH} else f"a {kind.value}"
