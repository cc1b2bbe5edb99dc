"""Protect an invented estate, and small tables beside their optimum: `python -m benchmarks.disclosure [--quick]`."""

import argparse
import resource
import time
from collections.abc import Iterator

import numpy as np

from answerable.disclosure import Linked, link, shipped, suppress
from benchmarks.disclosure.attacking import attacked
from benchmarks.disclosure.estate import Estate, estate
from benchmarks.disclosure.optimum import least_hidden
from benchmarks.page import machine, table, write_section
from tests.support.disclosure import counts, groups, intervals, places, two_way, worked_out

STANDARD = shipped("standard")
SMALL_TABLES = 20
FULL, QUICK = {"places": 120, "regions": 12, "measures": 6}, {"places": 10, "regions": 1, "measures": 1}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.disclosure", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10 places and one measure instead of 120 and 6")
    parser.add_argument("--write", action="store_true", help="write the section of docs/reference/benchmarks.md")
    arguments = parser.parse_args()
    command = f"python -m benchmarks.disclosure{' --quick' if arguments.quick else ''}"
    lines = ["## Hiding small numbers", "", f"`{command}` on {machine()}.", ""]
    lines += [*table(["What", "Figure"], _estate(QUICK if arguments.quick else FULL)), ""]
    lines += table(["Small tables (4 x 4, margins published)", "Figure"], _small())
    print("\n".join(lines))
    if arguments.write:
        write_section("\n".join(lines))


def _estate(size: dict[str, int]) -> Iterator[tuple[str, str]]:
    made = estate(**size)
    began = time.perf_counter(), time.process_time()
    linked = link(made.counts, groups=made.groups, places=made.places, denominators=made.denominators)
    suppression = suppress(linked, STANDARD)
    wall, processor = time.perf_counter() - began[0], time.process_time() - began[1]
    printed = len(made.counts)
    hidden, values = suppression.hidden[:printed], linked.counts[:printed]
    yield "Tables", f"19 groups x {size['places']} places x 4 quarters x {size['measures']} measures, all margins"
    yield "Cells; equations", f"{printed:,}; {linked.equations.shape[0]:,}"
    yield "Small in themselves", f"{int((suppression.primary[:printed] != '').sum()):,}"
    yield "Hidden", f"{int(hidden.sum()):,}, with {values[hidden].sum() / values.sum():.1%} of all that is counted"
    yield "Can be worked out by elimination", f"{len(suppression.given_away):,}"
    yield "Not shown to have room within blocks", f"{len(suppression.narrow):,}, complements included"
    yield "Time", f"{wall:.0f} s ({processor:.0f} s of processor)"
    yield "Peak memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB"
    yield from _attack(made, hidden)


def _attack(made: Estate, hidden: np.ndarray) -> Iterator[tuple[str, str]]:
    began = time.perf_counter(), time.process_time()
    report = attacked(made, hidden)
    wall, processor = time.perf_counter() - began[0], time.process_time() - began[1]
    yield "Attacked, of them in parts", f"{report.tried:,}, {report.in_parts:,}"
    yield "Recovered by the attack", f"{len(report.recovered):,}"
    yield "Left undecided by the attack", f"{len(report.unfinished):,}"
    yield "Time of the attack", f"{wall:.0f} s ({processor:.0f} s of processor)"


def _small() -> Iterator[tuple[str, str]]:
    ours, best, solved, tight = np.zeros(2), np.zeros(2), 0, 0
    for linked in _tables():
        suppression = suppress(linked, STANDARD)
        ours += suppression.hidden.sum(), linked.counts[suppression.hidden].sum()
        best += least_hidden(linked, STANDARD)
        solved += len(worked_out(linked, suppression))
        tight += sum(high - low < STANDARD.width for low, high in intervals(linked, suppression.hidden).values())
    yield "Tables", str(SMALL_TABLES)
    yield "Hidden cells, beside the optimum", f"{ours[0]:.0f} and {best[0]:.0f}"
    yield "Hidden value, beside the optimum", f"{ours[1]:.0f} and {best[1]:.0f}"
    yield "Cells recovered exactly", str(solved)
    yield "Cells that cannot vary enough", str(tight)


def _tables() -> Iterator[Linked]:
    chance = np.random.default_rng(1)
    for _ in range(SMALL_TABLES):
        rows = {place: dict(zip("abcd", chance.poisson([4, 12, 30, 60]).tolist(), strict=True)) for place in "wxyz"}
        yield link(counts(two_way(rows)), groups=groups(*"abcd"), places=places(*"wxyz"))


if __name__ == "__main__":
    main()
