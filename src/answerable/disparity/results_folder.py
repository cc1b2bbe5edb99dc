"""The folder that holds the results of a run: written whole or not at all, and known again when it is read.

Beside a Parquet file for each table of `results.TABLES` stand `measures.yaml`, the definitions as they were read, and
`manifest.json`, which says what the tables were made from and holds the SHA-256 of each file and of itself.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from answerable.disparity.measures import read_catalogue, write_catalogue
from answerable.disparity.measures.model import Catalogue
from answerable.disparity.results import TABLES
from answerable.vocabulary.errors import UnusableResultsError

MANIFEST, DEFINITIONS = "manifest.json", "measures.yaml"


@dataclass(frozen=True, slots=True)
class Results:
    """What a run found, and what it was made from."""

    tables: dict[str, pa.Table]
    catalogue: Catalogue
    manifest: dict[str, Any]


def write_results(folder: Path, results: Results) -> Results:
    """Write a results folder beside its place and move it there, in the place of an earlier one; with its manifest.

    Raises `UnusableResultsError` where something else than results stands in its place.
    """
    if folder.exists() and not (folder / MANIFEST).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise UnusableResultsError(f"{folder} is there and holds no results: name another place, or move it away.")
    aside, before = (folder.with_name(f".{folder.name}.{name}") for name in ("new", "old"))
    for left in (aside, before):
        shutil.rmtree(left, ignore_errors=True)
    aside.mkdir(parents=True)
    written = _write(aside, results)
    if folder.exists():
        folder.rename(before)
    aside.rename(folder)
    shutil.rmtree(before, ignore_errors=True)
    return written


def _write(folder: Path, results: Results) -> Results:
    for name, table in results.tables.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
    (folder / DEFINITIONS).write_text(write_catalogue(results.catalogue), encoding="utf-8")
    files = {path.name: _digest(path) for path in sorted(folder.iterdir())}
    manifest = results.manifest | {"files": files}
    manifest |= {"sha256": _seal(manifest)}
    (folder / MANIFEST).write_text(_json(manifest), encoding="utf-8")
    return Results(results.tables, results.catalogue, manifest)


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
    tables = {name: _table(folder, name) for name in TABLES}
    return Results(tables, read_catalogue(folder / DEFINITIONS, checked=False), manifest)


def _changed(folder: Path, manifest: Mapping[str, Any]) -> Iterator[str]:
    if manifest["sha256"] != _seal(manifest):
        yield MANIFEST
    expected = {f"{name}.parquet" for name in TABLES} | {DEFINITIONS}
    for name in sorted(expected | set(manifest["files"])):
        path = folder / name
        if not path.is_file() or _digest(path) != manifest["files"].get(name):
            yield name


def _table(folder: Path, name: str) -> pa.Table:
    table = pq.read_table(folder / f"{name}.parquet")
    if not table.schema.equals(TABLES[name]):
        raise UnusableResultsError(
            f"{folder} was written by another version of Answerable: {name}.parquet has other columns. "
            "Run the measures again."
        )
    return table


def _seal(manifest: Mapping[str, Any]) -> str:
    return sha256(_json({name: part for name, part in manifest.items() if name != "sha256"}).encode()).hexdigest()


def _json(content: Mapping[str, Any]) -> str:
    return json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
