"""What an interrupted run has done already, kept until the run is whole."""

import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from answerable.disparity.counts import COUNTS, STRATA, Counted, Problem, Profile
from answerable.disparity.engines import DuckDBFile, Files, Renamed, Source
from answerable.disparity.filed import Filed, file_table

if TYPE_CHECKING:
    from answerable.disparity.analysis import Tables

_COUNTS = {"counts": COUNTS, "strata": STRATA, "pooled": COUNTS, "pooled_strata": STRATA}


class Kept:
    """Tables by the key of what they were made from, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def or_made(self, key: str, make: "Callable[[], Tables]", *, anew: bool) -> Filed:
        """The tables of the key; made, and kept, where they are not there, or always where they are to be `anew`."""
        place = self.folder / sha256(key.encode()).hexdigest()[:32]
        if anew:
            shutil.rmtree(place, ignore_errors=True)
        if not place.is_dir():
            keep(place, make())
        return Filed(place)

    def forget(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def keep(place: Path, tables: "Tables") -> None:
    """Write tables into a new folder: all of them are there, or it is not."""
    aside = place.with_suffix(".new")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    for name, table in tables.items():
        file_table(aside / f"{name}.parquet", table.schema, [table])
    aside.rename(place)


def state_of(source: Source | None) -> str | None:
    """What tells whether files were changed since; None of tables elsewhere."""
    match source:
        case Files(paths):
            found = paths
        case DuckDBFile(path):
            found = (path,)
        case Renamed(held, columns):
            state = state_of(held)
            return state and repr((state, sorted(columns.items())))
        case _:
            return None
    facts = [(str(path.resolve()), path.stat().st_size, path.stat().st_mtime_ns) for path in found]
    return repr((source, facts))


def as_tables(counted: Counted) -> "Tables":
    """Counts as tables that can be kept; `as_counted` takes them back."""
    return {
        **{name: getattr(counted, name) for name in _COUNTS},
        "profiles": _texts(counted.profiles),
        "problems": _texts(counted.problems),
    }


def as_counted(tables: Filed) -> Counted:
    profiles, problems = told(tables)
    return Counted(profiles=profiles, problems=problems, **counts_of((), [tables]))


def told(counted: Filed) -> tuple[tuple[Profile, ...], tuple[Problem, ...]]:
    """What was found, and could not be counted, in the data of counts that were kept."""
    profiles, problems = (
        [json.loads(text) for text in counted[name]["json"].to_pylist()] for name in ("profiles", "problems")
    )
    return (
        tuple(Profile(**(profile | _days(profile))) for profile in profiles),
        tuple(Problem(**problem) for problem in problems),
    )


def _days(profile: Mapping[str, str]) -> dict[str, date]:
    return {name: date.fromisoformat(profile[name]) for name in ("first", "last") if profile[name]}


def _texts(values: Iterable[Profile | Problem]) -> pa.Table:
    return pa.table({"json": pa.array([json.dumps(asdict(value), default=str) for value in values], pa.string())})


def counts_of(measures: Sequence[str], several: Iterable[Filed]) -> dict[str, pa.Table]:
    """The counts of some measures (of all where none is named) that were kept: the tables of a `Counted`."""
    own = [Filed(one.folder, measures) for one in several]
    return {
        name: pa.concat_tables([schema.empty_table(), *(one[name] for one in own)]) for name, schema in _COUNTS.items()
    }
