"""From the counts that may not be printed to the tables as they are published."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from answerable.disclosure import KEY as CELL
from answerable.disclosure import Policy
from answerable.disclosure.derived import Withheld, withheld
from answerable.disclosure.nearest import nearest
from answerable.releases.cells import Flags, Positions
from answerable.releases.columns import FIGURES, KEY
from answerable.releases.figures import Figures
from answerable.releases.protecting import Missing
from answerable.releases.reasons import CANNOT_SAY, DECLARATION

_SERIES = ["measure", "version", "characteristic", "detail", "group", "level", "place"]
_FUNNEL = ["measure", "version", "characteristic", "detail", "group", "level", "from", "to", "comparator"]
_CHARTS = {"trends": _SERIES, "funnels": _FUNNEL}
Hidden = dict[str, Flags]


def hide(figures: Figures, missing: Missing, undeclared: Flags, policy: Policy) -> dict[str, pd.DataFrame]:
    """The tables of figures without those that are not to be printed.

    `missing` says which counts are not printed, `undeclared` of each row of the rates whether too few
    said which group they belong to. A hidden figure is missing, and is named in `hidden`; `reason` and `shown_at` are
    as the layouts say.
    """
    own = {"k": _at(missing.cells, figures.cells.k), "n": _at(missing.cells, figures.cells.n)}
    shown_at = _nearest(figures, ~(own["k"] | own["n"] | undeclared))
    made = {}
    for name, table in figures.tables.items():
        inputs = _inputs(name, table, own, missing)
        why = _why(name, inputs, table, policy)
        made[name] = _table(name, table, why, undeclared[table["row"]], shown_at[table["row"]])
    return made


def _at(hidden: Flags, cells: Positions) -> Flags:
    return (cells >= 0) & hidden[cells]


def _inputs(name: str, table: pd.DataFrame, own: Hidden, missing: Missing) -> Hidden:
    """Which of the counts that a row is made of are hidden."""
    row = table["row"].to_numpy()
    inputs = {count: flags[row] for count, flags in own.items()}
    if "rest" in table:
        rest = table["rest"].fillna(value=False).to_numpy(bool)
        for count, rests in (("k", missing.rest_k), ("n", missing.rest_n)):
            cell = table[f"comparator_{count}_cell"].fillna(-1).to_numpy(np.int64)
            inputs[f"comparator_{count}"] = np.where(rest, rests[row], _at(missing.cells, cell))
    if name in _CHARTS:
        gone = pd.Series(np.logical_or.reduce(list(inputs.values())), index=table.index)
        inputs["all"] = gone.groupby([table[column] for column in _CHARTS[name]]).transform("any").to_numpy(bool)
    return inputs


def _why(name: str, inputs: Hidden, table: pd.DataFrame, policy: Policy) -> Mapping[str, np.ndarray]:
    """For each figure of the table why it is not printed, a row each; empty where it is."""
    counts = {count: table[count].to_numpy(float) for count in ("k", "comparator_k") if count in table}
    why = withheld(name, inputs, counts, policy)
    if name == "comparisons":
        why = withheld("rates", {count: inputs[count] for count in ("k", "n")}, {}, policy) | why
    return {figure: reasons for figure, reasons in why.items() if figure in FIGURES[name].figures}


def _table(
    name: str, table: pd.DataFrame, why: Mapping[str, np.ndarray], undeclared: Flags, shown_at: np.ndarray
) -> pd.DataFrame:
    gone = {figure: (reasons != Withheld.NOT) | (undeclared & (figure != "n")) for figure, reasons in why.items()}
    names = _names(gone)
    small = np.logical_or.reduce([reasons == Withheld.SMALL for reasons in why.values()])
    cannot_say = table["cannot_say"].where(names == "").fillna("")
    reason = np.select(
        [undeclared, small, names != "", cannot_say != ""],
        [DECLARATION, Withheld.SMALL.value, Withheld.DERIVED.value, CANNOT_SAY],
        "",
    )
    printed = {figure: table[figure].mask(flags) for figure, flags in gone.items()}
    told = {
        "hidden": names,
        "reason": reason,
        "cannot_say": cannot_say,
        "shown_at": np.where(names != "", shown_at, ""),
    }
    return table.assign(**printed, **told)[list(FIGURES[name].columns)]


def _names(gone: Mapping[str, Flags]) -> np.ndarray:
    """Which figures are hidden in each row, in words; each combination is written once."""
    codes = sum(flags.astype(np.int64) << place for place, flags in enumerate(gone.values()))
    found, of_row = np.unique(codes, return_inverse=True)
    words = [" ".join(figure for place, figure in enumerate(gone) if code >> place & 1) for code in found.tolist()]
    return np.array(words, dtype=object)[of_row]


def _nearest(figures: Figures, shown: Flags) -> np.ndarray:
    rates = figures.tables["rates"]
    keys = rates[list(KEY)].assign(stage=rates["measure"] + " " + rates["version"].astype(str))
    return nearest(keys[CELL], shown, groups=figures.code_lists["groups"], places=figures.code_lists["places"])
