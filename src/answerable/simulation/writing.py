"""Records as the shipped data sets name their columns, in one Parquet file for each month or year."""

from collections import defaultdict
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from answerable.disparity.measures.model import ColumnType, DataSet
from answerable.simulation.happenings import Happening, Scene, coded
from answerable.simulation.people import TEXTS, Codes
from answerable.simulation.spans import Span

_LAST = {"on_roll", "year_ending"}
_TYPES = {
    ColumnType.TEXT: pa.string(),
    ColumnType.WHOLE: pa.int32(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.DATE: pa.date32(),
    ColumnType.TRUTH: pa.bool_(),
}


class Book:
    """The records of one month, or of one year, until they are written."""

    def __init__(self, span: Span) -> None:
        self.span = span
        self.tables: dict[str, list[pa.Table]] = defaultdict(list)

    def add(self, data: DataSet, happening: Happening, scene: Scene, prefix: str) -> None:
        """Records of one kind, with the columns of their data set."""
        known = {name: drawn(name, scene) for name, drawn in happening.fields.items()}
        known |= self._of_people(data, scene, prefix)
        known[str(data.date)] = self._days(str(data.date), happening, scene)
        columns = [known[name].cast(_schema(data).field(name).type) for name in data.columns]
        self.tables[data.name].append(pa.table(columns, schema=_schema(data)))

    def _of_people(self, data: DataSet, scene: Scene, prefix: str) -> dict[str, pa.Array]:
        people, rows = scene.people, scene.rows
        known = {name: coded(people.fields[name][rows], texts) for name, texts in TEXTS.items()}
        known |= {name: pa.array(people.fields[name][rows]) for name in ("age", "sentence_years")}
        known[str(data.place)] = coded(people.place[rows], [place.name for place in people.places])
        known["region"] = coded(people.place[rows], [place.region.name for place in people.places])
        return known | {"person": _persons(people.person[rows], prefix)}

    def _days(self, column: str, happening: Happening, scene: Scene) -> pa.Array:
        """Any day for what happens; for a state the first, or the last where the data set has it so."""
        length = (self.span.last - self.span.first).days
        state = np.full(len(scene), length if column in _LAST else 0)
        days = scene.draw.integers(0, length + 1, len(scene)) if happening.each else state
        return pa.array(np.datetime64(self.span.first, "D") + days)

    def write(self, out: Path) -> None:
        """One file for each data set."""
        for name, tables in self.tables.items():
            (out / name).mkdir(exist_ok=True)
            path = out / name / f"{self.span.name}.parquet"
            pq.write_table(pa.concat_tables(tables), path, compression="zstd", store_schema=False)


def _schema(data: DataSet) -> pa.Schema:
    return pa.schema([(name, _TYPES[kind]) for name, kind in data.columns.items()])


def _persons(numbers: Codes, prefix: str) -> pa.Array:
    return pc.binary_join_element_wise(prefix, pa.array(numbers).cast(pa.string()), "")
