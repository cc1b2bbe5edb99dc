"""From measures and data to a results folder; a run that was interrupted goes on where it was."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from answerable import __version__
from answerable.disparity.analysis import Tables, analyse_part, assembled, connected, parts_of, problems
from answerable.disparity.counts import Counted, Problem, Profile
from answerable.disparity.engines import EngineName, Source, count
from answerable.disparity.filed import Filed
from answerable.disparity.keeping import Kept, as_tables, counts_of, state_of, told
from answerable.disparity.measures import write_catalogue
from answerable.disparity.measures.model import Catalogue, Measure
from answerable.disparity.results_folder import Results, write_results
from answerable.vocabulary.errors import InvalidMeasureError, UnusableDataError

Progress = Callable[[Sequence[str]], Iterable[str]]
"""Hands on the names of the steps, each when the one before is done."""
Counting = Callable[..., Counted]
"""As `engines.count`."""
Steps = dict[str, Callable[[], None]]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a run is made, beside its measures and data."""

    engine: EngineName = "duckdb"
    memory_limit: str | None = None
    first: date | None = None
    """Only records from this day on."""
    last: date | None = None
    """Only records up to this day."""


def run(  # noqa: PLR0913 - what is counted, where to, and by whom
    catalogue: Catalogue,
    data: Mapping[str, Source],
    out: Path,
    setting: Setting,
    progress: Progress = iter,
    *,
    counting: Counting = count,
) -> Results:
    """Count measures, analyse the counts, and write the results folder `out`.

    What is done until all is stands beside it, in `<out>.part`. Raises `UnusableDataError` where no data can be read,
    and `UnusableResultsError` where something else stands in the place of `out`; a fault of one measure is a problem
    among the results, and the rest stands. `counting` counts as `engines.count` does.
    """
    kept = Kept(out.with_name(f"{out.name}.part"))
    running = _Run(_within(catalogue, setting), data, setting, kept, counting)
    steps = running.steps()
    for step in progress(list(steps)):
        steps[step]()
    results = running.write(out)
    kept.forget()
    return results


def _within(catalogue: Catalogue, setting: Setting) -> Catalogue:
    """The measures as far as they are valid in the days of the run."""
    first, last = setting.first or date.min, setting.last or date.max
    bounded = (
        replace(measure, valid_from=max(first, measure.valid_from), valid_to=min(last, measure.valid_to or date.max))
        for measure in catalogue.measures
    )
    found = tuple(
        replace(measure, valid_to=None if measure.valid_to == date.max else measure.valid_to)
        for measure in bounded
        if measure.valid_to is None or measure.valid_from <= measure.valid_to
    )
    if not found:
        raise InvalidMeasureError("No measure is valid between these days: name other days, or other measures.")
    return Catalogue(catalogue.data_sets, found)


@dataclass(slots=True)
class _Run:
    """The steps of a run, and where what they found is kept: no more than one of them is held in memory."""

    catalogue: Catalogue
    data: Mapping[str, Source]
    setting: Setting
    kept: Kept
    counting: Counting
    counts: list[tuple[set[str], Filed]] = field(default_factory=list)
    """Those of some measures, by the names of these."""
    profiles: list[Profile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    parts: list[Filed] = field(default_factory=list)

    def steps(self) -> Steps:
        """The work by the words that tell of it: measures that read the same data are counted in one go."""
        groups = connected(self.catalogue.measures, lambda measure: [("data", name) for name in _reads(measure)])
        parts = parts_of(self.catalogue.measures)
        counting: Steps = {f"Counting {_names(group)}": partial(self._count, group) for group in groups}
        return counting | {f"Analysing {_names(part)}": partial(self._analyse, part) for part in parts}

    def _count(self, measures: Sequence[Measure]) -> None:
        part = Catalogue(self.catalogue.data_sets, tuple(measures))
        how = {"engine": self.setting.engine, "memory_limit": self.setting.memory_limit}
        try:
            found = self._made("counts", measures, lambda: as_tables(self.counting(part, self.data, **how)))
        except UnusableDataError as error:
            self.problems += [Problem(measure.name, "its data", str(error)) for measure in measures]
        else:
            profiles, problems = told(found)
            self.profiles += profiles
            self.problems += problems
            self.counts.append(({measure.name for measure in measures}, found))

    def _analyse(self, measures: Sequence[Measure]) -> None:
        self.parts.append(self._made("figures", measures, lambda: analyse_part(self._counted(measures), measures)))

    def _counted(self, measures: Sequence[Measure]) -> Counted:
        names = {measure.name for measure in measures}
        tables = counts_of(sorted(names), (counts for counted, counts in self.counts if names & counted))
        return Counted(profiles=tuple(self.profiles), problems=tuple(self.problems), **tables)

    def _made(self, kind: str, measures: Sequence[Measure], make: Callable[[], Tables]) -> Filed:
        """What a step makes, kept by what it depends on; anew where data may change without a sign of it."""
        names = dict.fromkeys(name for measure in measures for name in _reads(measure))
        states = [state_of(self.data.get(name)) for name in names]
        key = repr((kind, __version__, self.setting.engine, states, self._definitions(measures)))
        return self.kept.or_made(key, make, anew=None in states)

    def _definitions(self, measures: Sequence[Measure]) -> list[str]:
        return [_digest(self.catalogue, measure) for measure in measures]

    def write(self, out: Path) -> Results:
        """Everything, once all steps are done."""
        if not self.profiles:
            raise UnusableDataError(" ".join(dict.fromkeys(problem.why for problem in self.problems)))
        tables = assembled([problems(self.problems), *self.parts], self.catalogue)
        return write_results(out, tables, self.catalogue, self._manifest())

    def _manifest(self) -> dict[str, Any]:
        families, flagged = _tests(part["comparisons"] for part in self.parts if "comparisons" in part)
        return {
            "software": f"Answerable {__version__}",
            "made from": [_plain(profile) for profile in self.profiles],
            "measures": [
                {"name": one.name, "version": one.version, "sha256": _digest(self.catalogue, one)}
                for one in self.catalogue.measures
            ],
            "parameters": _plain(self.setting),
            "families": families,
            "flagged": flagged,
            "problems": len(self.problems) + sum(len(part.get("problems", ())) for part in self.parts),
        }


def _tests(comparisons: Iterable[pa.Table]) -> tuple[dict[str, int], int]:
    """The size of each family of tests, and how many rows are flagged."""
    sizes: dict[str, int] = {}
    flagged = 0
    for table in comparisons:
        found = table.group_by("family").aggregate([("family_size", "max")])
        sizes |= zip(found["family"].to_pylist(), found["family_size_max"].to_pylist(), strict=True)
        flagged += pc.sum(table["flag"]).as_py() or 0
    return sizes, flagged


def _names(measures: Iterable[Measure]) -> str:
    return ", ".join(dict.fromkeys(measure.name for measure in measures))


def _reads(measure: Measure) -> list[str]:
    return [quantity.data for quantity in (measure.numerator, measure.denominator) if quantity]


def _digest(catalogue: Catalogue, measure: Measure) -> str:
    """The SHA-256 of a definition and of the data sets that it reads, as they are written."""
    data = {name: catalogue.data_sets[name] for name in _reads(measure) if name in catalogue.data_sets}
    return sha256(write_catalogue(Catalogue(data, (measure,))).encode()).hexdigest()


def _plain(value: Profile | Setting) -> dict[str, Any]:
    return {name: str(part) if isinstance(part, date) else part for name, part in asdict(value).items()}
