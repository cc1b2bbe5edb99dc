"""Simulated records of three prisons, and the two measures that are counted on them.

At Ashgate charges against Caribbean people are proved twice as often as those against white British people, in every
month; nothing else differs but by chance.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

DEFINITIONS = """
data sets:
  charges:
    columns:
      {charged_on: date, prison: text, region: text, person: text, ethnicity: text, age: whole number, outcome: text}
    date: charged_on
    place: prison
    region: region
    person: person
  prison_roll:
    columns: {on_roll: date, prison: text, region: text, person: text, ethnicity: text, age: whole number, work: text}
    date: on_roll
    place: prison
    region: region
    person: person
characteristics:
  ethnicity: {column: ethnicity, classification: ethnicity}
  age: {column: age, bands: [18-25, 26-49, 50+], reference: 26-49}
measures:
  - name: charges-proved
    title: Charges proved
    why: A charge that is proved can cost days, money and privileges.
    kind: proportion
    direction: lower is better
    repeats: every
    numerator: {stage: charges proved, data: charges, where: {outcome: proved}}
    denominator: {stage: charges, data: charges}
    characteristics: [ethnicity, age]
    comparators: [white British, all white, everyone else, named]
    adjusters: [{characteristic: age, reason: Younger people are charged more.}]
    source: Ours.
  - name: people-in-work
    title: People who have work
    why: Work brings pay, time out of cell and a reference.
    kind: proportion
    direction: higher is better
    counted: people
    numerator: {stage: people who have work, data: prison_roll, where: {work: "yes"}}
    denominator: {stage: people on the roll, data: prison_roll}
    characteristics: [ethnicity, age]
    comparators: [white British, all white, everyone else, named]
    pool: 1
    source: Ours.
"""
PLACES = ("AGX", "BWX", "CHX")
"""As the records name them: Ashgate, Brackwater and Coldharbour."""
REGION = "North Wexmoor"
GROUPS = {"W1": 60, "B1": 30, "A2": 24, "W5": 6, "NS": 5}
"""How many of each: white British, Caribbean, Pakistani, Roma, and those who did not say."""
CHARGES, WORK = "charges-proved", "people-in-work"
CARIBBEAN = "Caribbean"
MONTHS = 14
LAST = dt.date(2026, 10, 31)
"""The last day of the records; the first is 1 September 2025."""


def write_data(folder: Path, *, months: int = MONTHS) -> Path:
    """`measures.yaml`, `charges.parquet` and `prison_roll.parquet`, of the first so many months."""
    (folder / "measures.yaml").write_text(DEFINITIONS, encoding="utf-8")
    charges, roll = (pd.DataFrame(list(rows)) for rows in (_charges(months), _roll(months)))
    charges.to_parquet(folder / "charges.parquet")
    roll.to_parquet(folder / "prison_roll.parquet")
    return folder


def _charges(months: int) -> Iterator[dict[str, object]]:
    drawn = np.random.default_rng(20261122)
    for first, place, code, number in _people(months):
        planted = place == "AGX" and code == "B1"
        proved = drawn.random() < (0.7 if planted else 0.35)
        age = int(drawn.integers(18, 70))
        yield {
            "charged_on": first + dt.timedelta(days=int(drawn.integers(0, 28))),
            **_person(place, code, number, age),
            "outcome": "proved" if proved else "not proved",
        }


def _roll(months: int) -> Iterator[dict[str, object]]:
    drawn = np.random.default_rng(20261123)
    for first, place, code, number in _people(months):
        last = (first + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
        work = "yes" if drawn.random() < 0.6 else "no"
        yield {"on_roll": last, **_person(place, code, number, 18 + number % 50), "work": work}


def _people(months: int) -> Iterator[tuple[dt.date, str, str, int]]:
    begin = LAST.replace(day=1) - pd.DateOffset(months=MONTHS - 1)
    for month in pd.date_range(begin, periods=months, freq="MS"):
        for place in PLACES:
            for code, many in GROUPS.items():
                for number in range(many):
                    yield month.date(), place, code, number


def _person(place: str, code: str, number: int, age: int) -> dict[str, object]:
    return {"prison": place, "region": REGION, "person": f"{place}{code}{number}", "ethnicity": code, "age": age}
