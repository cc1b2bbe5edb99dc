"""A catalogue as YAML: what `reading` reads back as equal values."""

from dataclasses import MISSING, Field, fields
from datetime import date
from enum import StrEnum
from typing import Any

import yaml

from answerable.disparity.measures.condition_reading import KNOWN
from answerable.disparity.measures.conditions import AllOf, AnyOf, Condition, IsOneOf, Known, Not, Scalar, Within
from answerable.disparity.measures.model import Band, Catalogue


def write_catalogue(catalogue: Catalogue) -> str:
    """The text of one file that defines all of the catalogue; what is left at its default is not written."""
    content = {
        "data sets": {name: _record(data, "name") for name, data in catalogue.data_sets.items()},
        "measures": [_record(measure) for measure in catalogue.measures],
    }
    parts = {name: part for name, part in content.items() if part}
    return str(yaml.dump(parts, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))


class _Dumper(yaml.SafeDumper):
    """Writes out what stands in two places, for no alias would be read."""

    def ignore_aliases(self, _: object) -> bool:
        return True


def _record(value: Any, *without: str) -> dict[str, Any]:  # noqa: ANN401 (any of the dataclasses of the model)
    return {
        field.name.replace("_", " "): _plain(getattr(value, field.name))
        for field in fields(value)
        if field.name not in without and getattr(value, field.name) not in (None, _default(field))
    }


def _default(field: "Field[Any]") -> Any:  # noqa: ANN401 (of whatever type the field is)
    if field.default_factory is not MISSING:
        return field.default_factory()
    return None if field.default is MISSING else field.default


def _plain(value: Any) -> Any:  # noqa: ANN401 (a value of the model, and what YAML has for it)
    match value:
        case str() | int() | float() | date():
            return str(value) if isinstance(value, StrEnum) else value
        case dict():
            return {name: _plain(one) for name, one in value.items()}
        case tuple():
            return [_plain(one) for one in value]
        case Band():
            return _band(value)
    return _condition(value) if isinstance(value, Condition) else _record(value)


def _band(band: Band) -> str | dict[str, Any]:
    if band.low is not None and band.label in {f"{band.low}-{band.high}", f"{band.low}+" if band.high is None else ""}:
        return band.label
    ends = {"from": band.low, "to": band.high}
    return {"label": band.label} | {name: end for name, end in ends.items() if end is not None}


def _condition(condition: Condition) -> dict[str, Any]:
    match condition:
        case IsOneOf(column, values):
            return {column: _values(values)}
        case Within(column, low, high):
            ends = {"at least": low, "at most": high}
            return {column: {name: end for name, end in ends.items() if end is not None}}
        case Known(column):
            return {column: KNOWN}
        case Not(inner):
            return {"not": _condition(inner)}
        case AnyOf(conditions):
            return {"any": [_condition(one) for one in conditions]}
        case AllOf(conditions):
            return _all(conditions)


def _values(values: tuple[Scalar, ...]) -> Scalar | list[Scalar]:
    return values[0] if len(values) == 1 and values[0] != KNOWN else list(values)


def _all(conditions: tuple[Condition, ...]) -> dict[str, Any]:
    """The conditions as one mapping where each has a name of its own in it, else as a list."""
    parts = [_condition(one) for one in conditions]
    together = {name: value for part in parts for name, value in part.items()}
    if len(parts) > 1 and all(len(part) == 1 for part in parts) and len(together) == len(parts):
        return together
    return {"all": parts}
