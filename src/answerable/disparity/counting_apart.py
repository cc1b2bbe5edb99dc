"""Counting files that strangers wrote: in a child process of its own, with limits on time and memory."""

import os
import pickle
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final, cast

from answerable.children import MEMORY, TIME, Answer, Bounds, Load, Order, answer_parent, ask_child
from answerable.disparity.counts import Counted
from answerable.disparity.engines import EngineName, Source, count
from answerable.disparity.filed import Filed
from answerable.disparity.keeping import as_counted, as_tables, keep
from answerable.disparity.measures import data_of
from answerable.disparity.measures.model import Catalogue
from answerable.vocabulary.errors import UnusableDataError

_GIB: Final = 1 << 30
BOUNDS: Final = Bounds(
    seconds=6 * 3600, memory_bytes=16 * _GIB, processors=os.cpu_count() or 1, file_bytes=128 * _GIB, open_files=1024
)
"""What a service of 120 prisons needs over years, several times: more than the file itself is what lies on disk when
memory does not hold it, in many files."""
_LESS = "Bring fewer months of them, or have them read where they lie."
_ENDED = {
    TIME: f"Counting the files took too long and was stopped. {_LESS}",
    MEMORY: f"Counting the files needed too much memory and was stopped. {_LESS}",
}
_CRASH = (
    "Counting the files failed: something in them is not as their kind of file should be. Save and bring them again."
)


def count_apart(
    measures: Catalogue,
    data: Mapping[str, Source],
    *,
    engine: EngineName = "duckdb",
    memory_limit: str | None = None,
    bounds: Bounds = BOUNDS,
) -> Counted:
    """As `engines.count`. Raises `UnusableDataError`, also where the files reach a bound or are broken.

    What the child leaves on disk is gone afterwards, also where it was stopped.
    """
    reads = {name: data[name] for measure in measures.measures for name in data_of(measure) if name in data}
    with tempfile.TemporaryDirectory(prefix="answerable-counted-apart-") as folder:
        order = {"engine": engine, "memory_limit": memory_limit or "", "folder": folder}
        sent = pickle.dumps((measures, reads))
        outcome, content = ask_child("answerable.disparity.counting_apart", order, sent, bounds)
        if outcome == "counted":
            return as_counted(Filed(Path(folder, "counts")))
    raise UnusableDataError(content.decode() if outcome == "unusable" else _ENDED.get(outcome, _CRASH))


def _answer(order: Order, load: Load) -> Answer:
    measures, data = pickle.loads(load())  # noqa: S301 - what our own parent sent
    tempfile.tempdir = order["folder"]
    try:
        engine = cast("EngineName", order["engine"])
        found = count(measures, data, engine=engine, memory_limit=order["memory_limit"] or None)
    except UnusableDataError as error:
        return "unusable", str(error).encode()
    keep(Path(order["folder"], "counts"), as_tables(found))
    return "counted", b""


if __name__ == "__main__":
    answer_parent(_answer)
