"""The figures as a section of the page of benchmarks."""

from collections.abc import Iterator, Mapping

import pandas as pd

from benchmarks.calibration.estate import Estate
from benchmarks.page import machine, table

_INTRODUCTION = """\
## How often the disparity engine is right

Invented estates of {places} places, 19 ethnic groups and {people:,} people. Each person has {charges:.2f} charges a
month on average, some people many; whether it is proved is alike for one person. Places differ in how often it is,
and ethnic minority groups live more where it is more often. Flags by the default rule (a ratio, or the complement’s,
outside 0.80 to 1.25; q below 0.05; least counts); limits of 95%.

Command: `{command}`

Machine: {machine}.

### Where no group is treated otherwise within a place

The aim is that at most 5% of families of tests at places hold a flag. The nation’s crude ratio mixes where groups live
with what happens there: the last row shows what comes of it.
"""
_COVERAGE = """
### Limits of the ratio to white British people at places

How often they hold the true ratio. The aim is 94% to 96%, and at least 95% where exact limits serve small counts.
Wald’s limits allow nothing for people who repeat; where either group has no event there are none, and none hold it.
"""
_POWER = """
### Disparities that are there, at places

How many of them are flagged: with the latest 12 months taken together, and month by month.
"""
_EFFECTS = {"coverage alike": "alike for a person", "coverage independent": "independent"}


def report(
    command: str, estate: Estate, nothing: Mapping[str, tuple[int, int]], found: Mapping[str, pd.DataFrame]
) -> str:
    """The section: false flags, coverage and power."""
    facts = {"places": estate.places, "people": estate.people, "charges": estate.charges}
    false = [(name, f"{flagged:,}", f"{of:,}", _share(flagged / of)) for name, (flagged, of) in nothing.items()]
    heads = ("Charges", "Expected events", "Pairs", "Exact limits", "Hold the truth", "Wald")
    return "\n".join(
        [
            _INTRODUCTION.format(command=command, machine=machine(), **facts),
            *table(("Families of tests", "With a flag", "Of", "Share"), false),
            _COVERAGE,
            *table(heads, [line for name, words in _EFFECTS.items() for line in _coverage(words, found[name])]),
            _POWER,
            *table(("True ratio", "Expected events in 12 months", "12 months", "Single months"), list(_power(found))),
        ]
    )


def _coverage(words: str, found: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    for size, row in found.iterrows():
        yield words, size, f"{row['pairs']:,.0f}", *(_share(row[name]) for name in ("exact", "held", "wald"))


def _power(found: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, ...]]:
    pooled, single = found["power pooled"], found["power single"]
    for (true, size), flagged in pooled.items():
        alone = single.get((true, size))
        yield f"{true:.1f}", size, _share(flagged), "" if alone is None else _share(alone)


def _share(share: float) -> str:
    return f"{share:.1%}"
