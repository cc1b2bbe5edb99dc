"""Small tables drawn in a test: words apart by two spaces, names first, "-" for what is missing."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from answerable.disparity.measures.model import ColumnType, DataSet

Row = dict[str, Any]

ARROW = {
    ColumnType.TEXT: pa.string(),
    ColumnType.WHOLE: pa.int32(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.DATE: pa.date32(),
    ColumnType.TRUTH: pa.bool_(),
}
_READ: dict[ColumnType, Callable[[str], Any]] = {
    ColumnType.TEXT: str,
    ColumnType.WHOLE: int,
    ColumnType.NUMBER: float,
    ColumnType.DATE: date.fromisoformat,
    ColumnType.TRUTH: "yes".__eq__,
}


def drawn(picture: str, data: DataSet) -> list[Row]:
    names, *lines = _cells(picture)
    kinds = [data.columns[name] for name in names]
    return [
        {name: None if cell == "-" else _READ[kind](cell) for name, kind, cell in zip(names, kinds, line, strict=True)}
        for line in lines
    ]


def write(rows: Iterable[Row], data: DataSet, path: Path) -> Path:
    """The rows as a Parquet file."""
    schema = pa.schema([(name, ARROW[kind]) for name, kind in data.columns.items()])
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), path)
    return path


def told(table: pa.Table, picture: str, **where: str) -> list[tuple[str, ...]]:
    """The rows of a table that are as `where` says, in the columns that a picture names."""
    names = _cells(picture)[0]
    chosen = [row for row in table.to_pylist() if all(row[name] == value for name, value in where.items())]
    return sorted(tuple(_word(row[name]) for name in names) for row in chosen)


def expected(picture: str) -> list[tuple[str, ...]]:
    return sorted(_cells(picture)[1:])


def _cells(picture: str) -> list[tuple[str, ...]]:
    return [tuple(re.split(r"\s{2,}", line.strip())) for line in picture.strip().splitlines()]


def _word(value: Any) -> str:  # noqa: ANN401 - whatever a cell holds
    if value is None or value == "":
        return "-"
    return f"{value:g}" if isinstance(value, float | int) else str(value)


Tables = Mapping[str, list[Row]]
