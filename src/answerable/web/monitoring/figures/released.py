"""The tables of a release as its files print them: figures stay the words that they are."""

import csv
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from answerable.disparity.measures.model import Catalogue
from answerable.disparity.results import TABLES
from answerable.disparity.results_folder import Results

_KINDS = {"version": pa.int32(), "from": pa.date32(), "to": pa.date32()}
_KEY = ("measure", "level", "place")


def read_released(folder: Path) -> Results:
    """The tables of figures of a release. Those that it has not are empty; there is nothing but tables."""
    return Results({name: _table(folder / f"{name}.csv") for name in TABLES}, Catalogue({}, ()), {})


def read_about(folder: Path) -> dict[str, Any]:
    """What `release.json` says."""
    about: dict[str, Any] = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    return about


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a code list."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _table(path: Path) -> pa.Table:
    if not path.exists():
        return pa.table({name: pa.array([], pa.string()) for name in _KEY})
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    kinds = {name: _KINDS.get(name, pa.string()) for name in columns}
    table = pa_csv.read_csv(
        path,
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=pa_csv.ConvertOptions(column_types=kinds, strings_can_be_null=False),
    )
    if "pooled" not in columns:
        return table
    return table.set_column(columns.index("pooled"), "pooled", pc.equal(table["pooled"], "yes"))
