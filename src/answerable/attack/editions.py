"""The counts of one release, each with its key: what is printed, and what is hidden."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from answerable.attack.code_lists import ALL, NATION, CodeLists, known, read_code_lists
from answerable.attack.periods import boundaries_of, stretches
from answerable.attack.printed import half_width, read_numbers, rounded_range
from answerable.attack.published import Published
from answerable.attack.space import GROUP, Codes, Flags, Group, Numbers, Period, Space
from answerable.vocabulary.errors import UnusableReleaseError

RATE, MEAN, SHARE = "rate", "mean", "share"
RATES, COMPARISONS, TRENDS, FUNNELS = FIGURES = ("rates.csv", "comparisons.csv", "trends.csv", "funnels.csv")
_DECLARATION = "declaration"
_COMPARED = ["characteristic", "detail", "group", "comparator"]


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of one column, in the order of a table's rows."""

    keys: Codes
    low: Numbers
    high: Numbers
    """What is printed, give or take its rounding; from 0 to infinity where nothing is."""
    hidden: Flags
    undeclared: Flags
    """Hidden because few said which group they belong to, whether or not the count is small."""

    @property
    def printed(self) -> Flags:
        return np.isfinite(self.high)


@dataclass(frozen=True, slots=True)
class Table:
    """One file of figures: its rows with the columns of their measure, and the counts that each row is about."""

    rows: pd.DataFrame
    counts: dict[str, Counts]
    """`k` and `n`; beside a comparator, `comparator_k` and `comparator_n` too."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One release, understood."""

    published: Published
    lists: CodeLists
    tables: dict[str, Table]

    @property
    def counts(self) -> tuple[Counts, ...]:
        return tuple(counts for table in self.tables.values() for counts in table.counts.values())

    @property
    def listed(self) -> Codes:
        """The cells that have a row of their own."""
        return np.concatenate([counts.keys for counts in self.tables[RATES].counts.values()])


def read_editions(releases: Sequence[Published]) -> tuple[Space, tuple[Edition, ...]]:
    """Give every stage, group, place and period of some releases its code, and read their counts.

    Raises:
        UnusableReleaseError: a row names a measure, group or place that is in no code list, or a day that is none.

    """
    lists = [read_code_lists(one) for one in releases]
    tables = [{file: _with_measure(one, file) for file in FIGURES if file in one.tables} for one in releases]
    space = _space(lists, tables)
    return space, tuple(
        Edition(release, code_lists, {file: _table(space, code_lists, rows, release) for file, rows in files.items()})
        for release, code_lists, files in zip(releases, lists, tables, strict=True)
    )


def _with_measure(published: Published, file: str) -> pd.DataFrame:
    columns = ["measure", "version", "kind", "numerator", "denominator", "per", "repeats"]
    measures = published.measures[columns].drop_duplicates(["measure", "version"])
    rows = published.tables[file].merge(measures, on=["measure", "version"], how="left", validate="many_to_one")
    unlisted = rows.loc[rows["kind"].isna(), "measure"]
    if len(unlisted):
        raise UnusableReleaseError(f"{file} tells of the measure {unlisted.iloc[0]}, which measures.csv does not list.")
    return rows


def _space(lists: Sequence[CodeLists], tables: Sequence[Mapping[str, pd.DataFrame]]) -> Space:
    every = [rows for files in tables for rows in files.values()]
    stages = sorted({stage for rows in every for name in ("numerator", "denominator") for stage in rows[name]})
    groups = dict.fromkeys(group for one in lists for group in one.groups.values())
    groups |= dict.fromkeys(known(group.characteristic) for group in tuple(groups) if group.characteristic)
    for one, files in zip(lists, tables, strict=True):
        for rows in files.values():
            groups |= dict.fromkeys(_comparators(one, rows).values())
    places = dict.fromkeys([NATION, *(place for one in lists for place in one.regions)])
    of_stage = _periods_of_stages(every)
    boundaries = tuple(boundaries_of(of_stage[stage]) for stage in stages)
    periods = {
        one
        for stage, days in zip(stages, boundaries, strict=True)
        for whole in of_stage[stage]
        for one in (whole, *stretches(whole, days))
    }
    return Space(tuple(stages), tuple(groups), tuple(places), tuple(sorted(periods)), boundaries)


def _periods_of_stages(tables: Sequence[pd.DataFrame]) -> dict[str, set[Period]]:
    found: dict[str, set[Period]] = defaultdict(set)
    for table in tables:
        periods = _periods(table)
        for name in ("numerator", "denominator"):
            for stage, first, last in table[[name, "from", "to"]].drop_duplicates().itertuples(index=False):
                found[stage].add(periods[first, last])
    return found


def _comparators(lists: CodeLists, rows: pd.DataFrame) -> dict[tuple[str, ...], Group]:
    """Who is meant by each comparator; a row without one is beside itself."""
    if "comparator" not in rows:
        return {}
    named = [tuple(row) for row in rows[_COMPARED].drop_duplicates().itertuples(index=False)]
    own = {row: lists.groups[row[:3]] for row in named if row[:3] in lists.groups}
    return {row: lists.comparator(group, row[3]) if row[3] else group for row, group in own.items()}


def _periods(table: pd.DataFrame) -> dict[tuple[str, str], Period]:
    found = {}
    for first, last in table[["from", "to"]].drop_duplicates().itertuples(index=False):
        try:
            period = Period(date.fromisoformat(first), date.fromisoformat(last))
        except ValueError:
            raise UnusableReleaseError(f"A row tells of {first!r} to {last!r}, which are not two days.") from None
        if period.last < period.first:
            raise UnusableReleaseError(f"A row tells of {first} to {last}, which ends before it begins.")
        found[first, last] = period
    return found


def _table(space: Space, lists: CodeLists, rows: pd.DataFrame, release: Published) -> Table:
    base = release.rules.rounding
    k, n = _keys(space, lists, rows)
    counts = {"k": _counts(rows, "k", k, base), "n": _counts(rows, "n", n, base)}
    if "comparator" in rows:
        group = _coded(rows, _COMPARED, _comparators(lists, rows), space.groups) * space.stride(GROUP)
        for name, key in (("comparator_k", k), ("comparator_n", n)):
            counts[name] = _counts(rows, name, space.without(key, GROUP) + group, base)
    return Table(rows, counts)


def _keys(space: Space, lists: CodeLists, table: pd.DataFrame) -> tuple[Codes, Codes]:
    """The keys of k and of n of each row; n of a share is all whose group is known."""
    stages = {(stage,): stage for stage in space.stages}
    numerator = _coded(table, ["numerator"], stages, space.stages)
    denominator = _coded(table, ["denominator"], stages, space.stages)
    group = _coded(table, ["characteristic", "detail", "group"], lists.groups, space.groups)
    place = _coded(table, ["level", "place"], {tuple(one): one for one in space.places}, space.places)
    period = _coded(table, ["from", "to"], _periods(table), space.periods)
    k, n = (space.key(stage, group, place, period) for stage in (numerator, denominator))
    of_known = {(about,): known(about) if about else ALL for about in table["characteristic"].unique()}
    everyone = space.key(numerator, _coded(table, ["characteristic"], of_known, space.groups), place, period)
    return k, np.where(table["kind"] == SHARE, everyone, n)


def _coded(table: pd.DataFrame, columns: list[str], named: Mapping[Any, object], values: Iterable[object]) -> Codes:
    """The code of what each row names in some columns."""
    codes = {value: code for code, value in enumerate(values)}
    numbers, names = pd.factorize(pd.MultiIndex.from_frame(table[columns]))
    found = []
    for name in names:
        if name not in named:
            raise UnusableReleaseError(f"A row tells of {' '.join(filter(None, name))}, which is in no code list.")
        found.append(codes[named[name]])
    return np.array(found, np.int64)[numbers] if found else np.zeros(0, np.int64)


def _counts(table: pd.DataFrame, column: str, keys: Codes, base: int | None) -> Counts:
    value = read_numbers(table, column)
    whole = np.all(value[np.isfinite(value)] % 1 == 0)
    width = 0.0 if whole else half_width(table, column)
    low, high = rounded_range(value, base) if base and whole else (np.maximum(value - width, 0), value + width)
    hidden = table["hidden"].str.split().map(lambda names: column in names).to_numpy(bool)
    empty = np.isnan(value)
    if np.any(value < 0):
        raise UnusableReleaseError(f"The column {column} holds {value.min():g}: a count cannot be negative.")
    undeclared = hidden & (table.get("reason", pd.Series("", table.index)) == _DECLARATION).to_numpy(bool)
    return Counts(keys, np.where(empty, 0.0, low), np.where(empty, np.inf, high), hidden, undeclared)
