"""Which comparisons the rule flags, how severe they are, how lasting, and which come first."""

import numpy as np
from numpy.typing import NDArray

from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.coding import combined
from answerable.disparity.analysis.tallies import Columns, Flags, Floats
from answerable.disparity.measures.model import Kind, Measure, Thresholds

LATEST = 12
"""Of so many periods it is told in how many a difference stood."""
CUTS, SEVERITIES = (1.5, 2.0), ("moderate", "large", "very large")
"""How far a flagged ratio, or its inverse, is from 1."""


def flagged(cells: Cells, columns: Columns) -> Flags:
    """What the rule flags: by q with the ratio or its complement outside the band, or by posterior probability.

    Both ask for the least events and people. Adjusted figures are not asked: adjusting never clears a flag.
    """
    rule, mean = cells.measure.thresholds, cells.measure.kind is Kind.MEAN
    events = (cells.tally.n + columns["comparator_n"]) if mean else (cells.tally.k + columns["comparator_k"])
    enough = (events >= rule.least_events) & (cells.tally.n >= rule.least_people)
    if rule.posterior is not None:
        return np.asarray(enough & (np.fmax(columns["above"], columns["below"]) >= rule.posterior))
    beyond = (side_of_band(columns["ratio"], rule) != 0) | (side_of_band(columns["complement_ratio"], rule) != 0)
    return np.asarray(enough & (columns["q"] < rule.q) & beyond)


def rule_in_words(measure: Measure) -> str:
    rule = measure.thresholds
    band = f"{rule.low:.2f} to {rule.high:.2f}"
    enough = f"{rule.least_events} or more events in both groups together and {rule.least_people} or more in the group"
    if rule.posterior is not None:
        return f"Probability of at least {rule.posterior:g} that the ratio is outside {band}; {enough}."
    return f"Ratio, or that of the complement, outside {band}; q below {rule.q:g}; {enough}."


def side_of_band(ratio: Floats, rule: Thresholds) -> NDArray[np.int8]:
    """1 above the band, -1 below it, 0 within it and where there is no ratio."""
    return np.asarray((ratio > rule.high).astype(np.int8) - (ratio < rule.low).astype(np.int8))


def severity(columns: Columns, flag: Flags) -> NDArray[np.str_]:
    """By the ratio or that of the complement, whichever is further from 1; empty where nothing is flagged."""
    distance = np.fmax(*(distance_from_1(columns[name]) for name in ("ratio", "complement_ratio")))
    grade = np.searchsorted(np.log(CUTS), np.nan_to_num(distance), side="right")
    return np.where(flag, np.array(SEVERITIES)[grade], "")


def distance_from_1(ratio: Floats) -> Floats:
    """How far a ratio is from 1 on the log scale, where 2 and 1/2 are equally far."""
    with np.errstate(divide="ignore"):
        return np.abs(np.log(ratio))


def persistence(cells: Cells, columns: Columns) -> NDArray[np.int32]:
    """Of the latest 12 periods up to a row's last day, in how many the ratio was outside the band on the row's side."""
    side = side_of_band(columns["ratio"], cells.measure.thresholds)
    series, many = combined(cells.group, cells.place, columns["comparator_code"])
    ends = np.unique(cells.spans["to"])
    period = np.searchsorted(ends, cells.of_span("to"))
    single = ~cells.of_span("pooled")
    counts = np.zeros(len(cells), dtype=np.int32)
    for which in (1, -1):
        stood = np.zeros((many, len(ends) + 1), dtype=np.int32)
        there = single & (side == which)
        stood[series[there], period[there] + 1] = 1
        so_far = stood.cumsum(axis=1)
        latest = so_far[series, period + 1] - so_far[series, np.maximum(period + 1 - LATEST, 0)]
        counts = np.where(side == which, latest, counts)
    return counts
