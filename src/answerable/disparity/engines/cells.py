"""The cells of each grouping: codes become groups, and places are added up to regions and to the nation."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.classifications import classify
from answerable.disparity.counts import NATION, NOT_RECORDED, PLACE, REGION
from answerable.disparity.engines.calendar import first_days
from answerable.disparity.engines.jobs import Job
from answerable.disparity.measures.model import Characteristic

WHERE = ["level", "place", "region", "period"]


def cells(job: Job, answer: pa.Table) -> dict[tuple[int, ...], pa.Table]:
    """For each grouping its numbers by WHERE and by group: column "0" holds the groups of its first dimension."""
    rows = _placed(job, answer)
    return {grouping: _cells(job, rows, grouping) for grouping in job.groupings}


def unknown_codes(job: Job, answer: pa.Table) -> dict[Characteristic, dict[str, int]]:
    """For each dimension the codes that tell no group, and how many records carry them."""
    found = {}
    for i, one in enumerate(job.dimensions):
        if (i,) in job.groupings:
            rows = answer.filter(_of(job, answer, (i,)))
            found[one] = unknown(one, rows[f"d{i}"], rows["records"])
    return found


def unknown(one: Characteristic, codes: pa.ChunkedArray, records: pa.ChunkedArray) -> dict[str, int]:
    summed = pa.table({"code": codes, "records": records}).group_by("code").aggregate([("records", "sum")]).to_pylist()
    many = {row["code"]: int(row["records_sum"]) for row in summed}
    return {code: many[code] for code in classify(one, list(many)).unknown}


def summed(rows: pa.Table, keys: Sequence[str]) -> pa.Table:
    """Sums of the numbers over rows of the same keys; a sum of nothing is 0."""
    numbers = [name for name in rows.column_names if name[0] in "tpx" and name[1:2].isdigit()]
    of_nothing = pc.ScalarAggregateOptions(min_count=0)
    found = rows.group_by(list(keys), use_threads=False).aggregate([(name, "sum", of_nothing) for name in numbers])
    return found.rename_columns([name.removesuffix("_sum") for name in found.column_names])


def _placed(job: Job, answer: pa.Table) -> pa.Table:
    """The rows with their level, and with words for a place or a region that a record lacks."""
    rows = _with(answer, "period", first_days(answer["period"], job.cadence))
    for name, held in ((PLACE, job.has_place), (REGION, job.has_region)):
        rows = _with(rows, name, _told(rows[name]) if held else _all(rows, ""))
    return _named(_with(rows, "level", _levels(job, rows)))


def _levels(job: Job, rows: pa.Table) -> pa.Array:
    levels = _all(rows, job.levels[0])
    if job.per_person and job.has_place:
        levels = pc.if_else(pc.equal(rows["no_place"], 1), REGION if job.has_region else NATION, levels)
    if job.per_person and job.has_region:
        levels = pc.if_else(pc.equal(rows["no_region"], 1), NATION, levels)
    return levels


def _named(rows: pa.Table) -> pa.Table:
    """Regions stand in the column of places at their level, and the nation has no name."""
    nation, region = pc.equal(rows["level"], NATION), pc.equal(rows["level"], REGION)
    place = pc.if_else(nation, "", pc.if_else(region, rows["region"], rows["place"]))
    return _with(_with(rows, "place", place), "region", pc.if_else(nation, "", rows["region"]))


def _cells(job: Job, rows: pa.Table, grouping: tuple[int, ...]) -> pa.Table:
    chosen = rows.filter(_of(job, rows, grouping))
    for place, dimension in enumerate(grouping):
        chosen = chosen.append_column(str(place), _groups(job, chosen, dimension))
    keys = [*map(str, range(len(grouping))), *WHERE]
    finest = summed(chosen, keys)
    above = () if job.per_person else job.levels[1:]
    return pa.concat_tables(
        [finest, *(summed(_named(_with(finest, "level", _all(finest, one))), keys) for one in above)]
    )


def _of(job: Job, rows: pa.Table, grouping: tuple[int, ...]) -> npt.NDArray[np.bool_]:
    """Which rows are of a grouping."""
    chosen = np.ones(rows.num_rows, bool)
    for i in range(len(job.dimensions)):
        chosen &= rows[f"g{i}"].to_numpy() == (0 if i in grouping else 1)
    return chosen


def _groups(job: Job, rows: pa.Table, dimension: int) -> pa.Array:
    """The group of each row in a dimension."""
    one = job.dimensions[dimension]
    codes = _encoded(rows[f"d{dimension}"])
    subcodes = _encoded(rows[f"s{dimension}"]) if one.subgroup else None
    pairs = codes.indices.to_numpy() * (len(subcodes.dictionary) if subcodes else 1)
    pairs = pairs + (subcodes.indices.to_numpy() if subcodes else 0)
    _, first, places = np.unique(pairs, return_index=True, return_inverse=True)
    said = subcodes.take(first).to_pylist() if subcodes else None
    groups = classify(one, codes.take(first).to_pylist(), said).fine
    return pa.array(groups.astype(object), pa.string()).take(pa.array(places))


def _encoded(codes: pa.ChunkedArray) -> pa.DictionaryArray:
    return codes.cast(pa.string()).combine_chunks().dictionary_encode(null_encoding="encode")


def _told(names: pa.ChunkedArray) -> pa.ChunkedArray:
    some = pc.fill_null(names.cast(pa.string()), "")
    return pc.if_else(pc.equal(some, ""), NOT_RECORDED, some)


def _all(rows: pa.Table, value: str) -> pa.Array:
    return pa.repeat(pa.scalar(value), rows.num_rows)


def _with(rows: pa.Table, name: str, values: pa.Array | pa.ChunkedArray) -> pa.Table:
    place = rows.schema.get_field_index(name)
    return rows.append_column(name, values) if place < 0 else rows.set_column(place, name, values)
