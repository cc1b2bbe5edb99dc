"""Readers of single values: each takes a node and gives back a value of one type, or raises Misread with the line."""

import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

import yaml

from answerable.disparity.measures.faults import gather
from answerable.disparity.measures.yaml_nodes import wrong

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Reader = Callable[[yaml.Node], T]

MOST_NAMED = 12

_TRUTHS = {"yes": True, "true": True, "no": False, "false": False}
_WHOLE = re.compile(r"[+-]?[0-9]+")


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown word: what was perhaps meant, or all there is."""
    names = sorted(known)
    close = get_close_matches(word, names, n=1)
    if close:
        return f"Did you mean `{close[0]}`?"
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"Use one of: {', '.join(names[:MOST_NAMED])}{more}." if names else "There is none."


def text(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise wrong(node, "One text belongs here.")
    if not node.value.strip():
        raise wrong(node, "Nothing stands here. Write the value, or leave the word before it out.")
    return str(node.value)


def line(node: yaml.Node) -> str:
    """Text with its line breaks taken as spaces."""
    return " ".join(text(node).split())


def whole(node: yaml.Node) -> int:
    value = text(node)
    if not _WHOLE.fullmatch(value) or len(value) > 15:
        raise wrong(node, f"`{value}` is no whole number.")
    return int(value)


def number(node: yaml.Node) -> float:
    value = text(node)
    try:
        found = float(value)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise wrong(node, f"`{value}` is no number.")
    return found


def day(node: yaml.Node) -> date:
    value = text(node)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise wrong(node, f"`{value}` is no date. Write it as 2026-04-01.") from None


def truth(node: yaml.Node) -> bool:
    value = text(node)
    if value.lower() not in _TRUTHS:
        raise wrong(node, f"`{value}` is neither yes nor no.")
    return _TRUTHS[value.lower()]


def choice(kind: type[E]) -> Reader[E]:
    """A reader of one word of `kind`."""

    def read(node: yaml.Node) -> E:
        value = line(node)
        if value not in set(kind):
            raise wrong(node, f"`{value}` is not known here. {nearest(value, kind)}")
        return kind(value)

    return read


def items(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """A reader of a list."""

    def read(node: yaml.Node) -> tuple[T, ...]:
        if not isinstance(node, yaml.SequenceNode):
            raise wrong(node, "A list belongs here: [one, another].")
        return tuple(gather(partial(reader, one) for one in node.value))

    return read


def pairs(node: yaml.Node, spelled: Callable[[str], str] = str) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    """Each name of a mapping, its node and the node of its value; raises Misread where a name stands twice."""
    if not isinstance(node, yaml.MappingNode):
        raise wrong(node, "Names with values belong here, each as `name: value`.")
    seen: dict[str, int] = {}
    for key, value in node.value:
        name = spelled(line(key))
        if name in seen:
            raise wrong(key, f"`{name}` stands twice; the first is on line {seen[name]}.")
        seen[name] = key.start_mark.line + 1
        yield name, key, value


def named(reader: Callable[[str, yaml.Node], T]) -> Reader[dict[str, T]]:
    """A reader of a mapping whose names are free."""

    def read(node: yaml.Node) -> dict[str, T]:
        found = list(pairs(node))
        values = gather(partial(reader, name, value) for name, _, value in found)
        return {name: value for (name, _, _), value in zip(found, values, strict=True)}

    return read


def record(node: yaml.Node, readers: Mapping[str, Reader[Any]], needed: Collection[str]) -> dict[str, Any]:
    """The values of a mapping whose names are those of `readers`; a space in a name stands for an underscore.

    Raises Misread with every fault: unknown names, names that stand twice, needed ones that lack, and wrong values.
    """
    found = list(pairs(node, _underscored))
    missing = sorted(set(needed) - {name for name, _, _ in found})
    reads = [partial(_entry, readers, *one) for one in found] + [partial(_missing, node, name) for name in missing]
    return dict(gather(reads))


def _underscored(name: str) -> str:
    return name.replace(" ", "_")


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _entry(readers: Mapping[str, Reader[Any]], name: str, key: yaml.Node, value: yaml.Node) -> tuple[str, Any]:
    if name not in readers:
        raise wrong(key, f"`{_spaced(name)}` is not known here. {nearest(_spaced(name), map(_spaced, readers))}")
    return name, readers[name](value)


def _missing(node: yaml.Node, name: str) -> tuple[str, Any]:
    raise wrong(node, f"`{_spaced(name)}` is missing.")
