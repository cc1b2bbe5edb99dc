"""The page that documents the tables of results: `python -m answerable.disparity.results_page` prints it."""

import sys
from collections.abc import Iterator

import pyarrow as pa

from answerable.disparity.results import TABLES

_OPENING = """\
# The results of a run

`answerable measure run` writes a folder of Parquet tables. Beside them stand `measures.yaml`, the definitions as they
were read, and `manifest.json`: the version of the software; of each data set its rows, first and last day, unknown
codes, missing values and fingerprint; of each measure its version and the SHA-256 of its definition; the parameters;
the size of each family of tests; how many rows are flagged; and the SHA-256 of each file, so that a change by hand is
found out.

A figure is one row. A missing figure is null, and `cannot_say` tells why; nothing is ever NaN or infinite.
This is not for publication: `answerable release make` makes of it what is.
"""
_ABOUT = {
    "rates": "One group at one place in one period, or in the latest periods together.",
    "comparisons": "The same beside one comparator.",
    "trends": "Points of control charts.",
    "funnels": "Points of funnel plots, of the pooled periods.",
    "splits": "Gaps of regions and of the nation, split by places.",
    "problems": "What could not be counted or said.",
}
_KINDS = {
    pa.string(): "text",
    pa.float64(): "number",
    pa.int32(): "whole number",
    pa.bool_(): "yes or no",
    pa.date32(): "date",
}


def page() -> str:
    return "\n".join([_OPENING, *(line for name, schema in TABLES.items() for line in _section(name, schema))])


def _section(name: str, schema: pa.Schema) -> Iterator[str]:
    yield from (f"## {name}.parquet", "", _ABOUT[name], "", "| Column | Kind | What it is |", "| --- | --- | --- |")
    for field in schema:
        yield f"| `{field.name}` | {_KINDS[field.type]} | {field.metadata[b'description'].decode()} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(page().rstrip() + "\n")
