"""Conditions, quantities and groups in plain words."""

from collections.abc import Iterable
from datetime import date

from answerable.disparity.classifications import groups
from answerable.disparity.measures.conditions import AllOf, AnyOf, Condition, IsOneOf, Known, Not, Scalar, Within
from answerable.disparity.measures.model import Characteristic, Quantity


def joined(parts: Iterable[str], last: str = "and") -> str:
    """The parts as one phrase: "a, b and c"."""
    *first, end = list(parts) or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"


def condition_words(condition: Condition) -> str:
    """A condition as it would be said: "outcome is proved and days are at least 30"."""
    match condition:
        case IsOneOf(column, values):
            return f"{column} is {joined(map(_value, values), 'or')}"
        case Within(column, low, high):
            ends = (("at least", low), ("at most", high))
            return f"{column} is {joined(f'{word} {_value(end)}' for word, end in ends if end is not None)}"
        case Known(column):
            return f"{column} is known"
        case Not(inner):
            return _not(inner)
    return joined(map(_within, condition.conditions), "and" if isinstance(condition, AllOf) else "or")


def _not(condition: Condition) -> str:
    if isinstance(condition, IsOneOf | Within | Known):
        return condition_words(condition).replace(f"{condition.column} is ", f"{condition.column} is not ", 1)
    return f"it is not so that {condition_words(condition)}"


def quantity_words(quantity: Quantity) -> str:
    """What is counted or summed, and where it is found."""
    what = f"the sum of {quantity.column} over records of" if quantity.column else "records of"
    where = f" where {condition_words(quantity.where)}" if quantity.where else ""
    return f"{quantity.stage}: {what} {quantity.data}{where}"


def characteristic_words(one: Characteristic) -> str:
    """A characteristic and how it is grouped."""
    if one.bands:
        return f"{one.name} ({', '.join(band.label for band in one.bands)})"
    known = groups(one)
    broad = len({group.broad for group in known if group.broad})
    told = f"{len(known)} groups" + (f" in {broad} broad ones" if broad else "")
    return f"{one.name} ({told if known else 'as the data have it'})"


def _within(condition: Condition) -> str:
    words = condition_words(condition)
    return f"({words})" if isinstance(condition, AllOf | AnyOf) else words


def _value(value: Scalar) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return day(value) if isinstance(value, date) else str(value)
