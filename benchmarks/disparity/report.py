"""The figures as a section of the page of benchmarks."""

from collections.abc import Iterator, Sequence
from importlib.metadata import version

from benchmarks.disparity.cost import Cost
from benchmarks.disparity.facts import WAYS
from benchmarks.page import machine, table

_HEADS = ("Tool", "Seconds", "Ratio to the scan", "ns a row", "MiB", "Memory ratio")

_INTRODUCTION = """\
## How quickly outcomes are counted

Six outcomes by five characteristics (25 codes of ethnicity, sex, religion, disability, five bands of age), overall, in
12 regions and at 120 places, on invented records in one Parquet file. One process for each measurement, after a warm-up
on 1,000 rows, the tools in turn; medians of three. The scan decodes every needed column and does as little as it can
(the least and the greatest value). Each ratio is to the scan of as many rows. Answerable also looks for codes nobody
knows, missing values and places in two regions, and takes the fingerprint of the file. The whole job adds rates with
intervals, every comparison with its test, shrunken figures, charts and funnels. Fairlearn is given all outcomes as one
array of predictions, and asked for rates alone, its best use. The aims: counting within 2 times the scan at 10 million
rows, no slower a row at 100 million and within 4 GiB; the whole job 50 times as fast as Fairlearn and 20 times as
Aequitas at 1 million.

Command: `{command}`

Machine: {machine}, {versions}.
"""
_MEASURED_WITH = ("duckdb", "polars", "pandas", "fairlearn")


def report(command: str, found: Sequence[Cost | str]) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in _MEASURED_WITH)
    costs = [one for one in found if isinstance(one, Cost)]
    lines = [_INTRODUCTION.format(command=command, machine=machine(), versions=versions)]
    lines += [f"{sentence}\n" for sentence in found if isinstance(sentence, str)]
    for rows in dict.fromkeys(cost.rows for cost in costs):
        lines += [f"### {rows:,} rows", "", *table(_HEADS, _rows([cost for cost in costs if cost.rows == rows])), ""]
    return "\n".join([*lines, *_aims(costs)])


def _rows(costs: Sequence[Cost]) -> Iterator[tuple[str, ...]]:
    scan = next(cost for cost in costs if cost.way == "scan")
    for cost in costs:
        yield (
            WAYS[cost.way],
            f"{cost.seconds:.2f}",
            f"{cost.seconds / scan.seconds:.1f}",
            f"{cost.seconds / cost.rows * 1e9:.0f}",
            f"{cost.mebibytes:.0f}",
            f"{cost.mebibytes / scan.mebibytes:.1f}",
        )


def _aims(costs: Sequence[Cost]) -> Iterator[str]:
    at = {(cost.way, cost.rows): cost.seconds for cost in costs}
    for other in ("fairlearn", "aequitas"):
        if (other, 1_000_000) in at:
            ratio = at[other, 1_000_000] / at["job", 1_000_000]
            yield f"At 1,000,000 rows the whole job is {ratio:.0f} times as fast as {WAYS[other]}."
