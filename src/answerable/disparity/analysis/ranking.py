"""Which flagged comparisons of a run come first."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.analysis.coding import coded
from answerable.disparity.analysis.judging import distance_from_1
from answerable.disparity.analysis.tallies import Codes, Flags, Floats
from answerable.disparity.measures.model import Catalogue, Direction
from answerable.disparity.results import COMPARISONS

_NEEDED = ["measure", "from", "to", "shrunk_ratio"]


def ranked(parts: Sequence[Mapping[str, pa.Table]], catalogue: Catalogue) -> Iterator[pa.Table]:
    """The comparisons of each part with `rank`: the place of each flagged one among those of its span in all parts.

    Those in which the group fares worse come first, then those furthest from 1, on the shrunk ratio. Each part is asked
    for its comparisons twice, and one at a time is held.
    """
    flagged = [_flagged(part["comparisons"]) for part in parts]
    none = COMPARISONS.empty_table().select(_NEEDED)
    places = _places(pa.concat_tables([none, *flagged]).combine_chunks(), catalogue)
    ends = np.cumsum([len(one) for one in flagged])
    for part, own in zip(parts, np.split(places, ends), strict=False):
        yield _with_places(part["comparisons"], own)


def _flagged(comparisons: pa.Table) -> pa.Table:
    return comparisons.select([*_NEEDED, "flag"]).filter(pc.field("flag")).select(_NEEDED)


def _places(flagged: pa.Table, catalogue: Catalogue) -> Codes:
    shrunk = flagged["shrunk_ratio"].to_numpy(zero_copy_only=False)
    span, _ = coded(flagged, ("from", "to"))
    order = np.lexsort((-np.nan_to_num(distance_from_1(shrunk)), ~_adverse(flagged, shrunk, catalogue), span))
    places = np.empty(len(flagged), dtype=np.int64)
    places[order] = np.arange(len(flagged)) - np.searchsorted(span[order], span[order]) + 1
    return places


def _with_places(comparisons: pa.Table, flagged: Codes) -> pa.Table:
    """The comparisons with these ranks of the flagged among them."""
    flag = pc.fill_null(comparisons["flag"], fill_value=False).to_numpy()
    places = np.zeros(len(comparisons), dtype=np.int32)
    places[flag] = flagged
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
