"""From the text columns of counts to whole-number codes, with which everything after them is computed."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.analysis.tallies import Codes, Columns


def coded(table: pa.Table, names: Sequence[str]) -> tuple[Codes, Columns]:
    """A code for each row, and the distinct rows of these columns, sorted, in which the codes count from 0."""
    encoded = [table[name].combine_chunks().dictionary_encode() for name in names]
    codes, size = combined(*(column.indices.to_numpy(zero_copy_only=False).astype(np.int64) for column in encoded))
    distinct = table.select(names).take(pa.array(first_rows(codes, size)))
    order = pc.sort_indices(distinct, sort_keys=[(name, "ascending") for name in names])
    place = np.empty(size, dtype=np.int64)
    place[order] = np.arange(size)
    return place[codes], {name: distinct[name].take(order).to_numpy() for name in names}


def combined(*codes: Codes) -> tuple[Codes, int]:
    """One code for each distinct combination of several, and how many combinations there are."""
    key = np.zeros(len(codes[0]), dtype=np.int64)
    for code in codes:
        key = key * (int(code.max(initial=-1)) + 2) + code + 1
    found, distinct = pd.factorize(key)
    return found.astype(np.int64), len(distinct)


def first_rows(codes: Codes, size: int) -> Codes:
    """The first row of each code from 0 to `size`."""
    first = np.zeros(size, dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    return first
