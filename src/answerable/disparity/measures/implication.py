"""Whether one condition can only hold where another does: how a numerator is known to be among its denominator."""

from typing import Any

from answerable.disparity.measures.conditions import AllOf, AnyOf, Condition, IsOneOf, Known, Not, Within


def implies(one: Condition | None, other: Condition | None) -> bool:
    """Whether every record of `one` is seen, from the conditions alone, to be one of `other`; None is every record.

    False may also mean that it does not show: say then in `one` what `other` says.
    """
    if other is None or one == other:
        return True
    match one, other:
        case AnyOf(conditions), _:
            return all(implies(part, other) for part in conditions)
        case _, AllOf(conditions):
            return all(implies(one, part) for part in conditions)
        case AllOf(conditions), _:
            return any(implies(part, other) for part in conditions) or _some(one, other)
        case Not(inner), Not(outer):
            return implies(outer, inner)
    return _some(one, other) or _column_implies(one, other)


def _some(one: Condition | None, other: Condition) -> bool:
    return isinstance(other, AnyOf) and any(implies(one, part) for part in other.conditions)


def _column_implies(one: Condition | None, other: Condition) -> bool:
    match one, other:
        case IsOneOf(column, values), IsOneOf(same, others) if column == same:
            return set(values) <= set(others)
        case IsOneOf(column, values), Within(same, low, high) if column == same:
            return all(_between(value, low, high) for value in values)
        case Within(column, low, high), Within(same, least, most) if column == same:
            return (least is None or _between(low, least, None)) and (most is None or _between(high, None, most))
        case ((IsOneOf(column, _) | Within(column, _, _)), Known(same)):
            return column == same
        case IsOneOf(column, values), Not(IsOneOf(same, others)) if column == same:
            return not set(values) & set(others)
    return False


def _between(value: Any, low: Any, high: Any) -> bool:  # noqa: ANN401 (numbers or dates, as the column has it)
    return value is not None and (low is None or value >= low) and (high is None or value <= high)
