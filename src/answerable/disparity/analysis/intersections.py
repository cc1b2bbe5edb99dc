"""What pairs of groups would have if their two characteristics only added up."""

import numpy as np

from answerable.disparity.analysis.breakdowns import BOTH
from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.coding import combined
from answerable.disparity.analysis.tallies import Floats
from answerable.disparity.measures.model import Kind
from answerable.disparity.results import PAIR
from answerable.disparity.statistics import additive_expected_of_pairs


def additive(cells: Cells) -> Floats:
    """The events of each pair of groups by a model of its place and span; nan for what is no pair, and for means."""
    expected = np.full(len(cells), np.nan)
    pairs = (cells.of_group("detail") == PAIR) & ~cells.of_group("apart") & (cells.measure.kind is not Kind.MEAN)
    rows = np.flatnonzero(pairs)
    if len(rows):
        found = cells[rows]
        parted = np.array([(group.split(BOTH) * 2)[:2] for group in found.groups["group"]])
        first, second = parted[found.group].T
        place, _ = combined(found.of_group("home"), found.place, found.span)
        expected[rows] = additive_expected_of_pairs(
            found.tally.k, found.tally.n, first, second, place, person_time=cells.measure.kind is Kind.RATE
        )
    return expected
