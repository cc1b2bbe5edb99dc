"""A row for every group at every place in every span, whether anybody was counted there or not.

The results of a run hold no row where nobody was counted. Published, a missing row would tell just that.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.classifications import groups
from answerable.disparity.counts import APART, LEVELS
from answerable.disparity.measures.model import Kind, Measure
from answerable.disparity.results import ALL, BROAD, FINE, PAIR

NOBODY = "Nobody is counted here, so there is no figure."
NOT_KNOWN = "It is not known of which group they are, so there is no share."
PAIRED = " × "
"""Between the two characteristics of a pair, and between its two groups."""
MEASURE, GROUP = ["measure", "version"], ["characteristic", "detail", "group"]
PLACE, SPAN = ["level", "place", "region"], ["from", "to", "pooled"]
_DETAILS = (ALL, BROAD, FINE, PAIR)


def frame(table: pa.Table) -> pd.DataFrame:
    """A table of results with its days as text."""
    for number, field in enumerate(table.schema):
        if pa.types.is_date(field.type):
            table = table.set_column(number, field.name, pc.cast(table[field.name], pa.string()))
    made: pd.DataFrame = table.to_pandas()
    return made


def measured(measures: Sequence[Measure], rates: pd.DataFrame) -> tuple[Measure, ...]:
    """The measures of which rates were found; they form a partition only where all its parts are among them."""
    found = set(rates[MEASURE].drop_duplicates().itertuples(index=False, name=None))
    here = [one for one in measures if (one.name, one.version) in found]
    whole = {name for name in {one.partition for one in here} if name and _adds_up(name, here, rates)}
    return tuple(one if one.partition in whole else replace(one, partition=None) for one in here)


def _adds_up(partition: str, measures: Iterable[Measure], rates: pd.DataFrame) -> bool:
    """Whether everyone is in one of the parts of the partition, wherever they were counted."""
    parts = {one.name for one in measures if one.partition == partition}
    everyone = rates[rates["measure"].isin(parts) & (rates["detail"] == ALL)]
    sums = everyone.groupby(["level", "place", "from", "to"]).agg(k=("k", "sum"), n=("n", "max"))
    return bool((sums["k"] == sums["n"]).all())


def completed(rates: pd.DataFrame, measures: Sequence[Measure]) -> pd.DataFrame:
    """The rates of these measures in order, 0 of 0 where nobody is counted; `apart` is true of groups not known."""
    found = rates.groupby(MEASURE, sort=False)
    parts = [_of_measure(found.get_group((one.name, one.version)), one) for one in measures]
    return pd.concat(parts, ignore_index=True)


def _of_measure(rates: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    told = _ordered(rates[GROUP].drop_duplicates(), measure)
    places, spans = rates[PLACE].drop_duplicates(), rates[SPAN].drop_duplicates()
    every = told[~told["apart"]].merge(places.sort_values(["level", "place"], key=_height), how="cross")
    known = rates.assign(apart=_apart(rates["group"]))
    key = [*GROUP, *PLACE, *SPAN]
    rows = pd.concat([every.merge(spans.sort_values(SPAN), how="cross"), known.loc[known["apart"], [*key, "apart"]]])
    whole = rows.merge(rates.drop(columns=MEASURE), how="left", on=key)
    whole = whole.assign(measure=measure.name, version=measure.version, k=whole["k"].fillna(0.0))
    return with_reason(_with_base(whole, measure), "rate")


def with_reason(rows: pd.DataFrame, figure: str) -> pd.DataFrame:
    """With the reason where a figure is missing and nothing tells why: nobody is counted."""
    silent = rows[figure].isna() & rows["cannot_say"].isna()
    return rows.assign(cannot_say=rows["cannot_say"].mask(silent, NOBODY))


def _with_base(rates: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """With n: of a share all whose group is known, and nothing for the others."""
    if measure.kind is not Kind.SHARE:
        return rates.assign(n=rates["n"].fillna(0.0))
    cell = ["characteristic", "level", "place", "from", "to"]
    told = rates["k"].where((rates["detail"] == FINE) & ~rates["apart"], 0.0)
    known = told.groupby([rates[name] for name in cell]).transform("sum").mask(rates["detail"] == ALL, rates["k"])
    figures = ["rate", "low", "high", "index"]
    others = {name: rates[name].where(~rates["apart"]) for name in figures}
    others["cannot_say"] = rates["cannot_say"].mask(rates["apart"], NOT_KNOWN)
    return rates.assign(n=known.where(~rates["apart"]), **others)[rates["detail"] != PAIR].reset_index(drop=True)


def _height(names: "pd.Series[str]") -> "pd.Series[object]":
    """Levels from the nation downwards."""
    return names.map(LEVELS.index) if names.name == "level" else names


def _ordered(found: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """The groups found, and those of their classifications that were not, in the order of these."""
    listed = pd.DataFrame([*_listed(measure)], columns=GROUP, dtype=object)
    told = listed[listed["characteristic"].isin(found["characteristic"])]
    both = pd.concat([told, found.sort_values(GROUP)]).drop_duplicates()
    both = both.assign(apart=_apart(both["group"]), detail_order=both["detail"].map(_DETAILS.index))
    order = {name: number for number, name in enumerate(["", *(one.name for one in measure.characteristics)])}
    both["order"] = both["characteristic"].map(order).fillna(len(order))
    return both.sort_values(["order", "characteristic", "detail_order"], kind="stable")[[*GROUP, "apart"]]


def _listed(measure: Measure) -> Iterator[tuple[str, str, str]]:
    for characteristic in measure.characteristics:
        for group in groups(characteristic):
            yield characteristic.name, FINE, group.name
            if group.broad:
                yield characteristic.name, BROAD, group.broad


def _apart(names: "pd.Series[str]") -> "pd.Series[bool]":
    return names.map({name: not {*APART}.isdisjoint(name.split(PAIRED)) for name in names.unique()}).astype(bool)
