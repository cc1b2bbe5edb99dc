"""Conditions to draw, and what each says of a record."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from answerable.disparity.measures.conditions import AllOf, AnyOf, Condition, IsOneOf, Known, Not, Within

DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 4))
WORDS = st.sampled_from(["proved", "no", "known", "12:30", "é, {x}: #", "2026-01-01"])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "outcome": WORDS,
    "plea": WORDS,
    "age": st.integers(0, 3),
    "days": st.sampled_from([0.0, 0.5, 1e-7, 2.0]),
    "charged_on": DAYS,
    "appealed": st.booleans(),
}
ORDERED = ("age", "days", "charged_on")


@st.composite
def _one_of(draw: st.DrawFn) -> Condition:
    column = draw(st.sampled_from(sorted(VALUES)))
    return IsOneOf(column, tuple(draw(st.lists(VALUES[column], min_size=1, max_size=3))))


@st.composite
def _within(draw: st.DrawFn) -> Condition:
    column = draw(st.sampled_from(ORDERED))
    low, high = sorted(draw(st.tuples(VALUES[column], VALUES[column])))
    return draw(st.sampled_from([Within(column, low, high), Within(column, low), Within(column, high=high)]))


def _larger(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.one_of(parts.map(Not), several.map(AllOf), several.map(AnyOf))


CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    st.one_of(_one_of(), _within(), st.sampled_from(sorted(VALUES)).map(Known)), _larger, max_leaves=6
)
RECORDS = st.fixed_dictionaries({column: st.none() | values for column, values in VALUES.items()})


def holds(condition: Condition | None, record: Mapping[str, Any]) -> bool:
    """Whether a record is one that the condition means."""
    match condition:
        case IsOneOf(column, values):
            return record[column] in values
        case Within(column, low, high):
            value = record[column]
            return value is not None and (low is None or value >= low) and (high is None or value <= high)
        case Known(column):
            return record[column] is not None
        case Not(inner):
            return not holds(inner, record)
        case AnyOf(conditions):
            return any(holds(one, record) for one in conditions)
    return condition is None or all(holds(one, record) for one in condition.conditions)
