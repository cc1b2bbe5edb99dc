"""Measures and data in, counts out. What can be counted is, and what cannot is told with the reason."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.counts import COUNTS, STRATA, Counted, Problem, Profile
from answerable.disparity.engines import checks, codes
from answerable.disparity.engines.cells import unknown, unknown_codes
from answerable.disparity.engines.duckdb import DuckDB
from answerable.disparity.engines.fingerprints import fingerprint
from answerable.disparity.engines.jobs import Job, dimension, halves, jobs, quantities
from answerable.disparity.engines.pooling import from_first_day, latest_in_one
from answerable.disparity.engines.profiling import Engine, Findings, as_held, examine
from answerable.disparity.engines.records import Known
from answerable.disparity.engines.renaming import open_source
from answerable.disparity.engines.sources import Source
from answerable.disparity.engines.sql import repeated, statement
from answerable.disparity.engines.tables import ordered, tables
from answerable.disparity.measures.model import Catalogue, Characteristic, DataSet, Measure
from answerable.vocabulary.errors import LargeDataError, UnusableDataError

EngineName = Literal["duckdb", "spark"]


def count(
    measures: Catalogue, data: Mapping[str, Source], *, engine: EngineName = "duckdb", memory_limit: str | None = None
) -> Counted:
    """Count measures over the sources of their data sets, by name.

    `memory_limit`, such as "4GB", is how much DuckDB may hold in memory; the rest it keeps on disk. A measure that
    cannot be counted is left out, with a `Problem`. Raises `UnusableDataError` where no data set can be read.
    """
    with closing(_engine(engine, memory_limit)) as running:
        run = _Run(measures, data, running)
        run.open()
        countable = run.countable()
        for job in jobs(countable):
            run.count(job)
        counted = run.counted()
        run.pool(latest_in_one(countable, counted.counts))
        return replace(counted, pooled=ordered(run.counts, COUNTS), pooled_strata=ordered(run.strata, STRATA))


def _engine(name: EngineName, memory_limit: str | None) -> Engine:
    if name == "duckdb":
        return DuckDB(memory_limit)
    from answerable.disparity.engines.spark import Spark  # noqa: PLC0415 - an extra, of 450 MB

    return Spark()


@dataclass(slots=True)
class _Run:
    catalogue: Catalogue
    data: Mapping[str, Source]
    engine: Engine
    found: dict[str, Findings] = field(default_factory=dict)
    unusable: dict[str, str] = field(default_factory=dict)
    unknown: dict[tuple[str, Characteristic], dict[str, int]] = field(default_factory=dict)
    """By data set and dimension."""
    problems: list[Problem] = field(default_factory=list)
    counts: list[pa.Table] = field(default_factory=list)
    strata: list[pa.Table] = field(default_factory=list)
    usable: dict[str, DataSet] = field(default_factory=dict)

    def open(self) -> None:
        """Open every data set that a measure reads, then close all other doors, and find what can be used."""
        names = dict.fromkeys(one.data for measure in self.catalogue.measures for one in quantities(measure))
        for name in names:
            with self._unusable(name):
                self._open(name)
        self.engine.seal()
        for name in names:
            if name not in self.unusable:
                with self._unusable(name):
                    self._examine(name)
        if names and not self.found:
            raise UnusableDataError(" ".join(dict.fromkeys(self.unusable.values())))

    @contextmanager
    def _unusable(self, name: str) -> Iterator[None]:
        try:
            yield
        except UnusableDataError as fault:
            self.unusable[name] = str(fault)

    def _open(self, name: str) -> None:
        if name not in self.catalogue.data_sets or name not in self.data:
            raise UnusableDataError(f"No data were given for “{name}”: say where they are, with {name}=....")
        open_source(self.engine, as_held(name), self.data[name], self._reads(name))

    def _reads(self, name: str) -> dict[str, None]:
        """The columns of a data set that measures need."""
        data = self.catalogue.data_sets[name]
        return dict.fromkeys(column for measure in self._reading(name) for column in checks.reads(measure, data))

    def _reading(self, name: str) -> list[Measure]:
        return [one for one in self.catalogue.measures if any(name == quantity.data for quantity in quantities(one))]

    def _examine(self, name: str) -> None:
        """What is found, and the data set with the columns that can be used, and no others."""
        data, reads = self.catalogue.data_sets[name], self._reads(name)
        grouping = [one for measure in self._reading(name) for one in checks.grouped_by(measure) if not one.bands]
        self.found[name] = found = examine(self.engine, data, reads, dict.fromkeys(one.column for one in grouping))
        self.usable[name] = replace(data, columns={one: data.columns[one] for one in reads if one not in found.faults})

    def countable(self) -> Catalogue:
        """The measures that can be counted; what is wrong with the others, or lacks in these, becomes a problem."""
        countable = []
        for measure in self.catalogue.measures:
            wrong = list(checks.before(measure, self.catalogue, self.found, self.unusable))
            self.problems += wrong or checks.incomplete(measure, self.catalogue, self.found)
            countable += [] if wrong else [measure]
        return Catalogue(self.usable, tuple(countable))

    def count(self, job: Job) -> None:
        """Count the measures of a job, fewer at once where all need too much memory, and keep what can be counted."""
        try:
            self._count(job)
        except UnusableDataError as fault:
            smaller = halves(job) if isinstance(fault, LargeDataError) else ()
            for half in smaller:
                self.count(half)
            names = ", ".join(data.name for data in job.data_sets)
            self.problems += [Problem(one.name, names, str(fault)) for one in job.measures if not smaller]

    def _count(self, job: Job) -> None:
        job = self._leave_out(job, checks.several_records(job, self._several(job)))
        known = self._codes(job) if codes.needed(job) else {}
        answer = self.engine.run(statement(job, known))
        if not codes.needed(job):
            self.unknown |= {(job.data_sets[0].name, one): many for one, many in unknown_codes(job, answer).items()}
        counts, strata = tables(job, answer)
        job = self._leave_out(job, chain(checks.of_answer(job, answer), checks.more_than_all(job, counts)))
        names = pa.array([measure.name for measure in job.measures], pa.string())
        self.counts.append(counts.filter(pc.is_in(counts["measure"], names)))
        self.strata.append(strata.filter(pc.is_in(strata["measure"], names)))

    def pool(self, late: Catalogue) -> None:
        """Count these measures once more, all time that they are valid as one period."""
        self.counts, self.strata = [], []
        for job in jobs(late, in_one=True):
            self.count(job)
        self.counts = [from_first_day(late, table) for table in self.counts]
        self.strata = [from_first_day(late, table) for table in self.strata]

    def _leave_out(self, job: Job, problems: Iterable[Problem]) -> Job:
        found = list(problems)
        self.problems += found
        return replace(job, measures=tuple(one for one in job.measures if one.name not in {it.measure for it in found}))

    def _several(self, job: Job) -> dict[str, int]:
        if job.per_person or not job.has_person:
            return {}
        several: dict[str, int] = self.engine.run(repeated(job)).to_pylist()[0]
        return several

    def _codes(self, job: Job) -> Known:
        known = {}
        for one in job.dimensions:
            if not one.bands:
                held = [(data.name, codes.found(self.engine, one, data)) for data in job.data_sets]
                for name, found in held:
                    self.unknown[name, one] = unknown(one, found["code"], found["records"])
                known[one] = codes.known(one, pa.concat_tables([found for _, found in held]))
        return known

    def counted(self) -> Counted:
        """All that was counted, in the order of its keys."""
        return Counted(
            counts=ordered(self.counts, COUNTS),
            strata=ordered(self.strata, STRATA),
            profiles=tuple(self._profile(name, found) for name, found in self.found.items()),
            problems=tuple(dict.fromkeys(self.problems)),
        )

    def _profile(self, name: str, found: Findings) -> Profile:
        names = {dimension(one): one.name for measure in self.catalogue.measures for one in checks.grouped_by(measure)}
        return Profile(
            data=name,
            rows=found.rows,
            first=found.first,
            last=found.last,
            unknown_codes={names[one]: many for (data, one), many in self.unknown.items() if data == name and many},
            missing={column: many for column, many in found.missing.items() if many},
            fingerprint=fingerprint(self.data[name], found.rows, (found.first, found.last)),
        )
