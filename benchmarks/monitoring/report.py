"""The figures as a section of the page of benchmarks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.monitoring.effects import tables
from benchmarks.page import machine, table

_INTRODUCTION = """\
## Monitoring: what is found, and what is not there

Records that are made up (`answerable simulate --size {size}`): {mebibytes:,.0f} MiB of Parquet, written in
{seconds:,.0f} s with at most {memory:,.0f} MiB of memory. In them {planted} disparities are planted, each of one ethnic
group of at least 20 people at one place, by a ratio. Each measure is counted and analysed by itself.

Command: `{command}`

Machine: {machine}.
"""
_HEADS = ("Measure", "Seconds", "MiB", "Comparisons")
_FOUND = ("Measure", "Ratio planted", "Planted and lasting", "Flagged")
_FALSE = ("Measure", "Groups at places with nothing planted in them", "Flagged", "At places with nothing planted")


def report(command: str, made: Mapping[str, Any], counted: Sequence[Mapping[str, Any]]) -> str:
    facts = {"mebibytes": made["bytes"] / 2**20, "seconds": made["seconds"], "memory": made["mebibytes"]}
    opening = _INTRODUCTION.format(
        command=command, machine=machine(), size=made["size"], planted=made["planted"], **facts
    )
    false = "Flags where nothing is planted: by chance, or as the rest of a place where something is.\n"
    return "\n".join(
        [
            *(
                opening,
                *table(_HEADS, map(_cost, counted)),
                "",
                "Planted disparities in the latest span, and those flagged:",
                "",
            ),
            *(*table(_FOUND, [row for one in counted for row in _found(one)]), "", false),
            *(*table(_FALSE, map(_false, counted)), "", *tables(), ""),
        ]
    )


def _cost(one: Mapping[str, Any]) -> tuple[str, ...]:
    return one["measure"], *(f"{one[name]:,.0f}" for name in ("seconds", "mebibytes", "rows"))


def _found(one: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for ratio, hits in one["found"].items():
        yield one["measure"], ratio, str(len(hits)), str(sum(hits))


def _false(one: Mapping[str, Any]) -> tuple[str, ...]:
    return one["measure"], f"{one['unplanted']:,}", str(one["false"]), str(one["at places with nothing planted"])
