"""Protect an invented estate, and small tables beside their optimum: `python -m benchmarks.disclosure [--quick]`."""

import argparse
import resource
import time
from collections.abc import Iterator

import numpy as np

from answerable.disclosure import link, shipped
from answerable.releases.rounds import in_rounds
from benchmarks.disclosure.attacking import Attacks
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
    made, began = estate(**size), time.perf_counter()
    linked = link(made.counts, groups=made.groups, places=made.places, denominators=made.denominators)
    attacks = Attacks(made, linked)
    last = in_rounds(linked, STANDARD, attacks.attack)
    seconds = time.perf_counter() - began
    printed = len(made.counts)
    hidden, values = last.suppression.hidden[:printed], linked.counts[:printed]
    yield "Tables", f"19 groups x {size['places']} places x 4 quarters x {size['measures']} measures, all margins"
    yield "Cells; equations", f"{printed:,}; {linked.equations.shape[0]:,}"
    yield "Small in themselves", f"{int((last.suppression.primary[:printed] != '').sum()):,}"
    yield "Rounds of hiding and attacking", str(last.number)
    yield "Recovered by the attack, round by round", ", ".join(f"{one:,}" for one in attacks.recovered)
    yield "Hidden", f"{int(hidden.sum()):,}, with {values[hidden].sum() / values.sum():.1%} of all that is counted"
    yield "Not shown to have room within blocks", f"{len(last.suppression.narrow):,}, complements included"
    yield "Attacked, of them in parts", f"{last.report.tried:,}, {last.report.in_parts:,}"
    yield "Recovered by the attack", f"{len(last.report.recovered):,}"
    yield "Left undecided by the attack", f"{len(last.report.unfinished):,}"
    yield "Time of hiding, all rounds", f"{seconds - attacks.seconds:.0f} s"
    yield "Time of the attacks, all rounds", f"{attacks.seconds:.0f} s"
    yield "Peak memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB"


def _small() -> Iterator[tuple[str, str]]:
    ours, best, recovered, tight, rounds = np.zeros(2), np.zeros(2), 0, 0, []
    for made in _tables():
        linked = link(made.counts, groups=made.groups, places=made.places)
        last = in_rounds(linked, STANDARD, Attacks(made, linked).attack)
        hidden = last.suppression.hidden
        ours += hidden.sum(), linked.counts[hidden].sum()
        best += least_hidden(linked, STANDARD)
        recovered += len(last.report.recovered) + len(worked_out(linked, last.suppression))
        tight += sum(high - low < STANDARD.width for low, high in intervals(linked, hidden).values())
        rounds.append(last.number)
    yield "Tables", str(SMALL_TABLES)
    yield "Most rounds of hiding and attacking", str(max(rounds))
    yield "Hidden cells, beside the optimum", f"{ours[0]:.0f} and {best[0]:.0f}"
    yield "Hidden value, beside the optimum", f"{ours[1]:.0f} and {best[1]:.0f}"
    yield "Cells recovered", str(recovered)
    yield "Cells that cannot vary enough", str(tight)


def _tables() -> Iterator[Estate]:
    chance = np.random.default_rng(1)
    for _ in range(SMALL_TABLES):
        rows = {place: dict(zip("abcd", chance.poisson([4, 12, 30, 60]).tolist(), strict=True)) for place in "wxyz"}
        yield Estate(counts(two_way(rows)), groups(*"abcd"), places(*"wxyz"), [("people", "everybody")])


if __name__ == "__main__":
    main()
