"""Which figures go when a count is hidden: every figure is printed only if all that it is made of is printed."""

from collections.abc import Mapping
from enum import StrEnum

import numpy as np

from answerable.disclosure.policy import Policy


class Withheld(StrEnum):
    """Why a figure is not printed; the value stands in the files."""

    NOT = ""
    SMALL = "small"
    DERIVED = "derived"


K, N, COMPARATOR_K, COMPARATOR_N = "k", "n", "comparator_k", "comparator_n"
UNKNOWN, ALL = "unknown", "all"
"""What figures are made of: counts of the row and of its comparator, those of people whose group is not known, and all
counts of the row's chart, printed or not."""

_OWN, _OTHER = (K, N), (COMPARATOR_K, COMPARATOR_N)
_BOTH = _OWN + _OTHER


def _each(figures: str, inputs: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return dict.fromkeys(figures.split(), inputs)


RATIOS = frozenset(
    f"{kind}{end}"
    for kind, ends in {
        "ratio": ("", "_low", "_high"),
        "complement": ("_ratio", "_low", "_high"),
        "shrunk": ("_ratio", "_low", "_high"),
        "adjusted": ("_ratio", "_low", "_high"),
        "standardised": ("_ratio", "_low", "_high"),
        "four_fifths": ("",),
    }.items()
    for end in ends
)
"""Figures of a comparison that are not given where either count is below the policy's least count of a ratio."""

INPUTS: dict[str, dict[str, tuple[str, ...]]] = {
    "rates": _each("k", (K,))
    | _each("n", (N,))
    | _each("people rate low high complement shrunk shrunk_low shrunk_high index p band", _OWN)
    | _each("bound_low bound_high", (*_OWN, UNKNOWN)),
    "comparisons": _each("comparator_k", (COMPARATOR_K,))
    | _each("comparator_n", (COMPARATOR_N,))
    | _each("comparator_rate", _OTHER)
    | _each("gap gap_low gap_high excess excess_low excess_high p q above below", _BOTH)
    | _each("standardised_gap dropped flag severity persistence rank sentence", _BOTH)
    | dict.fromkeys(sorted(RATIOS), _BOTH),
    "trends": _each("value", _OWN) | _each("centre low high signals", (*_OWN, ALL)),
    "funnels": _each("value size", _BOTH)
    | _each("centre low_95 high_95 low_998 high_998 overdispersion outside", (*_BOTH, ALL)),
    "splits": _each("gap within between places", (*_BOTH, ALL)),
}
"""Table to figure to what it is made of."""


def withheld(
    table: str, hidden: Mapping[str, np.ndarray], counts: Mapping[str, np.ndarray], policy: Policy
) -> dict[str, np.ndarray]:
    """For each figure of a table a `Withheld` a row.

    `hidden` tells of each input whether it is hidden, a truth a row; an input that the table has not may be left out.
    `counts` holds `k` and `comparator_k`, for the least count of a ratio.
    """
    rows = len(next(iter(hidden.values())))
    few = np.zeros(rows, bool)
    for name in (K, COMPARATOR_K):
        if name in counts:
            few |= np.asarray(counts[name], dtype=float) < policy.ratio_least_count
    reasons: dict[str, np.ndarray] = {}
    for figure, inputs in INPUTS[table].items():
        gone = np.logical_or.reduce([hidden[name] for name in inputs if name in hidden] or [np.zeros(rows, bool)])
        why = Withheld.SMALL if len(inputs) == 1 else Withheld.DERIVED
        small = few & (figure in RATIOS and table == "comparisons")
        reasons[figure] = np.where(gone, why, np.where(small, Withheld.SMALL, Withheld.NOT)).astype(object)
    return reasons
