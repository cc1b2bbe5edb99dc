"""The figures as a section of the page of benchmarks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.page import machine, table

AIM = 5
_NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_HEADS = ("Viewer", "Page", "Queries", "KiB", "Median ms", "p95 ms", "Layout p95 ms", "Ratio")


_INTRODUCTION = """\
## How quickly the register answers

{plans:,} invented plans of real places with {commitments:,} commitments, their rounds, date ledgers, claims, owners and
tags, filled in bulk. Each page is asked for 40 times through Django’s test client, every time for another thing where
it shows one, by a reader at the root of the estate, by a plan coordinator at one prison, and by anyone. In turn with it
the same viewer’s page with the layout and no data (`/account/`; for anyone, `/public/how-this-is-made/`) is asked for;
the ratio is that of their 95th percentiles. The aim is a ratio of at most {aim}. Progress is saved 40 times, each on
another commitment. A round in which 300 owners have answered is written up 10 times, and each time taken back.

Command: `{command}`

Machine: {machine}.
"""


def report(command: str, plans: int, commitments: int, results: Sequence[Mapping[str, Any]]) -> str:
    opening = _INTRODUCTION.format(plans=plans, commitments=commitments, aim=AIM, command=command, machine=machine())
    return "\n".join([opening, *(line for result in results for line in _engine(result))])


def _engine(result: Mapping[str, Any]) -> Iterator[str]:
    filled = result["filled"]
    size = f"{filled['bytes'] / 2**30:.2f} GiB on disk"
    yield from (f"### {_NAMES.get(result['engine'], result['engine'])}", "")
    yield f"Filled with {filled['rows']:,} rows in {filled['seconds']:.0f} s; {size}."
    yield f"Most memory the asking process held: {result['mebibytes']:.0f} MiB."
    yield from page_times(result["pages"])


def page_times(pages: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """How many pages miss the aim, and how quickly each answers."""
    ratios = [page["p95"] / page["layout"] for page in pages]
    yield f"Pages over the aim: {sum(ratio > AIM for ratio in ratios)} of {len(pages)}."
    yield from ("", *table(_HEADS, map(_row, pages, ratios)), "")


def _row(page: Mapping[str, Any], ratio: float) -> tuple[str, ...]:
    times = (f"{page[name] * 1000:.1f}" for name in ("median", "p95", "layout"))
    told = (f"{page['queries']:.0f}", f"{page['bytes'] / 1024:.0f}")
    return (page["viewer"], page["page"], *told, *times, f"{ratio:.1f}")
