"""The latest periods as one: people are counted anew, for they come back month after month."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from answerable.disparity.engines import Files, count
from answerable.disparity.measures.conditions import IsOneOf
from answerable.disparity.measures.model import (
    Catalogue,
    Characteristic,
    ColumnType,
    Counted,
    DataSet,
    Direction,
    Kind,
    Measure,
    Quantity,
    Repeats,
)

RECORDS = [
    # who, month, proved: before the window, then in it
    ("Ann", 1, True),
    ("Ann", 2, True),
    ("Ann", 3, True),
    ("Ann", 3, False),
    ("Ben", 2, False),
    ("Ben", 3, False),
    ("Cat", 1, True),
]
CHARGES = DataSet(
    "charges",
    {"on": ColumnType.DATE, "who": ColumnType.TEXT, "sex": ColumnType.TEXT, "proved": ColumnType.TEXT},
    date="on",
    person="who",
)
MEASURE = Measure(
    *("proved", "Charges proved", "They add days.", Kind.PROPORTION, Direction.LOWER_IS_BETTER),
    Quantity("proved", "charges", IsOneOf("proved", ("yes",))),
    Quantity("charges", "charges"),
    (Characteristic("sex", "sex", "sex"),),
    repeats=Repeats.EVERY,
    pool=2,
)


@pytest.fixture
def source(tmp_path: Path) -> Files:
    rows = [
        {"on": date(2024, at, 9), "who": who, "sex": "F", "proved": "yes" if yes else "no"} for who, at, yes in RECORDS
    ]
    pd.DataFrame(rows).to_parquet(tmp_path / "charges.parquet")
    return Files((tmp_path / "charges.parquet",))


def pooled(measure: Measure, source: Files) -> list[dict[str, Any]]:
    found = count(Catalogue({"charges": CHARGES}, (measure,)), {"charges": source})
    names = ("period", "k", "n", "people", "kk", "kn", "nn")
    return [{name: row[name] for name in names} for row in found.pooled.to_pylist() if row["group"] == "Women"]


def test_people_with_several_records_are_one_person_each(source: Files) -> None:
    assert pooled(MEASURE, source) == [
        {"period": date(2024, 2, 1), "k": 2, "n": 5, "people": 2, "kk": 4, "kn": 6, "nn": 13}
    ]


def test_people_who_count_once_count_once_in_all_of_them(source: Files) -> None:
    once = replace(MEASURE, repeats=Repeats.ONCE, counted=Counted.PEOPLE)
    (found,) = pooled(once, source)
    assert (found["period"], found["k"], found["n"], found["people"]) == (date(2024, 2, 1), 1, 2, 2)


@pytest.mark.parametrize("changes", [{"pool": 1}, {"repeats": Repeats.NONE}, {"valid_from": date(2024, 3, 1)}])
def test_periods_that_can_be_summed_are_not_counted_again(source: Files, changes: dict[str, Any]) -> None:
    assert pooled(replace(MEASURE, **changes), source) == []
