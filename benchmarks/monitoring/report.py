"""The figures as a section of the page of benchmarks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.monitoring.effects import tables
from benchmarks.page import machine, table
from benchmarks.register.report import page_times

_INTRODUCTION = """\
## Monitoring: what is found, what is not there, and how long it takes

Records that are made up (`answerable simulate --size {size}`): {mebibytes:,.0f} MiB of Parquet, written in
{seconds:,.0f} s with at most {memory:,.0f} MiB of memory. In them {planted} disparities are planted, each of one ethnic
group of at least 20 people at one place, by a ratio. Each measure is counted and analysed by itself.

Command: `{command}`

Machine: {machine}.
"""
_SERVICE = """\
### From a new month to the pages

The last month of records comes to a service that holds all the months before it, on SQLite. Then its {measures}
measures are counted anew over every month, and shown; no commitment names an aim. There are {cases:,} cases afterwards,
and the process held at most {mebibytes:,.0f} MiB. Each page is asked for 40 times, in turn with the same viewer’s page
that has the layout and no data (`/account/`); the ratio is that of their 95th percentiles, and the aim is at most 5.
"""
_HEADS = ("Measure", "Seconds", "MiB", "Comparisons")
_FOUND = ("Measure", "Ratio planted", "Planted and lasting", "Flagged")
_FALSE = ("Measure", "Groups at places with nothing planted in them", "Flagged", "At places with nothing planted")


def report(
    command: str, made: Mapping[str, Any], shown: Mapping[str, Any], counted: Sequence[Mapping[str, Any]], *, cases: int
) -> str:
    """The section; `cases` of each kind are drawn for the tables of effects."""
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
            *(*table(_FALSE, map(_false, counted)), "", *tables(cases), "", *_service(shown), ""),
        ]
    )


def _service(shown: Mapping[str, Any]) -> Iterator[str]:
    yield _SERVICE.format(**shown)
    yield from table(("Step", "Seconds"), ((step, f"{seconds:,.1f}") for step, seconds in shown["month"].items()))
    yield from ("", *page_times(shown["pages"]))


def _cost(one: Mapping[str, Any]) -> tuple[str, ...]:
    return one["measure"], *(f"{one[name]:,.0f}" for name in ("seconds", "mebibytes", "rows"))


def _found(one: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for ratio, hits in one["found"].items():
        yield one["measure"], ratio, str(len(hits)), str(sum(hits))


def _false(one: Mapping[str, Any]) -> tuple[str, ...]:
    return one["measure"], f"{one['unplanted']:,}", str(one["false"]), str(one["at places with nothing planted"])
