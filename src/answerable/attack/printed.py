"""Printed numbers: their value, and how far the true one may lie from it."""

import numpy as np
import pandas as pd

from answerable.attack.space import Numbers
from answerable.vocabulary.errors import UnusableReleaseError

_FULL = 9
"""With more decimals than this a number was not rounded to be printed."""
_EXACT = 1e-9


def read_numbers(table: pd.DataFrame, column: str) -> Numbers:
    """The numbers of a column; NaN where nothing is printed, or where the table lacks the column.

    Raises:
        UnusableReleaseError: something else than a number is printed.

    """
    if column not in table:
        return np.full(len(table), np.nan)
    numbers = pd.to_numeric(table[column].where(table[column] != ""), errors="coerce").to_numpy(np.float64)
    wrong = table[column][(table[column] != "").to_numpy() & ~np.isfinite(numbers)]
    if len(wrong):
        raise UnusableReleaseError(f"The column {column} holds {wrong.iloc[0]!r} where a number should be.")
    return np.asarray(numbers)


def half_width(table: pd.DataFrame, column: str) -> float:
    """Half of the last decimal to which a column is printed: the most that rounding moved a number."""
    if column not in table or table.empty:
        return 0.0
    text = table[column]
    decimals = int(text.str.partition(".")[2].str.len().max() or 0)
    scientific = bool(text.str.contains("e", case=False, regex=False).any())
    return _EXACT if scientific or decimals > _FULL else 0.5 * 10.0**-decimals


def rounded_range(value: Numbers, base: int) -> tuple[Numbers, Numbers]:
    """The whole numbers that are printed as `value` when rounded to a multiple of `base`, halves upward."""
    return np.maximum(value - base // 2, 0), value + (base - 1) // 2
