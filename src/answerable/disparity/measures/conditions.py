"""The small typed grammar in which a measure says which records it means. It is never SQL.

A condition names columns of one data set and compares them with plain values; nothing in it can be run.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

Scalar = str | int | float | bool | date


@dataclass(frozen=True, slots=True)
class IsOneOf:
    """The column holds one of the values; a missing value is none of them."""

    column: str
    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """The column lies from `low` to `high`, both included; an end that is None is open. A missing value does not."""

    column: str
    low: int | float | date | None = None
    high: int | float | date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The column is not missing."""

    column: str


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold; where a column is missing it does not hold, so this does."""

    condition: "Condition"


@dataclass(frozen=True, slots=True)
class AllOf:
    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    conditions: tuple["Condition", ...]


Condition = IsOneOf | Within | Known | Not | AllOf | AnyOf


def columns_of(condition: Condition) -> Iterator[str]:
    """The columns that a condition reads, in the order in which it names them."""
    match condition:
        case IsOneOf() | Within() | Known():
            yield condition.column
        case Not(inner):
            yield from columns_of(inner)
        case AllOf(conditions) | AnyOf(conditions):
            for one in conditions:
                yield from columns_of(one)
