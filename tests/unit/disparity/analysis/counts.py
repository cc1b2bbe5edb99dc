"""Counts written by hand, and the measures they are of."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pyarrow as pa

from answerable.disparity.analysis import analyse
from answerable.disparity.counts import COUNTS, STRATA, Counted
from answerable.disparity.measures.model import (
    Adjuster,
    Catalogue,
    Characteristic,
    Direction,
    Kind,
    Measure,
    Quantity,
)

WHITE, GYPSY, ROMA, INDIAN = (
    "English, Welsh, Scottish, Northern Irish or British",
    "Gypsy or Irish Traveller",
    "Roma",
    "Indian",
)
JANUARY = date(2024, 1, 1)
ETHNICITY = Characteristic("ethnicity", "ethnicity", "ethnicity")
SEX = Characteristic("sex", "sex", "sex", reference="Men")
AGE = Adjuster(Characteristic("age", "age"), "Sentences differ by age.")


def measure(**changes: object) -> Measure:
    given: dict[str, Any] = {
        "name": "proved",
        "title": "Charges proved",
        "why": "They add days.",
        "kind": Kind.PROPORTION,
        "direction": Direction.LOWER_IS_BETTER,
        "numerator": Quantity("proved", "charges"),
        "denominator": Quantity("charges", "charges"),
        "characteristics": (ETHNICITY, SEX),
    }
    return Measure(**(given | changes))


def row(group: str, k: float, n: float, place: str = "Moorland", **changes: object) -> dict[str, Any]:
    """A count of one group at a place of the region North, in January 2024."""
    given: dict[str, Any] = {
        "measure": "proved",
        "version": 1,
        "characteristic": "ethnicity",
        "group": group,
        "level": "place",
        "place": place,
        "region": "North",
        "period": JANUARY,
        "k": k,
        "n": n,
        **dict.fromkeys(("people", "kk", "kn", "nn")),
    }
    return given | changes


def month(number: int) -> date:
    """The first day of a month, counted on from January 2024 as 0."""
    return date(2024 + number // 12, number % 12 + 1, 1)


def analysed(
    rows: Iterable[dict[str, Any]], *measures: Measure, strata: Iterable[dict[str, Any]] = ()
) -> dict[str, list[dict[str, Any]]]:
    """The tables of results as rows."""
    counted = Counted(
        pa.Table.from_pylist(list(rows), schema=COUNTS), pa.Table.from_pylist(list(strata), schema=STRATA), (), ()
    )
    tables = analyse(counted, Catalogue({}, measures or (measure(),)))
    return {name: table.to_pylist() for name, table in tables.items()}


def only(rows: Iterable[dict[str, Any]], **wanted: object) -> dict[str, Any]:
    """The one row with these values."""
    (found,) = picked(rows, **wanted)
    return found


def picked(rows: Iterable[dict[str, Any]], **wanted: object) -> list[dict[str, Any]]:
    return [row for row in rows if all(row[name] == value for name, value in wanted.items())]


def beside_white_british(
    group: str, rows: Iterable[dict[str, Any]], *measures: Measure, strata: Iterable[dict[str, Any]] = ()
) -> dict[str, Any]:
    """The one comparison of a group with white British people."""
    found = analysed(rows, *measures, strata=strata)["comparisons"]
    return only(found, group=group, comparator="white British")
