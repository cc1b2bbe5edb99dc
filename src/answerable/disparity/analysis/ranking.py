"""Which flagged comparisons of a run come first."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.analysis.coding import coded
from answerable.disparity.analysis.judging import distance_from_1
from answerable.disparity.analysis.tallies import Flags, Floats
from answerable.disparity.measures.model import Catalogue, Direction


def ranked(comparisons: pa.Table, catalogue: Catalogue) -> pa.Table:
    """The comparisons with `rank`: the place of each flagged one among those of its span, on the shrunk ratio.

    Those in which the group fares worse come first, then those furthest from 1.
    """
    flag = comparisons["flag"].to_numpy(zero_copy_only=False).astype(bool)
    rows = np.flatnonzero(flag)
    flagged = comparisons.take(pa.array(rows)).combine_chunks()
    shrunk = flagged["shrunk_ratio"].to_numpy(zero_copy_only=False)
    span, _ = coded(flagged, ("from", "to"))
    order = np.lexsort((-np.nan_to_num(distance_from_1(shrunk)), ~_adverse(flagged, shrunk, catalogue), span))
    places = np.zeros(len(comparisons), dtype=np.int32)
    places[rows[order]] = np.arange(len(rows)) - np.searchsorted(span[order], span[order]) + 1
    rank = comparisons.schema.get_field_index("rank")
    return comparisons.set_column(rank, comparisons.schema.field(rank), pa.array(places, mask=~flag))


def _adverse(flagged: pa.Table, shrunk: Floats, catalogue: Catalogue) -> Flags:
    """Whether the group fares worse than its comparator; any difference of a neutral measure counts as such."""
    worse = {Direction.LOWER_IS_BETTER: (1,), Direction.HIGHER_IS_BETTER: (-1,), Direction.NEUTRAL: (-1, 1)}
    names = {measure.name: measure.direction for measure in catalogue.measures}
    side = np.sign(np.nan_to_num(shrunk, nan=1.0) - 1)
    of = np.array([names[name].value for name in pc.cast(flagged["measure"], pa.string()).to_pylist()], dtype=object)
    return np.asarray(
        np.any([(of == direction.value) & np.isin(side, sides) for direction, sides in worse.items()], axis=0)
    )
