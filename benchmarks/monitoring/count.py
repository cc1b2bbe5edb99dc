"""Count one measure and say what was found: `python -m benchmarks.monitoring.count MEASURE FOLDER`; prints JSON."""

import json
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd

from answerable.disparity.engines import resolve
from answerable.disparity.measures import select, shipped
from answerable.disparity.running import Setting, run
from answerable.simulation import PLANTED

MEMORY = "2GB"
CELL = ["place", "group"]


def main() -> None:
    measure, folder = sys.argv[1:]
    catalogue, data = select(shipped(), [measure]), Path(folder, "data")
    begun = time.perf_counter()
    sources = resolve([str(data)], catalogue.data_sets)
    results = run(catalogue, sources, Path(folder, measure), Setting(memory_limit=MEMORY))
    seconds = time.perf_counter() - begun
    compared = results.tables["comparisons"].to_pandas()
    listed = json.loads((data / PLANTED).read_text(encoding="utf-8"))["planted"]
    planted = [row for row in listed if row["measure"] == measure]
    print(json.dumps({"measure": measure, "seconds": seconds, "rows": len(compared), **_found(compared, planted)}))


def _found(compared: pd.DataFrame, planted: list[dict[str, Any]]) -> dict[str, Any]:
    """Planted disparities by ratio, and how many of the latest span are flagged; and flags where nothing is planted."""
    chosen = (compared["level"] == "place") & (compared["characteristic"] == "ethnicity")
    latest = compared[chosen & (compared["detail"] == "fine") & (compared["to"] == compared["to"].max())]
    latest = latest[latest["pooled"]] if latest["pooled"].any() else latest
    flagged = {side: _cells(latest[latest["flag"] & _side(latest, side)]) for side in ("above", "below")}
    standing = [row for row in planted if not row["gone from"]]
    found = [(row["ratio"], _cell(row) in flagged["above" if row["ratio"] > 1 else "below"]) for row in standing]
    known = set(map(_cell, planted))
    return {
        "found": {str(ratio): [hit for at, hit in found if at == ratio] for ratio in sorted(dict(found))},
        "unplanted": len(_cells(latest) - known),
        "false": len((flagged["above"] | flagged["below"]) - known),
        "at places with nothing planted": len(
            {cell for cell in flagged["above"] | flagged["below"] if cell[0] not in {place for place, _ in known}}
        ),
    }


def _side(rows: pd.DataFrame, side: str) -> "pd.Series[bool]":
    return rows["ratio"] > 1 if side == "above" else rows["ratio"] < 1


def _cells(rows: pd.DataFrame) -> set[tuple[str, str]]:
    return set(rows[CELL].itertuples(index=False, name=None))


def _cell(row: dict[str, Any]) -> tuple[str, str]:
    return row["place"], row["group"]


if __name__ == "__main__":
    main()
