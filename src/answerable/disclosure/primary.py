"""Which counts must be hidden for what they are themselves."""

from enum import StrEnum

import numpy as np

from answerable.disclosure.linking import Linked
from answerable.disclosure.policy import Policy


class Reason(StrEnum):
    """Why a count is hidden."""

    SHOWN = ""
    SMALL = "small"
    BASE = "base"


def primary(linked: Linked, policy: Policy) -> np.ndarray:
    """A `Reason` a cell (`domain/methods.md`, "Disclosure control" 1).

    Counts from 1 to one below the smallest count; everything told of fewer people than the smallest base; that none
    or all had an outcome, where there are few people. A zero that everybody knows must be one is never hidden.
    """
    values = linked.counts
    numerator, denominator, complement = linked.complements.T
    small = (values >= 1) & (values < policy.smallest_count)
    base = np.zeros(len(values), bool)
    few = values[denominator] < policy.smallest_base
    for cells in (numerator, denominator, complement):
        base[cells[few]] = True
    extreme = (values[numerator] == 0) | (values[complement] == 0)
    told = extreme & (values[denominator] < policy.zeros_below)
    small[numerator[told]] = small[complement[told]] = True
    reasons = np.where(base, Reason.BASE, np.where(small, Reason.SMALL, Reason.SHOWN)).astype(object)
    reasons[linked.cells["structural"].to_numpy(bool)] = Reason.SHOWN
    return reasons
