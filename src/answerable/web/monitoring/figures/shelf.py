"""A shelf: the tables of a run by measure, in Arrow files that have one batch for each place.

Beside the tables of each measure stand, under `LATEST`, the rows of all measures that tell of now: the latest periods
taken together, or the latest period where none are.
"""

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.results_folder import Results

Row = dict[str, Any]
"""A row of the results: its columns are those of `disparity.results`."""
TABLES = ("rates", "comparisons", "trends", "funnels", "splits")
LATEST = "latest"
_INDEX = b"batches"
_PLACE = "place_id"


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of one table."""

    table: pa.Table

    def where(self, **is_: object) -> "Rows":
        """Those in which each named column is this value, or one of these (a tuple)."""
        kept = self.table
        for name, value in is_.items() if len(self) else ():
            column = kept[name]
            if isinstance(value, tuple):
                kept = kept.filter(pc.is_in(column, pa.array(value, column.type)))
            else:
                kept = kept.filter(pc.equal(column, pa.scalar(value, column.type)))
        return Rows(kept)

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


class Shelf:
    """What a run made, to be read by measure and place; `place` is the primary key of an `estate.Place`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def of(self, measure: str, table: str, *, level: str, place: int, columns: Sequence[str] = ()) -> Rows:
        """Rows of one table of one measure at one place, of all its periods. Empty where there are none.

        With all columns, or only these: what is not read costs nothing.
        """
        return _read(self.folder / measure / f"{table}.arrow", level, place, columns)

    def latest(self, table: str, *, level: str, place: int, columns: Sequence[str] = ()) -> Rows:
        """Rows of all measures at one place that tell of now ("rates" or "comparisons")."""
        return _read(self.folder / LATEST / f"{table}.arrow", level, place, columns)

    def places(self) -> list[tuple[str, int]]:
        """The levels and places of which something is compared now."""
        path = self.folder / LATEST / "comparisons.arrow"
        if not path.exists():
            return []
        with pa.memory_map(str(path)) as source:
            keys = json.loads(pa.ipc.open_file(source).schema.metadata[_INDEX])
        return [(level, int(place)) for level, _, place in (key.partition(":") for key in keys)]

    def funnel(self, measure: str) -> Rows:
        """Points of all places; `place_id` says which is which."""
        return _read_all(self.folder / measure / "funnels.arrow")


def shelve(results: Results, places: Mapping[tuple[str, str], int], out: Path) -> list[str]:
    """Lay out results in the folder `out`. `places` are keys by level and by the place's words in the results.

    Returns the words of places that are not among them; their rows are left out.
    """
    unknown: set[str] = set()
    latest: dict[str, list[pd.DataFrame]] = {"rates": [], "comparisons": []}
    for name in TABLES:
        frame = results.tables[name].to_pandas(types_mapper=pd.ArrowDtype)
        keys = list(zip(frame["level"], frame["place"], strict=True))
        known = {key: places.get(key, -1) for key in set(keys)}
        frame = frame.assign(**{_PLACE: pd.array([known[key] for key in keys], dtype=pd.ArrowDtype(pa.int64()))})
        unknown |= {place for (_, place), key in known.items() if key < 0}
        for measure, rows in frame[frame[_PLACE] >= 0].groupby("measure", sort=False):
            _write(out / str(measure) / f"{name}.arrow", rows)
            if name in latest:
                latest[name].append(_now(rows))
    for name, frames in latest.items():
        if frames:
            _write(out / LATEST / f"{name}.arrow", pd.concat(frames))
    return sorted(unknown)


def _now(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the span in which small groups are judged, of the newest definition."""
    rows = rows[rows["version"] == rows["version"].max()]
    rows = rows[rows["to"] == rows["to"].max()]
    pooled = rows["pooled"].to_numpy(dtype=bool)
    return rows[pooled] if pooled.any() else rows


def _write(path: Path, rows: pd.DataFrame) -> None:
    table = pa.Table.from_pandas(rows, preserve_index=False).sort_by([("level", "ascending"), (_PLACE, "ascending")])
    keys = [f"{level}:{place}" for level, place in zip(*_columns(table), strict=True)]
    starts = np.flatnonzero(np.array([True, *(one != other for one, other in itertools.pairwise(keys))]))
    ends = np.append(starts[1:], len(keys))
    index = {keys[start]: number for number, start in enumerate(starts)}
    table = table.combine_chunks().replace_schema_metadata({_INDEX: json.dumps(index)})
    path.parent.mkdir(parents=True, exist_ok=True)
    packed = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema, options=packed) as writer:
        for start, end in zip(starts, ends, strict=True):
            writer.write_batch(table.slice(start, end - start).to_batches()[0])


def _columns(table: pa.Table) -> Iterator[list[Any]]:
    return (table[name].to_pylist() for name in ("level", _PLACE))


def _read(path: Path, level: str, place: int, columns: Sequence[str]) -> Rows:
    if not path.exists():
        return Rows(pa.table({}))
    with pa.memory_map(str(path)) as source:
        reader = pa.ipc.open_file(source)
        if columns:
            fields = [reader.schema.get_field_index(name) for name in columns]
            reader = pa.ipc.open_file(source, options=pa.ipc.IpcReadOptions(included_fields=fields))
        number = json.loads(reader.schema.metadata[_INDEX]).get(f"{level}:{place}")
        batches = [] if number is None else [reader.get_batch(number)]
        return Rows(pa.Table.from_batches(batches, reader.schema))


def _read_all(path: Path) -> Rows:
    if not path.exists():
        return Rows(pa.table({}))
    with pa.memory_map(str(path)) as source:
        return Rows(pa.ipc.open_file(source).read_all())
