"""From measures and data to a results folder; a run that was interrupted goes on where it was."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from answerable import __version__
from answerable.disparity.analysis import Tables, analyse_part, assembled, connected, parts_of, problems
from answerable.disparity.counts import COUNTS, STRATA, Counted, Problem, Profile
from answerable.disparity.engines import DuckDBFile, EngineName, Files, Renamed, Source, count
from answerable.disparity.keeping import Kept, as_counted, as_tables, together
from answerable.disparity.measures import write_catalogue
from answerable.disparity.measures.model import Catalogue, Measure
from answerable.disparity.results_folder import Results, write_results
from answerable.vocabulary.errors import InvalidMeasureError, UnusableDataError

Progress = Callable[[Sequence[str]], Iterable[str]]
"""Hands on the names of the steps, each when the one before is done."""
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


def run(
    catalogue: Catalogue, data: Mapping[str, Source], out: Path, setting: Setting, progress: Progress = iter
) -> Results:
    """Count measures, analyse the counts, and write the results folder `out`.

    What is done until all is stands beside it, in `<out>.part`. Raises `UnusableDataError` where no data can be read,
    and `UnusableResultsError` where something else stands in the place of `out`; a fault of one measure is a problem
    among the results, and the rest stands.
    """
    kept = Kept(out.with_name(f"{out.name}.part"))
    running = _Run(_within(catalogue, setting), data, setting, kept)
    steps = running.steps()
    for step in progress(list(steps)):
        steps[step]()
    results = write_results(out, running.results())
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


class _Run:
    """The steps of a run, and what they have found so far."""

    def __init__(self, catalogue: Catalogue, data: Mapping[str, Source], setting: Setting, kept: Kept) -> None:
        self.catalogue, self.data, self.setting, self.kept = catalogue, data, setting, kept
        self.counted: list[Counted] = []
        self.parts: list[Tables] = []

    def steps(self) -> Steps:
        """The work by the words that tell of it: measures that read the same data are counted in one go."""
        groups = connected(self.catalogue.measures, lambda measure: [("data", name) for name in _reads(measure)])
        parts = parts_of(self.catalogue.measures)
        counting: Steps = {f"Counting {_names(group)}": partial(self._count, group) for group in groups}
        return counting | {f"Analysing {_names(part)}": partial(self._analyse, part) for part in parts}

    def _count(self, measures: Sequence[Measure]) -> None:
        part = Catalogue(self.catalogue.data_sets, tuple(measures))
        counting = partial(count, part, self.data, engine=self.setting.engine, memory_limit=self.setting.memory_limit)
        try:
            found = self.kept.or_made(self._key("counts", measures), lambda: as_tables(counting()))
        except UnusableDataError as error:
            wrong = tuple(Problem(measure.name, "its data", str(error)) for measure in measures)
            self.counted.append(Counted(COUNTS.empty_table(), STRATA.empty_table(), (), wrong))
        else:
            self.counted.append(as_counted(found))

    def _analyse(self, measures: Sequence[Measure]) -> None:
        counted = together(self.counted)
        made = partial(analyse_part, counted, measures)
        self.parts.append(self.kept.or_made(self._key("figures", measures), made))

    def _key(self, kind: str, measures: Sequence[Measure]) -> str | None:
        """What the outcome of a step depends on; None where data may change without a sign of it."""
        names = dict.fromkeys(name for measure in measures for name in _reads(measure))
        states = [_state(self.data.get(name)) for name in names]
        return (
            None
            if None in states
            else repr((kind, __version__, self.setting.engine, states, self._definitions(measures)))
        )

    def _definitions(self, measures: Sequence[Measure]) -> list[str]:
        return [_digest(self.catalogue, measure) for measure in measures]

    def results(self) -> Results:
        """Everything, once all steps are done."""
        counted = together(self.counted)
        if not counted.profiles:
            raise UnusableDataError(" ".join(dict.fromkeys(problem.why for problem in counted.problems)))
        parts = [problems(counted.problems), *self.parts]
        tables = assembled(parts, self.catalogue)
        return Results(tables, self.catalogue, self._manifest(tables, counted.profiles))

    def _manifest(self, tables: Tables, profiles: Iterable[Profile]) -> dict[str, Any]:
        families = tables["comparisons"].group_by("family").aggregate([("family_size", "max")])
        told = zip(families["family"].to_pylist(), families["family_size_max"].to_pylist(), strict=True)
        return {
            "software": f"Answerable {__version__}",
            "made from": [_plain(profile) for profile in profiles],
            "measures": [
                {"name": one.name, "version": one.version, "sha256": _digest(self.catalogue, one)}
                for one in self.catalogue.measures
            ],
            "parameters": _plain(self.setting),
            "families": dict(told),
            "problems": len(tables["problems"]),
        }


def _names(measures: Iterable[Measure]) -> str:
    return ", ".join(dict.fromkeys(measure.name for measure in measures))


def _reads(measure: Measure) -> list[str]:
    return [quantity.data for quantity in (measure.numerator, measure.denominator) if quantity]


def _digest(catalogue: Catalogue, measure: Measure) -> str:
    """The SHA-256 of a definition and of the data sets that it reads, as they are written."""
    data = {name: catalogue.data_sets[name] for name in _reads(measure) if name in catalogue.data_sets}
    return sha256(write_catalogue(Catalogue(data, (measure,))).encode()).hexdigest()


def _state(source: Source | None) -> str | None:
    """What tells whether files were changed since; None of tables elsewhere."""
    match source:
        case Files(paths):
            found = paths
        case DuckDBFile(path):
            found = (path,)
        case Renamed(held, columns):
            state = _state(held)
            return state and repr((state, sorted(columns.items())))
        case _:
            return None
    facts = [(str(path.resolve()), path.stat().st_size, path.stat().st_mtime_ns) for path in found]
    return repr((source, facts))


def _plain(value: Profile | Setting) -> dict[str, Any]:
    return {name: str(part) if isinstance(part, date) else part for name, part in asdict(value).items()}
