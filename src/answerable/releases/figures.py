"""Everything that a release could tell: the tables of a run laid out for publishing, and the cells behind them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from answerable.disclosure import Policy
from answerable.disparity.measures.model import Measure
from answerable.disparity.results_folder import Results
from answerable.releases.cells import Cells, cells_of
from answerable.releases.choosing import chosen, left_out
from answerable.releases.code_lists import groups_table, measures_table, places_table
from answerable.releases.columns import KEY
from answerable.releases.comparing import compared
from answerable.releases.grid import MEASURE, completed, frame, measured, with_reason
from answerable.vocabulary.errors import UnusableResultsError


@dataclass(frozen=True, slots=True)
class Figures:
    """Tables with a row for everything that there is to tell, and a column `row` that leads to the row of the rates."""

    measures: tuple[Measure, ...]
    tables: dict[str, pd.DataFrame]
    """rates, comparisons, trends, funnels."""
    code_lists: dict[str, pd.DataFrame]
    """measures, groups, places."""
    cells: Cells
    left_out: str
    """What of the run the policy leaves out, in words."""


def figures_of(results: Results, policy: Policy) -> Figures:
    """The figures of a run that the policy wants published.

    Raises UnusableResultsError where there are none, or where stages contradict each other.
    """
    every = {name: frame(results.tables[name]) for name in ("rates", "comparisons", "trends", "funnels")}
    found = {name: chosen(table, policy) for name, table in every.items()}
    measures = measured(results.catalogue.measures, found["rates"])
    if not measures:
        raise UnusableResultsError("The results hold no figure, so nothing can be published. Look at their problems.")
    rates = completed(found["rates"], measures)
    cells = cells_of(rates, measures)
    rates = rates.assign(row=np.arange(len(rates)))
    comparisons = compared(rates, found["comparisons"], cells, measures)
    tables = {
        "rates": rates,
        "comparisons": comparisons,
        "trends": _points(rates[~rates["pooled"]], found["trends"], MEASURE),
        "funnels": _funnels(rates, comparisons, found["funnels"]),
    }
    lists = {
        "measures": measures_table(measures),
        "groups": groups_table(rates, measures),
        "places": places_table(rates),
    }
    return Figures(measures, tables, lists, cells, left_out(every["rates"], policy))


def _funnels(rates: pd.DataFrame, comparisons: pd.DataFrame, funnels: pd.DataFrame) -> pd.DataFrame:
    """A point a place, of rates (their comparator is empty) and of ratios."""
    of_rates = funnels["comparator"] == ""
    chart = [*MEASURE, "level", "from", "to"]
    own = _points(rates, funnels[of_rates], chart).assign(comparator="")
    beside = _points(comparisons, funnels[~of_rates], [*chart, "comparator"])
    return pd.concat([own, beside], ignore_index=True)


def _points(rows: pd.DataFrame, points: pd.DataFrame, chart: list[str]) -> pd.DataFrame:
    """A point for every row that has its place in one of these charts."""
    key = [*KEY, *(name for name in chart if name == "comparator")]
    cells = [name for name in rows if name.endswith("_cell") or name in {"row", "rest"}]
    whose = rows[~rows["apart"]] if "apart" in rows else rows
    within = whose[[*key, "region", "pooled", *cells]].merge(points[chart].drop_duplicates(), on=chart)
    figures = points.drop(columns=[name for name in within if name in points and name not in key])
    return with_reason(within.merge(figures, how="left", on=key, validate="1:1"), "value")
