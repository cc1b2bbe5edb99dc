"""What earlier releases printed: counts that can no longer be hidden, and figures that are revised."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from answerable.disclosure import KEY as CELL
from answerable.disparity.measures.model import Comparator, Kind
from answerable.disparity.results import ALL
from answerable.releases.cells import KNOWN
from answerable.releases.columns import KEY, REVISIONS
from answerable.releases.ledger import RELEASE, Ledger

_FIGURES = ["k", "n", "rate"]


@dataclass(frozen=True, slots=True)
class Earlier:
    """One release of the ledger, as printed."""

    name: str
    rounding: int | None
    measures: pd.DataFrame
    rates: pd.DataFrame
    comparisons: pd.DataFrame


def earlier_releases(ledger: Ledger) -> tuple[Earlier, ...]:
    """The releases of a ledger, the newest first."""
    return tuple(_read(entry.release, ledger.folder_of(entry)) for entry in reversed(ledger.entries))


def _read(name: str, folder: Path) -> Earlier:
    policy = json.loads((folder / RELEASE).read_text(encoding="utf-8"))["policy"]
    measures, rates, comparisons = (_table(folder / f"{table}.csv") for table in ("measures", "rates", "comparisons"))
    return Earlier(name, policy["rounding"], measures, rates, comparisons)


def _table(file: Path) -> pd.DataFrame:
    """A published table, with numbers in the columns of counts; empty where the release has none."""
    if not file.exists():
        return pd.DataFrame()
    table = pd.read_csv(file, dtype=str, keep_default_na=False)
    counts = [name for name in (*_FIGURES, "comparator_k", "comparator_n") if name in table]
    return table.assign(**{name: pd.to_numeric(table[name]) for name in counts})


def printed_cells(earlier: Iterable[Earlier]) -> pd.DataFrame:
    """The counts that releases printed, as `disclosure.KEY` and `value`; of one printed twice the newest."""
    parts = [part for one in earlier for part in _cells(one)]
    columns = [*CELL, "value"]
    if not parts:
        return pd.DataFrame(columns=columns)
    cells = pd.concat([part[columns] for part in parts]).dropna(subset="value")
    whole = cells["value"] == np.rint(cells["value"])
    return cells[whole].drop_duplicates(CELL, ignore_index=True)


def _cells(one: Earlier) -> Iterator[pd.DataFrame]:
    stages = one.measures[["measure", "version", "kind", "numerator", "denominator"]]
    rates = one.rates.merge(stages, on=["measure", "version"])
    share = rates["kind"] == Kind.SHARE
    yield _named(rates, "numerator", rates["k"])
    yield _named(rates[~share], "denominator", rates["n"])
    of_known = {"detail": "known", "group": KNOWN}
    yield _named(rates[share & (rates["detail"] != ALL)].assign(**of_known), "numerator", rates["n"])
    if len(one.comparisons):
        beside = one.comparisons.merge(stages, on=["measure", "version"]).assign(**of_known)
        rest = beside[beside["comparator"] == Comparator.EVERYONE_ELSE]
        yield _named(rest, "numerator", rest["k"] + rest["comparator_k"])
        yield _named(rest, "denominator", rest["n"] + rest["comparator_n"])


def _named(rows: pd.DataFrame, stage: str, values: "pd.Series[float]") -> pd.DataFrame:
    """The rows as cells of a stage."""
    return rows.assign(stage=rows[stage], value=values.loc[rows.index])


def revisions(rates: pd.DataFrame, earlier: Iterable[Earlier]) -> pd.DataFrame:
    """Every count and rate that an earlier release printed and that is another now, beside the latest of these."""
    now = rates.assign(version=rates["version"].astype(str))[[*KEY, *_FIGURES]]
    now = now.melt(id_vars=list(KEY), var_name="figure", value_name="is")
    before = [
        one.rates[[*KEY, *_FIGURES]]
        .melt(id_vars=list(KEY), var_name="figure", value_name="was")
        .dropna(subset="was")
        .assign(release=one.name)
        for one in earlier
    ]
    columns = list(REVISIONS.columns)
    if not before:
        return pd.DataFrame(columns=columns)
    latest = pd.concat(before).drop_duplicates([*KEY, "figure"])
    both = latest.merge(now, on=[*KEY, "figure"])
    changed = both["was"] != both["is"].astype(float).round(4)
    return both.loc[changed, columns].sort_values([*KEY, "figure"], ignore_index=True)
