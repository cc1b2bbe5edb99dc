"""What is left of a ratio once a measure's adjusters are allowed for, beside the crude one; of main spans only."""

from dataclasses import fields, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from answerable.disparity.analysis.cells import CODES, Cells, joined, summed
from answerable.disparity.analysis.coding import combined
from answerable.disparity.analysis.comparators import Beside, beside
from answerable.disparity.analysis.comparing import mean_of
from answerable.disparity.analysis.tallies import Codes, Columns, Flags, Floats, Tally
from answerable.disparity.measures.model import Kind, Measure
from answerable.disparity.results import PAIR
from answerable.disparity.statistics import (
    direct_standardisation,
    direct_standardised_means,
    mantel_haenszel_rates,
    mantel_haenszel_rr,
)

FIGURES = (
    *("adjusted_ratio", "adjusted_low", "adjusted_high"),
    *("standardised_ratio", "standardised_low", "standardised_high", "standardised_gap", "dropped"),
)


def adjusted(pair: Beside, strata: Cells, deff: Floats) -> Columns:
    """The adjusted columns for cells beside their comparators; `deff` are their design effects.

    Mantel–Haenszel, of rates that for person-time and of means none; and marginal standardisation with a saturated
    model, over strata that hold both groups.
    """
    columns, names = {name: np.full(len(pair), np.nan) for name in FIGURES}, adjusters_of(pair.cells)
    late = strata[strata.of_span("main") & ~strata.of_group("apart")]
    if len(late) and len(part := beside(_with_empty(late))):
        rows, segment = _rows(pair, part)
        found = np.stack(_over_strata(part, segment))
        there = (rows >= 0) & (names[rows] != "")
        for column, figures in zip(columns.values(), found, strict=True):
            column[rows[there]] = figures[there]
        _widen(columns, deff)
    return columns | {"adjusters": np.where(np.isnan(columns["standardised_gap"]), np.array(None), names)}


def _with_empty(strata: Cells) -> Cells:
    """The strata with one of nobody wherever a group lacks a stratum that others of its place have: they drop out."""
    codes = pd.DataFrame({"group": strata.group, "place": strata.place, "span": strata.span, "stratum": strata.stratum})
    codes["home"] = strata.of_group("home")
    there = codes[["home", "place", "span", "stratum"]].drop_duplicates()
    groups = codes[["home", "place", "span", "group"]].drop_duplicates()
    every = groups.merge(there, on=["home", "place", "span"])
    nobody = Tally(*np.zeros((len(fields(Tally)), len(every))))
    return summed(joined([strata, replace(strata, **{name: every[name].to_numpy() for name in CODES}, tally=nobody)]))


def _rows(pair: Beside, strata: Beside) -> tuple[Codes, Codes]:
    """The row among the cells of each comparison that has strata, and for each stratum the number of its comparison."""
    keys = [(one.cells.group, one.cells.place, one.cells.span, one.comparator) for one in (strata, pair)]
    code, size = combined(*(np.concatenate(both) for both in zip(*keys, strict=True)))
    row_of = np.full(size, -1, dtype=np.int64)
    row_of[code[len(strata) :]] = np.arange(len(pair))
    labels, segment = np.unique(code[: len(strata)], return_inverse=True)
    return row_of[labels], segment.astype(np.int64)


def _over_strata(part: Beside, segment: Codes) -> tuple[Floats, ...]:
    own, other, kind = part.own, part.other, part.cells.measure.kind
    pooled = _pooled(part, segment)
    if kind is Kind.MEAN:
        (mean, variance, _), (mean0, variance0, _) = mean_of(own), mean_of(other)
        found = direct_standardised_means(mean, variance, own.n, mean0, variance0, other.n, segment)
    else:
        found = direct_standardisation(own.k, own.n, other.k, other.n, segment, person_time=kind is Kind.RATE)
    gap = part.cells.measure.per * found.gap
    return (*pooled, found.ratio, found.ratio_lower, found.ratio_upper, gap, found.dropped)


def _pooled(part: Beside, segment: Codes) -> tuple[Floats, ...]:
    own, other = part.own, part.other
    match part.cells.measure.kind:
        case Kind.MEAN:
            return (np.full(segment.max() + 1, np.nan),) * 3
        case Kind.RATE:
            return mantel_haenszel_rates(own.k, own.n, other.k, other.n, segment)[:3]
        case _:
            tables = np.stack([own.k, own.n - own.k, other.k, other.n - other.k], axis=-1).reshape(-1, 2, 2)
            return mantel_haenszel_rr(tables, segment)[:3]


def _widen(columns: Columns, deff: Floats) -> None:
    """Limits as much wider, on the log scale, as people who repeat make them."""
    for name in ("adjusted", "standardised"):
        for end in ("low", "high"):
            ratio, limit = columns[f"{name}_ratio"], columns[f"{name}_{end}"]
            with np.errstate(divide="ignore", invalid="ignore"):
                columns[f"{name}_{end}"] = np.where(ratio > 0, ratio * (limit / ratio) ** np.sqrt(deff), limit)


def adjusters_of(cells: Cells) -> NDArray[np.object_]:
    """For what each row is to be adjusted: no characteristic for itself, and no pair."""
    homes, first = np.unique(cells.groups["home"], return_index=True)
    told = np.array([_names(cells.measure, cells.groups["characteristic"][row]) for row in first], dtype=object)
    return np.asarray(told[np.searchsorted(homes, cells.of_group("home"))], dtype=object)


def _names(measure: Measure, characteristic: str) -> str:
    columns = {one.name: (one.column, one.bands) for one in measure.characteristics}
    found = [one.characteristic for one in measure.adjusters if characteristic in columns]
    return " and ".join(one.name for one in found if (one.column, one.bands) != columns[characteristic])


def unadjusted(cells: Cells, columns: Columns) -> dict[str, Flags]:
    """Why a row of a measure that adjusts lacks an adjusted figure."""
    mean, main = cells.measure.kind is Kind.MEAN, cells.of_span("main")
    asked = (adjusters_of(cells) != "") & (cells.tally.n > 0) & (columns["comparator_n"] > 0)
    needed = (*(() if mean else ("adjusted_low",)), "standardised_low", "standardised_gap")
    lacks = np.logical_or.reduce([np.isnan(columns[name]) for name in needed])
    few = "people for a mean" if mean else "events for a ratio"
    pairs, itself = cells.of_group("detail") == PAIR, (adjusters_of(cells) == "") & bool(cells.measure.adjusters)
    return {
        "Pairs are not adjusted.": pairs & itself,
        "A characteristic is not adjusted for itself.": ~pairs & itself,
        "Only the latest span is adjusted.": asked & ~main,
        "A mean is standardised only: Mantel-Haenszel compares events.": asked & main & mean,
        f"Adjusted, there are too few {few} and its limits where both groups are found.": asked & main & lacks,
    }
