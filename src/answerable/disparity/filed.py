"""Tables in Parquet files, of which no more is held in memory than was asked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


class Filed(Mapping[str, pa.Table]):
    """The tables of a folder by name, each read whenever it is asked for: all rows, or only those of some measures."""

    def __init__(self, folder: Path, measures: Sequence[str] = ()) -> None:
        self.folder, self.measures = folder, measures

    def __getitem__(self, name: str) -> pa.Table:
        path = self.folder / f"{name}.parquet"
        if not path.is_file():
            raise KeyError(name)
        return pq.read_table(path, filters=[[("measure", "==", measure)] for measure in self.measures] or None)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(path.stem for path in self.folder.glob("*.parquet")))

    def __len__(self) -> int:
        return len(list(iter(self)))


def file_table(path: Path, schema: pa.Schema, stretches: Iterable[pa.Table]) -> None:
    """Write a table of which the stretches come one after another."""
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for stretch in stretches:
            writer.write_table(stretch)
