"""Time and peak memory of each way, a process of its own for each measurement; the ways take turns.

This module imports nothing large: a child's `ru_maxrss` starts from what its parent held.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.disparity.environment import environment
from benchmarks.disparity.facts import MOST_ROWS, WAYS

REPEATS = 3


@dataclass(frozen=True, slots=True)
class Cost:
    way: str
    rows: int
    seconds: float
    mebibytes: float
    """The most memory the process held."""


def costs(folder: Path, sizes: tuple[int, ...]) -> Iterator[Cost | str]:
    """The cost of each way at each size, medians of three; or a sentence on why a way was not measured."""
    warm_up = _made(folder, 1_000)
    ways = {way: [sys.executable, "-m", "benchmarks.disparity.once", way] for way in WAYS if way != "aequitas"}
    python = environment()
    if isinstance(python, Path):
        ways["aequitas"] = [str(python), "-I", str(Path(__file__).with_name("aequitas_once.py"))]
    else:
        yield python
    for rows in sizes:
        path = _made(folder, rows)
        measured = [way for way in ways if rows <= MOST_ROWS.get(way, rows)]
        found: dict[str, list[Cost]] = {way: [] for way in measured}
        for _ in range(REPEATS):
            for way in measured:
                if not found[way] or found[way][0].seconds < 60:
                    found[way].append(_measure(way, rows, [*ways[way], str(path), str(warm_up)]))
        for way, several in found.items():
            yield Cost(way, rows, median(one.seconds for one in several), median(one.mebibytes for one in several))


def _made(folder: Path, rows: int) -> Path:
    path = folder / f"{rows}.parquet"
    subprocess.run([sys.executable, "-m", "benchmarks.disparity.make", str(rows), str(path)], check=True)
    return path


def _measure(way: str, rows: int, command: list[str]) -> Cost:
    """Raises CalledProcessError where the tool failed."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        seconds = child.stdout.read() if child.stdout else ""
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    per_mebibyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(way, rows, float(seconds), usage.ru_maxrss / per_mebibyte)
