"""How much less the events of people who repeat tell than as many events of different people."""

from typing import Literal

import numpy as np

from answerable.disparity.analysis.cells import Cells
from answerable.disparity.analysis.coding import combined
from answerable.disparity.analysis.tallies import Codes, Floats, Tally
from answerable.disparity.measures.model import Kind, Repeats
from answerable.disparity.statistics import cluster_variance


def design_effects(cells: Cells, tally: Tally, *apart: Codes) -> Floats:
    """The design effect of each cell, at least 1; 1 where people do not repeat, or are not told apart.

    Of means it is 1 too, for their variance is that between people. `tally` holds the counts of the cells themselves
    or of their comparator. Few people repeat in a small cell, and by chance, so the effect is that of the group at all
    cells of one level and span together; `apart` are codes of what else keeps cells from being taken together.
    """
    if cells.measure.repeats is not Repeats.EVERY or cells.measure.kind is Kind.MEAN:
        return np.ones(len(cells))
    family, size = combined(cells.group, cells.of_place("height"), cells.span, *apart)
    whole = tally.summed(family, size)
    carried = ~np.isnan(whole.kk) & (whole.people > 0)
    effect = np.ones(size)
    some = whole[carried]
    kn, nn = np.nan_to_num(some.kn), np.nan_to_num(some.nn)
    kind: Literal["rate", "proportion"] = "rate" if cells.measure.kind is Kind.RATE else "proportion"
    effect[carried] = cluster_variance(some.k, some.n, some.kk, kn, nn, some.people, kind).design_effect
    return np.nan_to_num(effect, nan=1.0)[family]
