"""The four-fifths screen, where a measure asks for it."""

import numpy as np
from numpy.typing import NDArray

from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.coding import combined
from answerable.disparity.results import ALL
from answerable.disparity.statistics import four_fifths_screen


def four_fifths(cells: Cells) -> NDArray[np.object_]:
    """Whether each group is selected at four fifths of the highest rate or more; None where it is not asked.

    The highest rate is that of all known groups of the same characteristic and detail at the place.
    """
    met = np.full(len(cells), None, dtype=object)
    rows = np.flatnonzero(~cells.of_group("apart") & (cells.of_group("detail") != ALL) & (cells.tally.n > 0))
    if cells.measure.four_fifths and len(rows):
        family, _ = combined(cells.of_group("set"), cells.place, cells.span)
        met[rows] = ~four_fifths_screen(cells.tally.k[rows], cells.tally.n[rows], family[rows]).flag
    return met
