"""What counts the records of a run: uploads, which strangers may have written, in a child process with limits."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from answerable.disparity.measures import data_of
from answerable.disparity.measures.model import Catalogue
from answerable.web.monitoring.models import Delivery
from answerable.web.monitoring.types import SourceKind

if TYPE_CHECKING:
    from answerable.disparity.counts import Counted
    from answerable.disparity.engines import Source
    from answerable.disparity.running import Counting


def counting(deliveries: Iterable[Delivery]) -> "Counting":
    """For a run over these.

    Measures that also read what lies elsewhere are counted here, for to reach it may take the environment of this
    process.
    """
    uploads = (one.data_set.name for one in deliveries if one.data_set.kind == SourceKind.UPLOAD)
    return partial(_count, frozenset(uploads))


def _count(uploaded: frozenset[str], measures: Catalogue, data: "Mapping[str, Source]", **how: Any) -> "Counted":  # noqa: ANN401
    from answerable.disparity.counting_apart import count_apart  # noqa: PLC0415 - slow to load, and only workers count
    from answerable.disparity.engines import count  # noqa: PLC0415 - likewise

    reads = {name for measure in measures.measures for name in data_of(measure)}
    return (count_apart if reads <= uploaded else count)(measures, data, **how)
