"""The stretches of time that are told of: each period, and the latest ones taken together."""

import numpy as np

from answerable.disparity.analysis.tallies import Columns
from answerable.disparity.measures.model import Measure
from answerable.disparity.periods import Days, last_days, pooled_from


def spans_of(measure: Measure, firsts: Days) -> Columns:
    """The spans of one measure in order: `from`, `to`, `pooled`, and `main`, the one in which small groups are judged.

    The latest `pool` periods, by the calendar, are taken together in a last span where there are two or more.
    """
    first, last = np.sort(firsts), last_days(measure, np.sort(firsts))
    late = first >= pooled_from(measure, first[-1:])
    if late.sum() > 1:
        first, last = np.append(first, first[late][0]), np.append(last, last[-1])
    order = np.arange(len(first))
    return {"from": first, "to": last, "pooled": order >= len(firsts), "main": order == len(first) - 1}
