"""A release as a stranger holds it: a folder of published files, and nothing else."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from answerable.vocabulary.errors import UnusableReleaseError

KEY = ("measure", "version", "characteristic", "detail", "group", "level", "place", "from", "to")
_NEEDED = {
    "measures.csv": (
        *("measure", "version", "kind", "repeats", "numerator", "denominator", "partition", "per"),
        *("additive_over_places", "additive_over_periods"),
    ),
    "groups.csv": ("characteristic", "detail", "group", "parent"),
    "places.csv": ("level", "place", "parent"),
    "rates.csv": (*KEY, "k", "n", "hidden"),
}
_OTHERS = {
    "comparisons.csv": (*KEY, "comparator", "hidden"),
    "trends.csv": (*KEY, "value", "hidden"),
    "funnels.csv": (*KEY, "comparator", "value", "size", "hidden"),
}


@dataclass(frozen=True, slots=True)
class Rules:
    """What a release says it protects."""

    smallest_count: int
    zeros_below: int
    rounding: int | None


@dataclass(frozen=True, slots=True)
class Published:
    """One release; every table holds text, as printed."""

    name: str
    sha256: str
    """Of `release.json`, which names the other files."""
    rules: Rules
    published: str
    """The day, as in 2026-11-22."""
    previous: tuple[str, ...]
    """Names of the releases before it."""
    tables: dict[str, pd.DataFrame]

    @property
    def rates(self) -> pd.DataFrame:
        return self.tables["rates.csv"]

    @property
    def measures(self) -> pd.DataFrame:
        return self.tables["measures.csv"]


def read_release(folder: Path) -> Published:
    """Read a release folder.

    Raises:
        UnusableReleaseError: a file is missing, was changed since it was published, or lacks a column.

    """
    content = _content(folder / "release.json")
    try:
        about = json.loads(content)
        rules = _rules(about["policy"])
        files: dict[str, str] = dict(about["files"])
        name, day = str(about["release"]), str(about["published"])
        previous = tuple(str(one["release"]) for one in about.get("previous", []))
    except (ValueError, TypeError, KeyError) as error:
        raise UnusableReleaseError(
            f"{folder / 'release.json'} does not describe a release ({type(error).__name__}: {error}). "
            "Name a folder that `answerable release make` wrote."
        ) from None
    _check_unchanged(folder, files)
    tables = {file: _table(folder / file, columns) for file, columns in _NEEDED.items()}
    tables |= {file: _table(folder / file, columns) for file, columns in _OTHERS.items() if file in files}
    return Published(name, hashlib.sha256(content).hexdigest(), rules, day, previous, tables)


def read_ledger(folder: Path, release: Published) -> tuple[Published, ...]:
    """Read the releases published before this one, the newest first.

    Raises:
        UnusableReleaseError: one of them cannot be read, or one that the release names is not there.

    """
    if not folder.is_dir():
        raise UnusableReleaseError(f"{folder} is not a folder. Name the folder that holds the earlier releases.")
    kept = [read_release(one.parent) for one in sorted(folder.glob("*/release.json"))]
    earlier = {one.name: one for one in kept if one.sha256 != release.sha256}
    missing = [name for name in release.previous if name not in earlier]
    if missing:
        raise UnusableReleaseError(
            f"The release follows {', '.join(missing)}, which {folder} does not hold. Add it to the ledger."
        )
    return tuple(sorted(earlier.values(), key=lambda one: one.published, reverse=True))


def _rules(policy: dict[str, Any]) -> Rules:
    rounding = policy.get("rounding")
    return Rules(int(policy["smallest_count"]), int(policy["zeros_below"]), int(rounding) if rounding else None)


def _check_unchanged(folder: Path, files: dict[str, str]) -> None:
    missing = [file for file in _NEEDED if file not in files]
    if missing:
        raise UnusableReleaseError(
            f"release.json in {folder} does not list {', '.join(missing)}. Make the release anew."
        )
    for file, said in files.items():
        if hashlib.sha256(_content(folder / file)).hexdigest() != said:
            raise UnusableReleaseError(f"{folder / file} was changed after it was published. Fetch the release again.")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnusableReleaseError(f"{file} cannot be read ({error.strerror}). A release has this file.") from None


def _table(file: Path, columns: tuple[str, ...]) -> pd.DataFrame:
    try:
        table = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (ValueError, UnicodeError) as error:
        raise UnusableReleaseError(f"{file} is not a table in CSV ({error}). Fetch the release again.") from None
    missing = [column for column in columns if column not in table]
    if missing:
        raise UnusableReleaseError(f"{file} has no column {', '.join(missing)}. Fetch the release again.")
    return table
