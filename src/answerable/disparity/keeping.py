"""What an interrupted run has done already, kept until the run is whole."""

import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from answerable.disparity.analysis import Tables
from answerable.disparity.counts import COUNTS, STRATA, Counted, Problem, Profile

_COUNTS = {"counts": COUNTS, "strata": STRATA, "pooled": COUNTS, "pooled_strata": STRATA}


class Kept:
    """Tables by the key of what they were made from, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def or_made(self, key: str | None, make: Callable[[], Tables]) -> Tables:
        """The tables of the key; made, and kept, where they are not there. Without a key nothing is kept."""
        if key is None:
            return make()
        place = self.folder / sha256(key.encode()).hexdigest()[:32]
        if not place.is_dir():
            self._keep(place, make())
        return {path.stem: pq.read_table(path) for path in sorted(place.iterdir())}

    def _keep(self, place: Path, tables: Tables) -> None:
        aside = place.with_suffix(".new")
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        for name, table in tables.items():
            pq.write_table(table, aside / f"{name}.parquet")
        aside.rename(place)

    def forget(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def as_tables(counted: Counted) -> Tables:
    """Counts as tables that can be kept; `as_counted` takes them back."""
    return {
        **{name: getattr(counted, name) for name in _COUNTS},
        "profiles": _texts(counted.profiles),
        "problems": _texts(counted.problems),
    }


def as_counted(tables: Tables) -> Counted:
    profiles, problems = (
        [json.loads(text) for text in tables[name]["json"].to_pylist()] for name in ("profiles", "problems")
    )
    return Counted(
        profiles=tuple(Profile(**(profile | _days(profile))) for profile in profiles),
        problems=tuple(Problem(**problem) for problem in problems),
        **{name: tables[name] for name in _COUNTS},
    )


def _days(profile: Mapping[str, str]) -> dict[str, date]:
    return {name: date.fromisoformat(profile[name]) for name in ("first", "last") if profile[name]}


def _texts(values: Iterable[Profile | Problem]) -> pa.Table:
    return pa.table({"json": pa.array([json.dumps(asdict(value), default=str) for value in values], pa.string())})


def together(several: Sequence[Counted]) -> Counted:
    """The counts of several data sets as one."""
    return Counted(
        profiles=tuple(profile for one in several for profile in one.profiles),
        problems=tuple(problem for one in several for problem in one.problems),
        **{
            name: pa.concat_tables([schema.empty_table(), *(getattr(one, name) for one in several)])
            for name, schema in _COUNTS.items()
        },
    )
