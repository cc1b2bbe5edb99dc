"""Conditions from YAML. A mapping holds when all in it do.

For example `{outcome: proved, sentence_days: {at least: 30}, religion: [Muslim, Sikh],
ended_on: known, any: [...], not: {...}}`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from answerable.disparity.measures.conditions import AllOf, AnyOf, Condition, IsOneOf, Known, Not, Within
from answerable.disparity.measures.model import ColumnType
from answerable.disparity.measures.values import day, items, nearest, number, pairs, record, text, truth, whole
from answerable.disparity.measures.yaml_nodes import wrong

WORDS = ("all", "any", "not")
"""What cannot be the name of a column."""

KNOWN = "known"

READERS: Mapping[ColumnType, Callable[[yaml.Node], Any]] = {
    ColumnType.TEXT: text,
    ColumnType.WHOLE: whole,
    ColumnType.NUMBER: number,
    ColumnType.DATE: day,
    ColumnType.TRUTH: truth,
}
ORDERED = (ColumnType.WHOLE, ColumnType.NUMBER, ColumnType.DATE)


@dataclass(frozen=True, slots=True)
class ConditionReader:
    """Reads conditions about one data set."""

    data: str
    columns: Mapping[str, ColumnType]

    def read(self, node: yaml.Node) -> Condition:
        """Raises Misread for an unknown column, or a value that its column cannot hold."""
        parts = tuple(self._part(name, key, value) for name, key, value in pairs(node))
        if not parts:
            raise wrong(node, "This condition says nothing. Leave it out to count every record.")
        return parts[0] if len(parts) == 1 else AllOf(parts)

    def _part(self, name: str, key: yaml.Node, value: yaml.Node) -> Condition:
        match name:
            case "not":
                return Not(self.read(value))
            case "all":
                return AllOf(self._several(value))
            case "any":
                return AnyOf(self._several(value))
        if name not in self.columns:
            raise wrong(key, f"`{self.data}` has no column `{name}`. {nearest(name, self.columns)}")
        return self._about(name, value)

    def _several(self, node: yaml.Node) -> tuple[Condition, ...]:
        found = items(self.read)(node)
        if not found:
            raise wrong(node, "The list is empty. Name at least one condition.")
        return found

    def _about(self, column: str, node: yaml.Node) -> Condition:
        if isinstance(node, yaml.MappingNode):
            return self._within(column, node)
        if isinstance(node, yaml.ScalarNode) and node.value == KNOWN and node.style is None:
            return Known(column)
        reader = READERS[self.columns[column]]
        values = items(reader)(node) if isinstance(node, yaml.SequenceNode) else (reader(node),)
        if not values:
            raise wrong(node, "The list is empty. Name at least one value.")
        return IsOneOf(column, values)

    def _within(self, column: str, node: yaml.Node) -> Within:
        kind = self.columns[column]
        if kind not in ORDERED:
            raise wrong(node, f"`{column}` is {kind}: it can be one of some values, but not at least or at most one.")
        ends = record(node, {"at_least": READERS[kind], "at_most": READERS[kind]}, ())
        if not ends:
            raise wrong(node, "Say `at least`, `at most` or both.")
        low, high = ends.get("at_least"), ends.get("at_most")
        if low is not None and high is not None and low > high:
            raise wrong(node, f"No value is at least {low} and at most {high}.")
        return Within(column, low, high)
