"""Results of a run over made-up hearings, in which two groups fare worse than others and one place stands out."""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from answerable.disparity.engines import Files
from answerable.disparity.measures.model import Benchmark, Kind, Quantity
from answerable.disparity.results_folder import Results
from answerable.disparity.running import Setting, run
from tests.support.disparity.drawn import Row, write
from tests.support.disparity.measuring import ETHNICITY, HEARINGS, SEX, catalogue, measure

TODAY = date(2026, 11, 22)
HOSTILE = "<script>alert('HMP & Co')</script>"
PLACES = {"Ashfield": "North", "Birch": "North", "Castle": "South", "Dale": "South", HOSTILE: "South"}
_CODES = {"W1": 60, "B1": 16, "A1": 12, "M1": 8, "O2": 2, "NS": 1, "??": 1}
_GUILT = {"B1": 0.8, "M1": 0.75}


def hearings() -> Iterator[Row]:
    """3,600 hearings of 14 months: of B1 and M1 more are found guilty, and at Dale of everybody."""
    chance = random.Random(5)  # noqa: S311 - made-up data
    for number in range(3_600):
        place, code = chance.choice([*PLACES]), chance.choices([*_CODES], [*_CODES.values()])[0]
        guilty = chance.random() < _GUILT.get(code, 0.5) + (0.15 if place == "Dale" else 0)
        yield {
            "person": f"p{number}",
            "prison": place,
            "region": PLACES[place],
            "day": date(2025 + (number % 14) // 12, (number % 14) % 12 + 1, 1 + number % 27),
            "ethnicity": code,
            "sex": chance.choice("MF"),
            "age": chance.randint(18, 70),
            "outcome": "proved" if guilty else "dismissed",
            "days": chance.randint(1, 20),
        }


MEASURES = catalogue(
    measure(characteristics=(ETHNICITY, SEX), intersections=(("ethnicity", "sex"),)),
    measure(name="days", title="Days given", kind=Kind.MEAN, numerator=Quantity("days", "hearings", column="days")),
    measure(
        name="make-up",
        title="Make-up of hearings",
        kind=Kind.SHARE,
        denominator=None,
        benchmark=Benchmark("Census", "2021", {"Indian": 0.6, "Caribbean": 0.4}, "ONS"),
    ),
)


def made_results(folder: Path) -> Results:
    """The results, whose folder is `folder / "results"`."""
    data = write(hearings(), HEARINGS, folder / "hearings.parquet")
    return run(MEASURES, {"hearings": Files((data,))}, folder / "results", Setting())
