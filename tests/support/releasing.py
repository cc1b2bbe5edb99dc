"""Results of invented hearings, small enough that a release of them is made in a second or two."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from answerable.disparity.analysis import analyse
from answerable.disparity.counts import COUNTS, STRATA, Counted
from answerable.disparity.measures.model import Benchmark, Cadence, Kind, Measure, Quantity
from answerable.disparity.results_folder import Results, write_results
from tests.support.disparity.measuring import ETHNICITY, catalogue, measure

BRITISH = "English, Welsh, Scottish, Northern Irish or British"
NOT_SAID = "Prefer not to say"
REGIONS = {"Moorland": "North", "Fell": "North", "Harbour": "South", "Quay": "South"}
PROVED = measure(cadence=Cadence.YEAR, pool=1)
WHO = measure(
    name="who",
    title="Who is heard",
    kind=Kind.SHARE,
    numerator=Quantity("hearings", "hearings", None),
    denominator=None,
    comparators=(),
    cadence=Cadence.YEAR,
    pool=1,
    benchmark=Benchmark("Census", "2021", {BRITISH: 0.8, "Caribbean": 0.2}, "made up"),
)
Figures = dict[tuple[str, str], tuple[int, int]]
"""Group and place to how many of how many hearings were proved."""
USUAL: Figures = {
    (BRITISH, "Moorland"): (120, 300),
    (BRITISH, "Fell"): (90, 240),
    (BRITISH, "Harbour"): (150, 420),
    (BRITISH, "Quay"): (110, 260),
    ("Caribbean", "Moorland"): (30, 60),
    ("Caribbean", "Fell"): (24, 50),
    ("Caribbean", "Harbour"): (45, 90),
    ("Caribbean", "Quay"): (33, 70),
    ("Roma", "Moorland"): (3, 40),
    ("Roma", "Fell"): (12, 36),
    ("Roma", "Harbour"): (14, 44),
    ("Roma", "Quay"): (11, 30),
    (NOT_SAID, "Moorland"): (20, 50),
    (NOT_SAID, "Fell"): (21, 45),
    (NOT_SAID, "Harbour"): (19, 55),
    (NOT_SAID, "Quay"): (22, 48),
}


def results(
    folder: Path, figures: Figures = USUAL, measures: tuple[Measure, ...] = (PROVED,), year: int = 2025
) -> Results:
    """What a run over one year of hearings would have written to the folder."""
    defined = catalogue(*measures)
    rows = [row for one in measures for row in _rows(one, figures, year)]
    counted = Counted(pa.Table.from_pylist(rows, schema=COUNTS), STRATA.empty_table(), (), ())
    manifest: dict[str, Any] = {
        "software": "Answerable 0",
        "made from": [{"data": "hearings", "first": f"{year}-01-01", "last": f"{year}-12-31", "fingerprint": "0" * 64}],
        "measures": [],
        "problems": 0,
    }
    tables = {name: [table] for name, table in analyse(counted, defined).items()}
    return write_results(folder, tables, defined, manifest)


def _rows(one: Measure, figures: Figures, year: int) -> Iterator[dict[str, Any]]:
    for level, place in [
        ("nation", ""),
        *(("region", name) for name in ("North", "South")),
        *(("place", name) for name in REGIONS),
    ]:
        within = {key: value for key, value in figures.items() if place in {"", key[1], REGIONS[key[1]]}}
        region = place if level == "region" else REGIONS.get(place, "")
        key = {"level": level, "place": place, "region": region, "period": date(year, 1, 1)}
        known = sum(n for (group, _), (_, n) in within.items() if group != NOT_SAID)
        for group in dict.fromkeys(["", *(group for group, _ in within)]):
            k = sum(k for (name, _), (k, _) in within.items() if group in {"", name})
            n = sum(n for (name, _), (_, n) in within.items() if group in {"", name})
            share = one.kind is Kind.SHARE
            counts = {"k": n, "n": n if not group else known} if share else {"k": k, "n": n}
            about = {"measure": one.name, "version": one.version, "characteristic": ETHNICITY.name if group else ""}
            yield about | {"group": group} | key | counts
