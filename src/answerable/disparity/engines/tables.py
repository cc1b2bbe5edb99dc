"""From the answer to a job's statement to the tables that an engine hands over."""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.counts import APART, COUNTS, EVERYONE, STRATA
from answerable.disparity.engines.cells import WHERE, cells, summed
from answerable.disparity.engines.jobs import Job, has_spread, pairs, stratifiers
from answerable.disparity.measures.model import Measure, Repeats

TIMES, BESIDE = " × ", " | "
"""Between the two groups of a pair, and the groups of a stratum."""

Cells = dict[tuple[int, ...], pa.Table]
NUMBERS = ("k", "n", "people", "kk", "kn", "nn")


def tables(job: Job, answer: pa.Table) -> tuple[pa.Table, pa.Table]:
    """COUNTS and STRATA of the measures of a job, in no order."""
    found = cells(job, answer)
    everyone = found[()] if () in found else summed(found[job.groupings[0]], WHERE)
    counts = [part for measure in job.measures for part in _counts(job, measure, found, everyone)]
    strata = [part for measure in job.measures for part in _strata(job, measure, found)]
    return _table(counts, COUNTS), _table(strata, STRATA)


def ordered(parts: Sequence[pa.Table], schema: pa.Schema) -> pa.Table:
    """The rows of all parts in the order of their key."""
    keys = [(name, "ascending") for name in schema.names if name not in NUMBERS]
    return pa.concat_tables([schema.empty_table(), *parts]).sort_by(keys)


def _counts(job: Job, measure: Measure, found: Cells, everyone: pa.Table) -> Iterator[pa.Table]:
    yield _rows(job, measure, everyone, EVERYONE, [])
    for one in measure.characteristics:
        of = found[job.grouping(one)]
        yield _rows(job, measure, of, one.name, [of["0"]])
    for first, second in pairs(measure):
        of = found[job.grouping(first, second)]
        yield _rows(job, measure, of, first.name + TIMES + second.name, [of["0"], of["1"]])


def _strata(job: Job, measure: Measure, found: Cells) -> Iterator[pa.Table]:
    for one in measure.characteristics if measure.adjusters else ():
        others = stratifiers(measure, one)
        of = found[job.grouping(one, *others)]
        stratum = _joined([of[str(place)] for place in range(1, len(others) + 1)], BESIDE, of.num_rows)
        yield _rows(job, measure, of, one.name, [of["0"]]).append_column("stratum", stratum)


def _rows(job: Job, measure: Measure, of: pa.Table, name: str, groups: list[pa.ChunkedArray]) -> pa.Table:
    """The rows of a breakdown: its key, and the numbers of each cell."""
    said = {"measure": measure.name, "version": measure.version, "characteristic": name}
    key = {column: pa.repeat(pa.scalar(value), of.num_rows) for column, value in said.items()}
    key["group"] = _joined(groups, TIMES, of.num_rows)
    return pa.table(key | {column: of[column] for column in WHERE} | _numbers(job, measure, of, groups))


def _joined(groups: list[pa.ChunkedArray], sign: str, rows: int) -> pa.Array | pa.ChunkedArray:
    return pc.binary_join_element_wise(*groups, sign) if groups else pa.repeat(pa.scalar(""), rows)


def _numbers(job: Job, measure: Measure, of: pa.Table, groups: list[pa.ChunkedArray]) -> dict[str, pa.Array]:
    """The k and n of each cell, with what their limits need."""
    above = job.tally(measure, measure.numerator)
    below = job.tally(measure, measure.denominator) if measure.denominator else above
    nothing = pa.nulls(of.num_rows, pa.float64())
    numbers = {
        "k": _number(job, measure, above, of),
        "n": _number(job, measure, below, of),
        "people": of[f"p{below}"] if _tells_people(job, below) else nothing,
    }
    for name, product in (("kk", (above, above)), ("kn", (above, below)), ("nn", (below, below))):
        numbers[name] = of["x{}_{}".format(*product)] if has_spread(measure) else nothing
    return numbers if measure.denominator else _share(of, numbers, groups)


def _number(job: Job, measure: Measure, tally: int, of: pa.Table) -> pa.ChunkedArray:
    once = measure.repeats is Repeats.ONCE and job.tallies[tally].column is None
    return of[f"{'p' if once else 't'}{tally}"]


def _tells_people(job: Job, tally: int) -> bool:
    return any(data.person for data in job.data_sets if data.name == job.tallies[tally].data)


def _share(of: pa.Table, numbers: dict[str, pa.Array], groups: list[pa.ChunkedArray]) -> dict[str, pa.Array]:
    """A share is of everyone whose group is known at the same place and time; without groups, of everyone.

    A group of which nobody counts has an n of 0, and so no row: who is absent, the reader of the counts knows.
    """
    known = np.ones(of.num_rows, bool)
    for group in groups:
        known &= ~pc.is_in(group, pa.array(APART)).to_numpy()
    sums = {}
    for name, number in (("n", "k"), ("nn", "kk")):
        counted = pa.array(np.where(known, pc.fill_null(numbers[number], 0).to_numpy(), 0))
        sums[name] = _of_where(of, counted)
    has_squares = pc.is_valid(numbers["kk"])
    return numbers | {
        "n": pc.if_else(pc.equal(numbers["k"], 0), 0, sums["n"]),
        "nn": pc.if_else(has_squares, sums["nn"], None),
    }


def _of_where(of: pa.Table, numbers: pa.Array) -> pa.Array:
    """For each row the sum over all rows of its place and period."""
    keys = [of[name].combine_chunks().dictionary_encode() for name in WHERE]
    where = np.zeros(of.num_rows, np.int64)
    for key in keys:
        where = where * len(key.dictionary) + key.indices.to_numpy()
    _, places = np.unique(where, return_inverse=True)
    return pa.array(np.bincount(places, numbers.to_numpy())[places])


def _table(parts: list[pa.Table], schema: pa.Schema) -> pa.Table:
    """The rows that count anybody."""
    if not parts:
        return schema.empty_table()
    rows = pa.concat_tables([part.select(schema.names).cast(schema) for part in parts])
    return rows.filter(pc.or_(pc.not_equal(rows["k"], 0), pc.not_equal(rows["n"], 0)))
