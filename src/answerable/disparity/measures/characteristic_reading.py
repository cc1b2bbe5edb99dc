"""A characteristic, and how it groups people, from YAML."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from answerable.disparity.measures.model import Band, Characteristic, Disclosure
from answerable.disparity.measures.values import Reader, choice, items, line, record, text, whole
from answerable.disparity.measures.yaml_nodes import wrong

_BAND = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9})|\+)")


def read_characteristic(name: str, node: yaml.Node) -> Characteristic:
    """A characteristic that measures name as `name`; its own name in results may be another."""
    return Characteristic(**{"name": name, **record(node, CHARACTERISTIC, {"column"})})


def read_band(node: yaml.Node) -> Band:
    """A band as `18-25` or `66+`, or with a label of its own as `{label: Under 18, to: 17}`."""
    if isinstance(node, yaml.MappingNode):
        ends = record(node, {"label": line, "from": whole, "to": whole}, {"label"})
        return Band(ends["label"], ends.get("from"), ends.get("to"))
    label = line(node)
    found = _BAND.fullmatch(label)
    if not found:
        raise wrong(node, f"`{label}` is no band. Write 18-25, 66+ or {{label: Under 18, to: 17}}.")
    low, high = found.groups()
    return Band(label, int(low), int(high) if high else None)


CHARACTERISTIC: Mapping[str, Reader[Any]] = {
    "name": line,
    "column": text,
    "classification": line,
    "bands": items(read_band),
    "subgroup": text,
    "reference": line,
    "disclosure": choice(Disclosure),
}
