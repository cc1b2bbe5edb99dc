"""Each group beside its comparators, with the cells that both stand on."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from answerable.disparity.classifications import WHITE_BRITISH, WHITE_MINORITY, groups
from answerable.disparity.measures.model import Comparator, Measure
from answerable.disparity.results import BROAD, FINE, PAIR
from answerable.releases.cells import Cells
from answerable.releases.columns import KEY
from answerable.releases.grid import GROUP, MEASURE, with_reason

_WHERE = ["level", "place", "from", "to"]


def compared(rates: pd.DataFrame, comparisons: pd.DataFrame, cells: Cells, measures: Sequence[Measure]) -> pd.DataFrame:
    """The comparisons of completed rates: `row` is that of the group among the rates, and two columns name cells.

    Everyone else is those whose group is known less the group itself (`rest`), and their cells are those of the
    former. A comparator that is no group of the release, such as all white people in a pair, is left out.
    """
    told = comparisons[[*MEASURE, *GROUP, "comparator"]].drop_duplicates()
    own = rates[[*KEY, "region", "pooled", "k", "n", "rate"]].assign(row=np.arange(len(rates)))
    rows = _with_cells(own.merge(_named(told, measures), on=[*MEASURE, *GROUP]), rates, cells)
    rows = rows[rows["comparator_k_cell"] >= 0].sort_values(["row", "comparator"], ignore_index=True)
    figures = comparisons.drop(columns=["region", "pooled", "comparator_k", "comparator_n"])
    return with_reason(rows.merge(figures, how="left", on=[*KEY, "comparator"], validate="1:1"), "ratio")


def _named(told: pd.DataFrame, measures: Sequence[Measure]) -> pd.DataFrame:
    """Each comparator with the group that it is: its detail and name, empty where it is none."""
    listed = [(about.name, group) for one in measures for about in one.characteristics for group in groups(about)]
    british = {name: group.name for name, group in listed if group.status == WHITE_BRITISH}
    white = {name: group.broad for name, group in listed if group.status == WHITE_MINORITY}
    found = told["comparator"].where(told["detail"] != PAIR, "")
    found = found.mask(told["comparator"] == Comparator.WHITE_BRITISH, told["characteristic"].map(british))
    found = found.mask(told["comparator"] == Comparator.ALL_WHITE, told["characteristic"].map(white))
    rest = (told["comparator"] == Comparator.EVERYONE_ELSE) & (told["detail"] != PAIR)
    detail = np.where(told["comparator"] == Comparator.ALL_WHITE, BROAD, FINE)
    return told.assign(beside=found.fillna("").mask(rest, ""), beside_detail=detail, rest=rest)


def _with_cells(rows: pd.DataFrame, rates: pd.DataFrame, cells: Cells) -> pd.DataFrame:
    """With the cells of the comparator, -1 where it has none, and its counts."""
    keys = [*MEASURE, "characteristic", *_WHERE]
    at = rates[[*keys, "detail", "group"]].assign(at=np.arange(len(rates)))
    at = at.rename(columns={"detail": "beside_detail", "group": "beside"})
    found = rows.merge(at, how="left", on=[*keys, "beside_detail", "beside"])["at"].fillna(-1).to_numpy(np.int64)
    values = cells.counts["value"].to_numpy(float)
    columns: dict[str, object] = {}
    for name, own, known in (("k", cells.k, cells.known_k), ("n", cells.n, cells.known_n)):
        cell = np.where(rows["rest"], known[rows["row"]], np.where(found >= 0, own[found], -1))
        rest = np.where(rows["rest"], rows[name], 0.0)
        columns |= {
            f"comparator_{name}_cell": cell,
            f"comparator_{name}": np.where(cell >= 0, values[cell], 0.0) - rest,
        }
    return rows.assign(**columns)
