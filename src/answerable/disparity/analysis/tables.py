"""From arrays to the documented tables: what is not finite becomes null, and nothing else does."""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.tallies import Codes, Columns
from answerable.disparity.results import KEY


def table(schema: pa.Schema, cells: Cells, columns: Columns) -> pa.Table:
    """A table with the key of each cell and these columns; a column that is not given is null throughout."""
    filled = keys(cells) | columns
    rows = len(cells)
    arrays = [
        _array(filled[field.name], field.type) if field.name in filled else pa.nulls(rows, field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def keys(cells: Cells) -> dict[str, Any]:
    """The columns of `results.KEY`."""
    group = {name: _taken(cells.groups[name], cells.group) for name in ("characteristic", "detail", "group")}
    place = {name: _taken(cells.places[name], cells.place) for name in ("level", "place", "region")}
    span = {name: _taken(cells.spans[name], cells.span) for name in ("from", "to", "pooled")}
    measure = {
        "measure": _repeated(cells.measure.name, pa.string(), len(cells)),
        "version": _repeated(cells.measure.version, pa.int32(), len(cells)),
    }
    return {name: ({**measure, **group, **place, **span})[name] for name in KEY}


def _taken(values: NDArray[Any], codes: Codes) -> pa.Array:
    return pa.array(values).take(pa.array(codes))


def _repeated(value: object, kind: pa.DataType, rows: int) -> pa.Array:
    return pa.repeat(pa.scalar(value, kind), rows)


def _array(values: NDArray[Any] | pa.Array, kind: pa.DataType) -> pa.Array:
    if isinstance(values, pa.Array | pa.ChunkedArray):
        return values.cast(kind)
    if pa.types.is_floating(kind):
        figures = np.asarray(values, dtype=np.float64)
        return pa.array(figures, kind, mask=~np.isfinite(figures))
    return pa.array(np.asarray(values), kind)
