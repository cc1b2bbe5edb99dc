"""A shelf: the tables of a run by measure, in Arrow files that have one batch for each place, or for each funnel.

Beside the tables of each measure stand, under `LATEST`, the rows of all measures that tell of now: the latest periods
taken together, or the latest period where none are.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Row = dict[str, Any]
"""A row of the results: its columns are those of `disparity.results`."""
TABLES = ("rates", "comparisons", "trends", "funnels", "splits")
LATEST = "latest"
INDEX = b"batches"
PLACE_ID = "place_id"
AT = ("level", PLACE_ID)
FUNNEL = ("level", "characteristic", "group", "comparator")
"""Columns of which one batch has the same values: what a page asks for at once."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of one table."""

    table: pa.Table

    def where(self, **is_: object) -> "Rows":
        """Those in which each named column is this value, or one of these (a tuple)."""
        if not is_ or not len(self):
            return self
        return Rows(self.table.filter(reduce(pc.and_, (self._is(name, value) for name, value in is_.items()))))

    def listed(self, *columns: str) -> list[Row]:
        """The rows, with all columns or only these; a figure that cannot be said is None."""
        shown = self.table.select(columns) if columns and len(self) else self.table
        return list(shown.to_pylist())

    def distinct(self, *columns: str) -> list[Row]:
        """Each combination of values of these columns, once."""
        if not len(self):
            return []
        return list(self.table.group_by(list(columns), use_threads=False).aggregate([]).to_pylist())

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def _is(self, name: str, value: object) -> pa.ChunkedArray:
        column = self.table[name]
        if isinstance(value, tuple):
            return pc.is_in(column, pa.array(value, column.type))
        return pc.equal(column, pa.scalar(value, column.type))


class Shelf:
    """What a run made, to be read by measure and place; `place` is the primary key of an `estate.Place`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def of(self, measure: str, table: str, *, level: str, place: int, columns: Sequence[str] = ()) -> Rows:
        """Rows of one table of one measure at one place, of all its periods. Empty where there are none.

        With all columns, or only these: what is not read costs nothing.
        """
        return _read(self.folder / measure / f"{table}.arrow", (level, place), columns)

    def latest(self, table: str, *, level: str, place: int, columns: Sequence[str] = ()) -> Rows:
        """Rows of all measures at one place that tell of now ("rates" or "comparisons")."""
        return _read(self.folder / LATEST / f"{table}.arrow", (level, place), columns)

    def everywhere(self, table: str, *, columns: Sequence[str] = ()) -> Rows:
        """Rows of all measures at all places that tell of now; `place_id` says which is which."""
        return _read_all(self.folder / LATEST / f"{table}.arrow", columns)

    def places(self) -> list[tuple[str, int]]:
        """The levels and places of which something is compared now."""
        path = self.folder / LATEST / "comparisons.arrow"
        if not path.exists():
            return []
        with pa.memory_map(str(path)) as source:
            keys = json.loads(pa.ipc.open_file(source).schema.metadata[INDEX])
        return [(level, place) for level, place in map(json.loads, keys)]

    def funnel(self, measure: str, *, level: str, characteristic: str, group: str, comparator: str) -> Rows:
        """Points of all places of one level, of all spans; `place_id` says which is which."""
        return _read(self.folder / measure / "funnels.arrow", (level, characteristic, group, comparator), ())


def key(*values: object) -> str:
    """What the index of a file calls the batch that has these values."""
    return json.dumps(values)


def _read(path: Path, of: Sequence[object], columns: Sequence[str]) -> Rows:
    if not path.exists():
        return Rows(pa.table({}))
    with pa.memory_map(str(path)) as source:
        reader = _opened(source, columns)
        number = json.loads(reader.schema.metadata[INDEX]).get(key(*of))
        batches = [] if number is None else [reader.get_batch(number)]
        return Rows(pa.Table.from_batches(batches, reader.schema))


def _read_all(path: Path, columns: Sequence[str]) -> Rows:
    if not path.exists():
        return Rows(pa.table({}))
    with pa.memory_map(str(path)) as source:
        return Rows(_opened(source, columns).read_all())


def _opened(source: pa.MemoryMappedFile, columns: Sequence[str]) -> pa.ipc.RecordBatchFileReader:
    reader = pa.ipc.open_file(source)
    if not columns:
        return reader
    fields = [reader.schema.get_field_index(name) for name in columns]
    return pa.ipc.open_file(source, options=pa.ipc.IpcReadOptions(included_fields=fields))
