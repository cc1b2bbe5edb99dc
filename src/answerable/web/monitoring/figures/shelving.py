"""Laying out the results of a run as a shelf."""

import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.results_folder import Results
from answerable.web.monitoring.figures.shelf import AT, FUNNEL, INDEX, LATEST, PLACE_ID, TABLES, key


def shelve(parts: Iterable[Results], places: Mapping[tuple[str, str], int], out: Path) -> list[str]:
    """Lay out results in the folder `out`. `places` are keys by level and by the place's words in the results.

    Returns the words of places that are not among them; their rows are left out.
    The results of different measures come in parts, of which one is held, for all together may be larger than memory.
    """
    unknown: set[str] = set()
    latest: dict[str, list[pd.DataFrame]] = {"rates": [], "comparisons": []}
    for name, table in ((name, part.tables[name]) for part in parts for name in TABLES):
        for measure in table["measure"].unique().to_pylist():
            rows = _placed(table.filter(pc.equal(table["measure"], measure)), places)
            unknown |= set(rows["place"][rows[PLACE_ID] < 0])
            rows = rows[rows[PLACE_ID] >= 0]
            if len(rows):
                _write(out / measure / f"{name}.arrow", rows, FUNNEL if name == "funnels" else AT)
            if len(rows) and name in latest:
                latest[name].append(_now(rows))
    for name, frames in latest.items():
        if frames:
            _write(out / LATEST / f"{name}.arrow", pd.concat(frames), AT)
    return sorted(unknown)


def _placed(table: pa.Table, places: Mapping[tuple[str, str], int]) -> pd.DataFrame:
    """The rows with the keys of their places; -1 where none is known."""
    frame = table.to_pandas(types_mapper=pd.ArrowDtype)
    keys = [places.get(key, -1) for key in zip(frame["level"], frame["place"], strict=True)]
    return frame.assign(**{PLACE_ID: pd.array(keys, dtype=pd.ArrowDtype(pa.int64()))})


def _now(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the span in which small groups are judged, of the newest definition."""
    rows = rows[rows["version"] == rows["version"].max()]
    rows = rows[rows["to"] == rows["to"].max()]
    pooled = rows["pooled"].to_numpy(dtype=bool)
    return rows[pooled] if pooled.any() else rows


def _write(path: Path, rows: pd.DataFrame, by: Sequence[str]) -> None:
    table = pa.Table.from_pandas(rows, preserve_index=False).sort_by([(name, "ascending") for name in by])
    keys = [key(*values) for values in zip(*(table[name].to_pylist() for name in by), strict=True)]
    starts = np.flatnonzero(np.array([True, *(one != other for one, other in itertools.pairwise(keys))]))
    ends = np.append(starts[1:], len(keys))
    index = {keys[start]: number for number, start in enumerate(starts)}
    table = table.combine_chunks().replace_schema_metadata({INDEX: json.dumps(index)})
    path.parent.mkdir(parents=True, exist_ok=True)
    packed = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema, options=packed) as writer:
        for start, end in zip(starts, ends, strict=True):
            writer.write_batch(table.slice(start, end - start).to_batches()[0])
