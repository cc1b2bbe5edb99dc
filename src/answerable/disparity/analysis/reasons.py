"""Why a figure is missing: sentences gathered for many rows at once."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from answerable.disparity.analysis.tallies import Flags


def reasons(why: Mapping[str, Flags], rows: int, between: str = " ") -> pa.Array:
    """For each row the texts that hold of it, one after the other; empty where none does."""
    key = np.zeros(rows, dtype=np.int64)
    for place, holds in enumerate(why.values()):
        key |= holds.astype(np.int64) << place
    distinct, codes = np.unique(key, return_inverse=True)
    texts = [between.join(text for place, text in enumerate(why) if code >> place & 1) for code in distinct]
    return pa.array(texts, pa.string()).take(pa.array(codes))
