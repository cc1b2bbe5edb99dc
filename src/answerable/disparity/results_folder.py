"""The folder that holds the results of a run: written whole or not at all, and known again when it is read.

Beside a Parquet file for each table of `results.TABLES` stand `measures.yaml`, the definitions as they were read, and
`manifest.json`, which says what the tables were made from and holds the SHA-256 of each file and of itself.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from answerable.disparity.filed import Filed, file_table
from answerable.disparity.measures import read_catalogue, write_catalogue
from answerable.disparity.measures.model import Catalogue
from answerable.disparity.results import TABLES
from answerable.vocabulary.errors import UnusableResultsError

MANIFEST, DEFINITIONS = "manifest.json", "measures.yaml"


@dataclass(frozen=True, slots=True)
class Results:
    """What a run found, and what it was made from."""

    tables: Mapping[str, pa.Table]
    """Those of a folder are read when they are asked for, anew each time: all of them may be larger than memory."""
    catalogue: Catalogue
    manifest: dict[str, Any]

    def only(self, *measures: str) -> "Results":
        """The same with the figures of these measures alone; of a folder nothing else is read."""
        if isinstance(self.tables, Filed):
            return replace(self, tables=Filed(self.tables.folder, measures))
        chosen = pc.field("measure").isin(measures)
        return replace(self, tables={name: table.filter(chosen) for name, table in self.tables.items()})

    def by_measure(self) -> "Iterator[Results]":
        """The results of each measure by themselves."""
        return map(self.only, dict.fromkeys(measure.name for measure in self.catalogue.measures))


def write_results(
    folder: Path, tables: Mapping[str, Iterable[pa.Table]], catalogue: Catalogue, manifest: Mapping[str, Any]
) -> Results:
    """Write a results folder beside its place and move it there, in the place of an earlier one.

    Each of the tables comes in stretches, which are written one after another. Raises `UnusableResultsError` where
    something else than results stands in its place.
    """
    if folder.exists() and not (folder / MANIFEST).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise UnusableResultsError(f"{folder} is there and holds no results: name another place, or move it away.")
    aside, before = (folder.with_name(f".{folder.name}.{name}") for name in ("new", "old"))
    for left in (aside, before):
        shutil.rmtree(left, ignore_errors=True)
    aside.mkdir(parents=True)
    sealed = _write(aside, tables, catalogue, manifest)
    if folder.exists():
        folder.rename(before)
    aside.rename(folder)
    shutil.rmtree(before, ignore_errors=True)
    return Results(Filed(folder), catalogue, sealed)


def _write(
    folder: Path, tables: Mapping[str, Iterable[pa.Table]], catalogue: Catalogue, manifest: Mapping[str, Any]
) -> dict[str, Any]:
    """The manifest, sealed."""
    for name, stretches in tables.items():
        file_table(folder / f"{name}.parquet", TABLES[name], stretches)
    (folder / DEFINITIONS).write_text(write_catalogue(catalogue), encoding="utf-8")
    sealed = {**manifest, "files": {path.name: _digest(path) for path in sorted(folder.iterdir())}}
    sealed["sha256"] = _seal(sealed)
    (folder / MANIFEST).write_text(_json(sealed), encoding="utf-8")
    return sealed


def read_results(folder: Path) -> Results:
    """The results in a folder.

    Raises `UnusableResultsError` where the folder holds none, or where a file was changed, cut or taken away since.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        changed = list(_changed(folder, manifest))
    except (OSError, UnicodeDecodeError, ValueError, TypeError, KeyError, AttributeError):
        raise UnusableResultsError(
            f"{folder} holds no results: name the folder that `answerable measure run` wrote."
        ) from None
    if changed:
        raise UnusableResultsError(
            f"{folder} is not as it was written: {', '.join(changed)} changed. Run the measures again."
        )
    for name in TABLES:
        _check_columns(folder, name)
    return Results(Filed(folder), read_catalogue(folder / DEFINITIONS, checked=False), manifest)


def _changed(folder: Path, manifest: Mapping[str, Any]) -> Iterator[str]:
    if manifest["sha256"] != _seal(manifest):
        yield MANIFEST
    expected = {f"{name}.parquet" for name in TABLES} | {DEFINITIONS}
    for name in sorted(expected | set(manifest["files"])):
        path = folder / name
        if not path.is_file() or _digest(path) != manifest["files"].get(name):
            yield name


def _check_columns(folder: Path, name: str) -> None:
    if not pq.read_schema(folder / f"{name}.parquet").equals(TABLES[name]):
        raise UnusableResultsError(
            f"{folder} was written by another version of Answerable: {name}.parquet has other columns. "
            "Run the measures again."
        )


def _seal(manifest: Mapping[str, Any]) -> str:
    return sha256(_json({name: part for name, part in manifest.items() if name != "sha256"}).encode()).hexdigest()


def _json(content: Mapping[str, Any]) -> str:
    return json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
