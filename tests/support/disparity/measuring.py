"""Measures for tests of counting: what does not matter there is filled in."""

from typing import Any

from answerable.disparity.measures.conditions import Condition, IsOneOf
from answerable.disparity.measures.model import (
    Band,
    Catalogue,
    Characteristic,
    ColumnType,
    DataSet,
    Direction,
    Kind,
    Measure,
    Quantity,
)

ETHNICITY = Characteristic("ethnicity", "ethnicity", "ethnicity")
SEX = Characteristic("sex", "sex", "sex", reference="Men")
AGE = Characteristic(
    "age", "age", bands=(Band("18 to 25", 18, 25), Band("26 to 49", 26, 49), Band("50 and over", 50, None))
)
PROVED = IsOneOf("outcome", ("proved",))

_TEXT = ColumnType.TEXT
HEARINGS = DataSet(
    "hearings",
    {
        "person": _TEXT,
        "prison": _TEXT,
        "region": _TEXT,
        "day": ColumnType.DATE,
        "ethnicity": _TEXT,
        "sex": _TEXT,
        "age": ColumnType.WHOLE,
        "outcome": _TEXT,
        "days": ColumnType.WHOLE,
    },
    date="day",
    place="prison",
    region="region",
    person="person",
)


def measure(above: Condition | None = PROVED, below: Condition | None = None, **also: Any) -> Measure:  # noqa: ANN401
    """A proportion of hearings: those that meet `above`, of those that meet `below`."""
    given: dict[str, Any] = {
        "name": "proved",
        "title": "Hearings with a finding of guilt",
        "why": "A finding can cost days.",
        "kind": Kind.PROPORTION,
        "direction": Direction.LOWER_IS_BETTER,
        "numerator": Quantity("proved", "hearings", above),
        "denominator": Quantity("hearings", "hearings", below),
        "characteristics": (ETHNICITY,),
    }
    return Measure(**given | also)


def catalogue(*measures: Measure, **data_sets: DataSet) -> Catalogue:
    return Catalogue({"hearings": HEARINGS} | data_sets, measures)
