"""The tables behind the charts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from answerable.disparity.measures.model import Kind, Measure
from answerable.disparity.report import numbers
from answerable.disparity.report.choosing import Told
from answerable.disparity.report.comparing import comparators
from answerable.disparity.report.wording import heading, people
from answerable.disparity.results import BROAD

MOST_ROWS, MOST_PLACES = 24, 10
"""Rows of a table, unless all are asked for."""
UNCOMPARED = "not compared"
"""Said of those whose group is not known, and of those who are the comparator or among it."""
Row = Mapping[str, Any]
Columns = dict[str, Callable[[Row], str]]


@dataclass(frozen=True, slots=True)
class Table:
    """Heads, and rows of which the first cell is the row's head."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    left_out: int


def groups(told: Told, characteristic: str, *, all_rows: bool) -> Table:
    """The groups of a characteristic, flagged ones first: counts, figure, and how each stands to the comparators."""
    rates = told.rates[told.rates["characteristic"] == characteristic]
    names = comparators(told, characteristic)
    beside = [_beside(told, characteristic, name) for name in names]
    worst = pd.concat([one["rank"] for one in beside]).groupby(level=0).min() if beside else pd.Series(dtype=float)
    rates = rates.assign(worst=rates["group"].map(worst)).sort_values(["worst", "detail", "group"])
    shown = rates if all_rows else rates.head(MOST_ROWS)
    records = [
        row | {name: _record(one, row["group"]) for name, one in zip(names, beside, strict=True)}
        for row in shown.to_dict("records")
    ]
    columns = _figures(told.measure) | _comparisons(told.measure, names)
    return _table(f"{heading(characteristic)}: all figures", columns, records, len(rates) - len(shown))


def _beside(told: Told, characteristic: str, comparator: str) -> pd.DataFrame:
    rows = told.comparisons
    rows = rows[(rows["characteristic"] == characteristic) & (rows["comparator"] == comparator)]
    return rows.set_index("group")


def _record(rows: pd.DataFrame, group: str) -> Row:
    return rows.loc[group].to_dict() if group in rows.index else {}


def _figures(measure: Measure) -> Columns:
    form = partial(numbers.figure, measure)
    columns: Columns = {
        "Group": lambda row: f"{row['group']} (broad group)" if row["detail"] == BROAD else str(row["group"]),
        "How many": lambda row: numbers.behind(measure, row["k"], row["n"]),
        f"Figure{numbers.unit(measure)} (95% interval)": lambda row: numbers.with_interval(
            row, ("rate", "low", "high"), form
        ),
        "Drawn towards other places": lambda row: numbers.with_interval(
            row, ("shrunk", "shrunk_low", "shrunk_high"), form
        ),
        "If those not known were of this group": lambda row: _range(row, form),
    }
    if measure.kind is Kind.SHARE:
        columns |= {
            "Benchmark": lambda row: _one(row, "benchmark", form),
            "Share / benchmark": lambda row: _one(row, "index", numbers.ratio),
            "p": lambda row: _one(row, "p", numbers.probability),
        }
    return columns | {"Why a figure is missing": lambda row: row["cannot_say"] or ""}


def _comparisons(measure: Measure, names: Sequence[str]) -> Columns:
    """The ratio to each comparator; all else beside the first one."""
    ratios: Columns = {f"Ratio to {people(name)}": _cell(name, "ratio") for name in names}
    if not names:
        return {}
    first = names[0]
    return {
        **ratios,
        "Drawn towards 1": _cell(first, "shrunk_ratio", "shrunk"),
        "Ratio of those without the outcome": _cell(first, "complement_ratio", "complement"),
        f"Adjusted{_adjusters(measure)}": _cell(first, "adjusted_ratio", "adjusted"),
        "Standardised": _cell(first, "standardised_ratio", "standardised"),
        f"Gap{numbers.points(measure)}": _cell(first, "gap", form=partial(numbers.difference, measure)),
        "Excess": _cell(first, "excess", form=numbers.tenths),
        "q": lambda row: _one(row[first], "q", numbers.probability),
        "Four-fifths screen": lambda row: _SCREEN.get(row[first].get("four_fifths"), ""),
        "Flag": lambda row: _flag([row[name] for name in names]),
        "Why a comparison is missing": lambda row: row[first].get("cannot_say", ""),
    }


_SCREEN = {True: "met", False: "not met"}


def _adjusters(measure: Measure) -> str:
    names = " and ".join(adjuster.characteristic.name for adjuster in measure.adjusters)
    return f" for {names}" if names else ""


def _cell(name: str, column: str, ends: str = "", form: Callable[[float], str] = numbers.ratio) -> Callable[[Row], str]:
    names = (column, f"{ends or column}_low", f"{ends or column}_high")
    return lambda row: numbers.with_interval(row[name], names, form) if row[name] else UNCOMPARED


def _flag(rows: Sequence[Row]) -> str:
    """The worst of a group's flags, and how lasting."""
    flagged = [row for row in rows if row.get("flag")]
    if not flagged:
        return ""
    worst = min(flagged, key=lambda row: row["rank"])
    return f"{heading(worst['severity'])}; {worst['persistence']:.0f} of the latest 12 periods"


def places(told: Told, *, all_rows: bool) -> Table:
    """The places below at which a group is flagged, the worst first, each group of a place once."""
    rows = told.elsewhere.drop_duplicates(["characteristic", "group", "level", "place"])
    shown = rows if all_rows else rows.head(MOST_PLACES)
    ratio = ("ratio", "ratio_low", "ratio_high")
    shrunk = ("shrunk_ratio", "shrunk_low", "shrunk_high")
    columns: Columns = {
        "Place": lambda row: str(row["place"]),
        "Group": lambda row: str(row["group"]),
        "Compared with": lambda row: people(row["comparator"]),
        "Ratio (95% interval)": lambda row: numbers.with_interval(row, ratio, numbers.ratio),
        "Drawn towards 1": lambda row: numbers.with_interval(row, shrunk, numbers.ratio),
        "Excess": lambda row: _one(row, "excess", numbers.tenths),
        "q": lambda row: _one(row, "q", numbers.probability),
        "Flag": lambda row: _flag([row]),
    }
    return _table("Places where a group is flagged", columns, shown.to_dict("records"), len(rows) - len(shown))


def _table(caption: str, columns: Columns, records: Sequence[Row], left_out: int) -> Table:
    """The columns that say something of any row."""
    cells = {head: [cell(row) for row in records] for head, cell in columns.items()}
    kept = {head: column for head, column in cells.items() if {*column} - {"", numbers.NONE, UNCOMPARED}}
    return Table(caption, list(kept), list(zip(*kept.values(), strict=True)), left_out)


def _one(row: Row, name: str, form: Callable[[float], str]) -> str:
    return form(row[name]) if numbers.known(row.get(name)) else numbers.NONE if row else UNCOMPARED


def _range(row: Row, form: Callable[[float], str]) -> str:
    low, high = row["bound_low"], row["bound_high"]
    return f"{form(low)} to {form(high)}" if numbers.known(low) and numbers.known(high) else numbers.NONE
