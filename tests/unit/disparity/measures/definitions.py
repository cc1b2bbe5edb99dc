"""Definitions for tests: a catalogue as a person writes it, and as values."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from answerable.disparity.measures.conditions import IsOneOf
from answerable.disparity.measures.model import (
    Catalogue,
    Characteristic,
    ColumnType,
    DataSet,
    Direction,
    Kind,
    Measure,
    Quantity,
    Repeats,
)

DATA = """\
data sets:
  hearings:
    columns:
      charged_on: date
      prison: text
      region: text
      person: text
      ethnicity: text
      sex: text
      age: whole number
      outcome: text
      plea: text
      appealed: yes or no
      days: number
      security_category: text
    date: charged_on
    place: prison
    region: region
    person: person

characteristics:
  ethnicity: {column: ethnicity, classification: ethnicity}
"""

HEARINGS = DataSet(
    "hearings",
    {
        "charged_on": ColumnType.DATE,
        "prison": ColumnType.TEXT,
        "region": ColumnType.TEXT,
        "person": ColumnType.TEXT,
        "ethnicity": ColumnType.TEXT,
        "sex": ColumnType.TEXT,
        "age": ColumnType.WHOLE,
        "outcome": ColumnType.TEXT,
        "plea": ColumnType.TEXT,
        "appealed": ColumnType.TRUTH,
        "days": ColumnType.NUMBER,
        "security_category": ColumnType.TEXT,
    },
    date="charged_on",
    place="prison",
    region="region",
    person="person",
)
ETHNICITY = Characteristic("ethnicity", "ethnicity", "ethnicity")
PROVED = Measure(
    name="proved",
    title="Charges proved",
    why="Hearings should be fair.",
    kind=Kind.PROPORTION,
    direction=Direction.LOWER_IS_BETTER,
    numerator=Quantity("charges proved", "hearings", IsOneOf("outcome", ("proved",))),
    denominator=Quantity("charges", "hearings"),
    characteristics=(ETHNICITY,),
    repeats=Repeats.EVERY,
)
MEASURE = {
    "name": "proved",
    "title": "Charges proved",
    "why": "Hearings should be fair.",
    "kind": "proportion",
    "direction": "lower is better",
    "numerator": "{stage: charges proved, data: hearings, where: {outcome: proved}}",
    "denominator": "{stage: charges, data: hearings}",
    "characteristics": "[ethnicity]",
    "repeats": "every",
}


def measure_text(**changes: str | None) -> str:
    """One measure as text, its fields on lines of their own; a change to None leaves one out."""
    fields = {name.replace("_", " "): value for name, value in {**MEASURE, **changes}.items() if value is not None}
    lines = [f"{name}: {value}" for name, value in fields.items()]
    return "\n".join([f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])])


def catalogue_file(folder: Path, *measures: str, data: str = DATA) -> Path:
    """A file of measures; what stands before them takes 21 lines."""
    file = folder / "measures.yaml"
    file.write_text(data + "\n".join(["measures:", *measures, ""]), "utf-8")
    return file


def catalogue_of(*measures: Measure) -> Catalogue:
    return Catalogue({"hearings": HEARINGS}, measures)


def changed(**changes: Any) -> Measure:  # noqa: ANN401 (any field of a measure)
    return replace(PROVED, **changes)
