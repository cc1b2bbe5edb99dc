"""Make up the records: `python -m benchmarks.monitoring.make SIZE FOLDER`; prints what it took as JSON."""

import json
import sys
import time
from datetime import date
from pathlib import Path

from answerable.simulation import DEMO, FULL, read_places, simulate

LAST = date(2026, 9, 30)
PLACES = Path(__file__).parents[2] / "src" / "answerable" / "web" / "estate" / "data" / "establishments.csv"


def main() -> None:
    size, folder = sys.argv[1:]
    begun, out = time.perf_counter(), Path(folder, "data")
    planted = simulate(out, read_places(PLACES), {"demo": DEMO, "full": FULL}[size], last=LAST)
    seconds = time.perf_counter() - begun
    size_on_disk = sum(file.stat().st_size for file in out.rglob("*.parquet"))
    print(json.dumps({"size": size, "seconds": seconds, "bytes": size_on_disk, "planted": len(planted)}))


if __name__ == "__main__":
    main()
