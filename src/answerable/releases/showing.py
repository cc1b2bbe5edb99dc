"""What a release folder holds, told again from its files."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from answerable.releases.columns import FIGURES
from answerable.releases.ledger import RELEASE
from answerable.releases.page import day as in_words
from answerable.vocabulary.errors import UnusableReleaseError

SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Summary:
    """One release: its title and name, the day, and how many rows of each table are hidden, by reason."""

    release: str
    title: str
    published: str
    rows: dict[tuple[str, str], int]

    @property
    def day(self) -> str:
        """`22 November 2026`."""
        return in_words(date.fromisoformat(self.published))


def summary(folder: Path) -> Summary:
    """What is in a release folder. Raises UnusableReleaseError where it is not whole."""
    try:
        about = json.loads((folder / RELEASE).read_text(encoding="utf-8"))
        changed = [name for name, digest in about["files"].items() if _digest(folder / name) != digest]
        names = about["release"], about["title"], about["published"]
        rows = {} if changed else dict(_rows(folder, about["files"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise UnusableReleaseError(f"{folder} is not a whole release. Fetch it again.") from None
    if changed:
        raise UnusableReleaseError(
            f"{folder} was changed after it was published: {', '.join(changed)}. Fetch it again."
        )
    return Summary(*names, rows)


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def _rows(folder: Path, files: dict[str, str]) -> Iterator[tuple[tuple[str, str], int]]:
    for name in FIGURES:
        if f"{name}.csv" in files:
            with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as table:
                counts = Counter(row["reason"] or SHOWN for row in csv.DictReader(table))
            yield from (((name, reason), counts[reason]) for reason in sorted(counts))
