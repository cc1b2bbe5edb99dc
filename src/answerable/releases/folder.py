"""A release as a folder of files, written whole beside its place and moved there."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

from answerable.disclosure import Policy
from answerable.disparity.results_folder import Results
from answerable.releases.columns import LAYOUTS, Kind, Layout
from answerable.releases.csvw import csv, description, printed
from answerable.releases.ledger import RELEASE, Ledger
from answerable.releases.reasons import REVISIONS, rules
from answerable.tables.ods import MOST_ROWS, Sheet, Value, ods

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Heading:
    """What a release says of itself."""

    name: str
    title: str
    published: date
    policy: Policy
    made_from: dict[str, Any]
    previous: list[dict[str, str]]
    notes: list[str]

    def content(self, files: Mapping[str, bytes]) -> bytes:
        """The file `release.json`, which holds the SHA-256 of every other file."""
        about = {
            "release": self.name,
            "title": self.title,
            "published": str(self.published),
            "policy": asdict(self.policy) | {"rules": rules(self.policy)},
            "previous": self.previous,
            "made_from": self.made_from,
            "notes": self.notes,
            "revisions": REVISIONS,
            "files": {name: sha256(content).hexdigest() for name, content in sorted(files.items())},
        }
        return (json.dumps(about, indent=1, ensure_ascii=False) + "\n").encode()


def previous_of(ledger: Ledger) -> list[dict[str, str]]:
    return [{"release": entry.release, "sha256": entry.sha256} for entry in ledger.entries]


def made_from(results: Results) -> dict[str, Any]:
    """What the results were made from, without any number of records: these would be figures too."""
    manifest = results.manifest
    data = [{name: one[name] for name in ("data", "first", "last", "fingerprint")} for one in manifest["made from"]]
    kept = {name: manifest[name] for name in ("software", "measures")}
    return {"results": manifest["sha256"], "data": data, **kept}


def csv_files(tables: Tables) -> dict[str, bytes]:
    return {f"{name}.csv": csv(table, LAYOUTS[name]) for name, table in tables.items()}


def descriptions(tables: Tables) -> dict[str, bytes]:
    return {f"{name}.csv-metadata.json": description(name, LAYOUTS[name]) for name in tables}


def spreadsheet(tables: Tables) -> dict[str, bytes]:
    """All tables as sheets of one file."""
    return {"figures.ods": ods(*(_sheet(LAYOUTS[name], table) for name, table in tables.items()))}


def _sheet(layout: Layout, table: pd.DataFrame) -> Sheet:
    """A sheet, of which only as many rows are made as are written."""
    texts = printed(table.head(MOST_ROWS + 1), layout)
    columns = [[_value(text, layout.columns[name].kind) for text in texts[name]] for name in texts]
    return Sheet(layout.title, list(texts), zip(*columns, strict=True))


def _value(text: str, kind: Kind) -> Value:
    match kind:
        case "whole" | "number":
            return Decimal(text) if text else None
        case "day":
            return date.fromisoformat(text) if text else None
        case _:
            return text


def write(folder: Path, heading: Heading, files: Mapping[str, bytes]) -> None:
    """Write a new folder with these files and `release.json`."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / RELEASE).write_bytes(heading.content(files))
