"""The latest periods of measures in which people repeat, to be counted anew as one."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.measures.model import Catalogue, Measure, Repeats
from answerable.disparity.periods import pooled_from


def latest_in_one(catalogue: Catalogue, counts: pa.Table) -> Catalogue:
    """The measures whose latest periods cannot be summed, each valid from the first day of them."""
    return replace(catalogue, measures=tuple(_pooled(catalogue, counts)))


def _pooled(catalogue: Catalogue, counts: pa.Table) -> Iterator[Measure]:
    for measure in catalogue.measures:
        if measure.repeats is not Repeats.NONE:
            of = (pc.field("measure") == measure.name) & (pc.field("version") == measure.version)
            periods = counts.filter(of)["period"].unique().to_pandas().to_numpy().astype("datetime64[D]")
            late = periods[periods >= pooled_from(measure, np.sort(periods)[-1:])]
            if len(late) > 1:
                yield replace(measure, valid_from=max(measure.valid_from, late.min().item()))


def from_first_day(catalogue: Catalogue, table: pa.Table) -> pa.Table:
    """The counts of these measures with the day from which each is valid as their period."""
    firsts = {(measure.name, measure.version): measure.valid_from for measure in catalogue.measures}
    keys = zip(table["measure"].to_pylist(), table["version"].to_pylist(), strict=True)
    some = pc.greater(pc.add(table["n"], table["k"]), 0)
    place = table.schema.get_field_index("period")
    days = pa.array([firsts[key] for key in keys], pa.date32())
    return table.set_column(place, table.schema.field(place), days).filter(some)
