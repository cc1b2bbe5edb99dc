"""Small releases, written as if they had been published."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

Row = Mapping[str, object]
KEY = ["measure", "version", "characteristic", "detail", "group", "level", "place", "region", "from", "to", "pooled"]
YEAR = ("2025-01-01", "2025-12-31")
QUARTERS = (
    ("2025-01-01", "2025-03-31"),
    ("2025-04-01", "2025-06-30"),
    ("2025-07-01", "2025-09-30"),
    ("2025-10-01", "2025-12-31"),
)


def measure(name: str = "custody", **said: object) -> Row:
    return {
        "measure": name,
        "version": 1,
        "title": name.title(),
        "kind": "proportion",
        "counted": "events",
        "repeats": "none",
        "numerator": name,
        "denominator": "convicted",
        "partition": "",
        "per": 1,
        "additive_over_places": "yes",
        "additive_over_periods": "yes",
        "valid_from": "2020-01-01",
        "valid_to": "",
        "verified": "proposed",
        **said,
    }


def group(name: str, *, of: str = "", about: str = "ethnicity", detail: str = "fine") -> Row:
    return {"characteristic": about, "detail": detail, "group": name, "parent": of}


def place(name: str, *, of: str = "", level: str = "place") -> Row:
    return {"level": level, "place": name, "parent": of}


def row(group: str = "", place: str = "Moorland", during: tuple[str, str] = YEAR, **said: object) -> dict[str, object]:
    """A row of figures. Counts of None are hidden; those not given are not told of."""
    about = "" if not group else str(said.pop("characteristic", "ethnicity"))
    detail = said.pop("detail", "fine") if group else "all"
    level = said.pop("level", "place" if place else "nation")
    told = {"measure": "custody", "version": 1, "region": "", "pooled": "no", "k": "", "n": "", **said}
    hidden = [name for name in ("k", "n", "comparator_k", "comparator_n") if name in told and told[name] is None]
    return {
        "characteristic": about,
        "detail": detail,
        "group": group,
        "level": level,
        "place": place,
        "from": during[0],
        "to": during[1],
        **told,
        "hidden": " ".join([*hidden, *str(told.get("hidden", "")).split()]),
    }


def write_release(  # noqa: PLR0913 -- each is one file of a release
    folder: Path,
    rates: Sequence[Row],
    *,
    groups: Sequence[Row] = (),
    places: Sequence[Row] = (),
    measures: Sequence[Row] = (),
    previous: Sequence[str] = (),
    rounding: int | None = None,
    **others: Sequence[Row],
) -> Path:
    """Write a release folder; what is not given is taken from the rows: groups and places without parents."""
    folder.mkdir(parents=True)
    named = {(row["characteristic"], row["detail"], row["group"]): row for row in rates if row["group"]}
    listed = groups or [group(str(name), about=str(about), detail=str(detail)) for about, detail, name in named]
    placed = places or [place(str(name)) for name in dict.fromkeys(row["place"] for row in rates) if name]
    tables = {"measures": measures or [measure()], "groups": listed, "places": placed, "rates": rates, **others}
    for name, rows in tables.items():
        table = pd.DataFrame(list(rows)).astype(object)
        table.where(table.notna(), "").to_csv(folder / f"{name}.csv", index=False)
    files = {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in sorted(folder.glob("*.csv"))}
    policy = {"name": "standard", "smallest_count": 5, "smallest_base": 10, "zeros_below": 10, "rounding": rounding}
    about = {
        "release": folder.name,
        "published": "2026-11-22",
        "policy": policy,
        "previous": [{"release": name, "sha256": ""} for name in previous],
        "files": files,
    }
    (folder / "release.json").write_text(json.dumps(about), "utf-8")
    return folder
