"""Somebody alone in two cells learns of others only where the cells may count different people."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from answerable.attack.code_lists import ALL, NATION, CodeLists, else_of, known
from answerable.attack.nested import Nesting
from answerable.attack.space import BROAD, FINE, TOP, Cell, Group, Period, Place

ASIAN, INDIAN, WHITE = (
    Group("ethnicity", BROAD, "Asian"),
    Group("ethnicity", FINE, "Indian"),
    Group("ethnicity", BROAD, "White"),
)
NOT_RECORDED, MEN = Group("ethnicity", TOP, "Not recorded"), Group("sex", TOP, "Men")
NORTH, FELL = Place("region", "North"), Place("place", "Fell")
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
GROUPS = {(one.characteristic, one.table, one.name): one for one in (ASIAN, INDIAN, WHITE, NOT_RECORDED, MEN)}
LISTS = CodeLists(GROUPS, {INDIAN: (ASIAN,)}, {FELL: NORTH, NORTH: NATION})
EDITION: Any = SimpleNamespace(
    lists=LISTS,
    published=SimpleNamespace(measures=pd.DataFrame({"numerator": ["proved"], "denominator": ["charges"]})),
)

NESTING = Nesting(EDITION)


def cell(group: Group, place: Place = FELL, stage: str = "proved") -> Cell:
    return Cell(stage, group, place, YEAR)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (cell(INDIAN), cell(ASIAN), True),
        (cell(INDIAN), cell(WHITE), False),
        (cell(INDIAN), cell(INDIAN, NORTH), True),
        (cell(INDIAN), cell(INDIAN, stage="charges"), True),
        (cell(INDIAN), cell(else_of(WHITE)), True),
        (cell(INDIAN), cell(else_of(ASIAN)), False),
        (cell(ASIAN), cell(else_of(INDIAN)), False),
        (cell(else_of(ASIAN)), cell(else_of(INDIAN)), True),
        (cell(else_of(ASIAN)), cell(else_of(WHITE)), False),
        (cell(NOT_RECORDED), cell(else_of(WHITE)), False),
        (cell(NOT_RECORDED), cell(known("ethnicity")), False),
        (cell(INDIAN), cell(MEN), False),
        (cell(MEN), cell(ALL), True),
    ],
)
def test_one_is_part_of_the_other(one: Cell, other: Cell, *, same: bool) -> None:
    assert (NESTING.same_person(one, other, ()), NESTING.same_person(other, one, ())) == (same, same)


def test_both_are_part_of_a_third_that_holds_one() -> None:
    assert NESTING.same_person(cell(INDIAN), cell(MEN), [cell(ALL)])
    assert not NESTING.same_person(cell(INDIAN), cell(MEN), [cell(ALL, Place("place", "Quay"))])
