"""What a cell amounts to."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from answerable.disparity.measures.conditions import AllOf, AnyOf, Condition, IsOneOf, Known, Not, Within
from answerable.disparity.measures.model import DataSet, Kind, Measure, Quantity, Repeats

Row = Mapping[str, Any]
"""A record: column to value, None where it is missing."""
Record = tuple[DataSet, Row]
Figures = dict[str, Fraction | None]

ZERO = Fraction(0)


def figures(measure: Measure, records: list[Record], *, tells_people: bool) -> Figures:
    """The k and n of a cell, and the sums over people (without people, over records) of their squares and product."""
    amounts: dict[object, tuple[Fraction, Fraction]] = {}
    for number, (data, row) in enumerate(records):
        person = row[data.person] if data.person and measure.repeats is not Repeats.NONE else None
        who = ("record", number) if person is None else ("person", person)
        k, n = amounts.get(who, (ZERO, ZERO))
        amounts[who] = (
            k + _amount(measure, measure.numerator, data, row),
            n + _amount(measure, measure.denominator, data, row),
        )
    pairs = [_of_person(measure, k, n) for k, n in amounts.values()]
    people = [n if measure.denominator else k for k, n in pairs]
    squared = measure.repeats is Repeats.EVERY or measure.kind is Kind.MEAN
    return {
        "k": sum((k for k, _ in pairs), ZERO),
        "n": sum((n for _, n in pairs), ZERO),
        "people": Fraction(sum(map(bool, people))) if tells_people else None,
        "kk": sum((k * k for k, _ in pairs), ZERO) if squared else None,
        "kn": sum((k * n for k, n in pairs), ZERO) if squared else None,
        "nn": sum((n * n for _, n in pairs), ZERO) if squared else None,
    }


def _amount(measure: Measure, quantity: Quantity | None, data: DataSet, row: Row) -> Fraction:
    """What a record adds to a quantity while the definition is valid."""
    valid = measure.valid_from <= row[data.date or ""] <= (measure.valid_to or date.max)
    if quantity is None or quantity.data != data.name or not valid:
        return ZERO
    if quantity.where is not None and not holds(quantity.where, row):
        return ZERO
    return Fraction(1 if quantity.column is None else row[quantity.column] or 0)


def _of_person(measure: Measure, k: Fraction, n: Fraction) -> tuple[Fraction, Fraction]:
    """What a person adds: where they count once, 1 if any record of theirs counts."""
    if measure.repeats is not Repeats.ONCE:
        return k, n
    counts_people = measure.denominator is not None and measure.denominator.column is None
    return Fraction(bool(k)) if measure.numerator.column is None else k, Fraction(bool(n)) if counts_people else n


def holds(condition: Condition, row: Row) -> bool:
    """Whether a row meets a condition; what is missing meets none."""
    match condition:
        case IsOneOf(name, values):
            return row[name] is not None and row[name] in values
        case Within(name, low, high):
            value = row[name]
            return value is not None and (low is None or value >= low) and (high is None or value <= high)
        case Known(name):
            return row[name] is not None
        case Not(inner):
            return not holds(inner, row)
        case AllOf(conditions):
            return all(holds(one, row) for one in conditions)
        case AnyOf(conditions):
            return any(holds(one, row) for one in conditions)
