"""The same question as measures of Answerable."""

from answerable.disparity.measures.conditions import IsOneOf
from answerable.disparity.measures.model import (
    Band,
    Cadence,
    Catalogue,
    Characteristic,
    ColumnType,
    DataSet,
    Direction,
    Kind,
    Measure,
    Quantity,
)
from benchmarks.disparity.facts import BANDS, OUTCOMES, TEXTS

_CHARACTERISTICS = (
    Characteristic("ethnicity", "ethnicity", "ethnicity"),
    *(Characteristic(name, name) for name in TEXTS[1:]),
    Characteristic("age", "age", bands=tuple(Band(label, low, high) for label, (low, high) in BANDS.items())),
)
_COLUMNS = dict.fromkeys(("place", "region", *TEXTS), ColumnType.TEXT) | {
    "on_date": ColumnType.DATE,
    "age": ColumnType.WHOLE,
    **dict.fromkeys(OUTCOMES, ColumnType.TRUTH),
}
RECORDS = DataSet("records", _COLUMNS, date="on_date", place="place", region="region")


def catalogue() -> Catalogue:
    return Catalogue({"records": RECORDS}, tuple(_measure(outcome) for outcome in OUTCOMES))


def _measure(outcome: str) -> Measure:
    return Measure(
        name=outcome,
        title=outcome,
        why="To be counted.",
        kind=Kind.PROPORTION,
        direction=Direction.NEUTRAL,
        numerator=Quantity(outcome, "records", IsOneOf(outcome, (True,))),
        denominator=Quantity("records", "records"),
        characteristics=_CHARACTERISTICS,
        cadence=Cadence.YEAR,
        pool=1,
    )
