"""Which conditions can only hold where others do."""

import pytest
from hypothesis import given, settings

from answerable.disparity.measures.conditions import AllOf, AnyOf, Condition, IsOneOf, Known, Not, Within
from answerable.disparity.measures.implication import implies
from tests.unit.disparity.measures.conditions import CONDITIONS, RECORDS, holds

PROVED, PLEA = IsOneOf("outcome", ("proved",)), Known("plea")
EITHER = IsOneOf("outcome", ("proved", "dismissed"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PROVED, None),
        (PROVED, PROVED),
        (PROVED, EITHER),
        (PROVED, Known("outcome")),
        (AllOf((PROVED, PLEA)), PLEA),
        (AllOf((PLEA, PROVED)), AllOf((EITHER, PLEA))),
        (AnyOf((PROVED, AllOf((PROVED, PLEA)))), EITHER),
        (PROVED, AnyOf((PLEA, EITHER))),
        (AllOf((PROVED, PLEA)), AnyOf((AllOf((PLEA, EITHER)), Known("age")))),
        (Within("age", 20, 30), Within("age", 18)),
        (IsOneOf("age", (20, 30)), Within("age", 18, 30)),
        (Within("age", 20), Known("age")),
        (Not(EITHER), Not(PROVED)),
        (PROVED, Not(IsOneOf("outcome", ("dismissed",)))),
    ],
)
def test_what_is_seen_to_follow(one: Condition, other: Condition | None) -> None:
    assert implies(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, PROVED),
        (EITHER, PROVED),
        (AnyOf((PROVED, PLEA)), PROVED),
        (Within("age", 18), Within("age", 18, 30)),
        (Not(PROVED), Not(EITHER)),
        (Not(PROVED), Known("outcome")),
    ],
)
def test_what_does_not_follow(one: Condition | None, other: Condition) -> None:
    assert not implies(one, other)


@settings(deadline=None, max_examples=400)
@given(CONDITIONS, CONDITIONS, RECORDS)
def test_what_is_said_to_follow_does(one: Condition, other: Condition, record: dict[str, object]) -> None:
    for left, right in ((one, other), (AllOf((one, other)), one), (one, AnyOf((other, one)))):
        assert not (implies(left, right) and holds(left, record)) or holds(right, record)
