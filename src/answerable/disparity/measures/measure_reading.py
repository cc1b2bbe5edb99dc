"""A measure, and what it is made of, from YAML."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import yaml

from answerable.disparity.measures.characteristic_reading import CHARACTERISTIC
from answerable.disparity.measures.condition_reading import WORDS, ConditionReader
from answerable.disparity.measures.faults import Misread
from answerable.disparity.measures.model import (
    Adjuster,
    Benchmark,
    Cadence,
    Characteristic,
    ColumnType,
    Comparator,
    Counted,
    DataSet,
    Direction,
    Kind,
    Measure,
    Quantity,
    Repeats,
    Thresholds,
    Verified,
)
from answerable.disparity.measures.values import (
    Reader,
    choice,
    day,
    items,
    line,
    named,
    nearest,
    number,
    record,
    text,
    truth,
    whole,
)
from answerable.disparity.measures.yaml_nodes import wrong

T = TypeVar("T")

_SHORT_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATA_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(slots=True)
class Names:
    """What the measures of some files may name."""

    data_sets: dict[str, DataSet] = field(default_factory=dict)
    characteristics: dict[str, Characteristic] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Names whose own definition has a fault, which is told once."""


def read_data_set(name: str, node: yaml.Node) -> DataSet:
    if not _DATA_NAME.fullmatch(name):
        raise wrong(node, f"`{name}` is no name of a data set. Use letters, digits and underscores.")
    readers: dict[str, Reader[Any]] = dict.fromkeys(("date", "place", "region", "person", "time_zone"), text)
    return DataSet(name, **record(node, {"columns": named(_column), **readers}, {"columns"}))


def _column(name: str, node: yaml.Node) -> ColumnType:
    if name in WORDS:
        raise wrong(node, f"`{name}` is a word of conditions. Give the column another name in the data.")
    return choice(ColumnType)(node)


@dataclass(frozen=True, slots=True)
class MeasureReader:
    """Reads measures that may name what `names` holds."""

    names: Names

    def read(self, node: yaml.Node) -> Measure:
        """Raises Misread with every fault of the measure."""
        values = record(node, self._readers(), _NEEDED)
        return Measure(**{"denominator": None, **values})

    def _readers(self) -> Mapping[str, Reader[Any]]:
        return _PLAIN | {
            "numerator": self._quantity,
            "denominator": self._quantity,
            "characteristics": items(self._characteristic),
            "adjusters": items(self._adjuster),
        }

    def _quantity(self, node: yaml.Node) -> Quantity:
        values = record(node, _QUANTITY | {"data": self._data_set}, {"stage", "data"})
        data: DataSet = values.pop("data")
        where = values.pop("where", None)
        condition = where and ConditionReader(data.name, data.columns).read(where)
        return Quantity(data=data.name, where=condition, **values)

    def _data_set(self, node: yaml.Node) -> DataSet:
        return _known(node, self.names.data_sets, self.names.broken, "data set")

    def _characteristic(self, node: yaml.Node) -> Characteristic:
        if isinstance(node, yaml.MappingNode):
            return Characteristic(**record(node, CHARACTERISTIC, {"name", "column"}))
        return _known(node, self.names.characteristics, self.names.broken, "characteristic")

    def _adjuster(self, node: yaml.Node) -> Adjuster:
        readers = {"characteristic": self._characteristic, "reason": line, "mediator": truth}
        return Adjuster(**record(node, readers, {"characteristic", "reason"}))


def _known(node: yaml.Node, known: Mapping[str, T], broken: Container[str], kind: str) -> T:
    name = line(node)
    if name in known:
        return known[name]
    if name in broken:
        raise Misread
    raise wrong(node, f"There is no {kind} `{name}` here. {nearest(name, known)}")


def _short_name(node: yaml.Node) -> str:
    name = text(node)
    if not _SHORT_NAME.fullmatch(name):
        raise wrong(node, f"`{name}` is no short name. Use small letters, digits and hyphens: for-example.")
    return name


def _pair(node: yaml.Node) -> tuple[str, str]:
    names = items(line)(node)
    if len(names) != 2:
        raise wrong(node, "An intersection is of two characteristics: [ethnicity, sex].")
    return names[0], names[1]


def _thresholds(node: yaml.Node) -> Thresholds:
    shares = dict.fromkeys(("low", "high", "q", "posterior"), number)
    counts = dict.fromkeys(("least_events", "least_people"), whole)
    return Thresholds(**record(node, {**shares, **counts}, ()))


def _benchmark(node: yaml.Node) -> Benchmark:
    shares = named(lambda _, value: number(value))
    readers = {"name": line, "version": line, "source": line, "shares": shares}
    return Benchmark(**record(node, readers, readers))


def _as_it_stands(node: yaml.Node) -> yaml.Node:
    return node


_QUANTITY: dict[str, Reader[Any]] = {"stage": line, "column": text, "where": _as_it_stands}
_PLAIN: dict[str, Reader[Any]] = {
    "name": _short_name,
    **dict.fromkeys(("title", "why", "family", "partition", "source"), line),
    "kind": choice(Kind),
    "direction": choice(Direction),
    "counted": choice(Counted),
    "repeats": choice(Repeats),
    "comparators": items(choice(Comparator)),
    "intersections": items(_pair),
    "cadence": choice(Cadence),
    "pool": whole,
    "per": number,
    "four_fifths": truth,
    "benchmark": _benchmark,
    "thresholds": _thresholds,
    "version": whole,
    "valid_from": day,
    "valid_to": day,
    "verified": choice(Verified),
}
_NEEDED = frozenset({"name", "title", "why", "kind", "direction", "numerator", "characteristics"})
