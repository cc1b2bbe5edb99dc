"""Time and peak memory of reading, as ratios to bare table extraction by pdfplumber.

Each measurement is a process of its own; the tools take turns, so that a busy moment of the machine hits both alike.
This module imports nothing large: a child's `ru_maxrss` starts from what its parent held.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

TOOLS = ("answerable", "pdfplumber")


@dataclass(frozen=True, slots=True)
class Cost:
    seconds: float
    mebibytes: float
    """The most memory the process held."""


@dataclass(frozen=True, slots=True)
class Comparison:
    layout: str
    format: str
    pages: int
    answerable: Cost
    pdfplumber: Cost

    @property
    def time_ratio(self) -> float:
        return self.answerable.seconds / self.pdfplumber.seconds

    @property
    def memory_ratio(self) -> float:
        return self.answerable.mebibytes / self.pdfplumber.mebibytes


def compare_costs(*, quick: bool) -> list[Comparison]:
    """Medians of three repeats; one alone when quick."""
    with TemporaryDirectory() as folder:
        samples = json.loads(_run("make", folder, *(["--quick"] if quick else [])))
        warm_up = str(Path(folder) / "warm-up.pdf")
        return [_compare(sample, warm_up, repeats=1 if quick else 3) for sample in samples]


def _compare(sample: dict[str, str], warm_up: str, repeats: int) -> Comparison:
    costs: dict[str, list[Cost]] = {tool: [] for tool in TOOLS}
    for _ in range(repeats):
        for tool in TOOLS:
            costs[tool].append(_measure(tool, sample["path"], warm_up))
    return Comparison(
        sample["layout"], sample["format"], int(sample["pages"]), *(_median(costs[tool]) for tool in TOOLS)
    )


def _median(costs: list[Cost]) -> Cost:
    return Cost(median(cost.seconds for cost in costs), median(cost.mebibytes for cost in costs))


def _measure(tool: str, path: str, warm_up: str) -> Cost:
    """Raises CalledProcessError where the tool failed."""
    command = [sys.executable, "-m", "benchmarks.reading.once", tool, path, warm_up]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        seconds = child.stdout.read() if child.stdout else ""
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    per_mebibyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Cost(float(seconds), usage.ru_maxrss / per_mebibyte)


def _run(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", f"benchmarks.reading.{module}", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
