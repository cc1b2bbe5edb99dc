"""Looking at files that a stranger wrote: in a child process of its own, with limits on time and memory."""

import os
import pickle
from typing import Final

from pydantic import TypeAdapter

from answerable.children import MEMORY, TIME, Answer, Bounds, Load, Order, answer_parent, ask_child
from answerable.disparity.engines.sources import Source
from answerable.disparity.looking import Look, look
from answerable.disparity.measures.model import Catalogue
from answerable.vocabulary.errors import UnusableDataError

_GIB: Final = 1 << 30
BOUNDS: Final = Bounds(seconds=1800, memory_bytes=8 * _GIB, processors=os.cpu_count() or 1, file_bytes=32 * _GIB)
_LOOKS: Final = TypeAdapter(Look)
_LESS = "Bring fewer months of it, or have it read where it lies."
_ENDED = {
    TIME: f"Looking at the file took too long and was stopped. {_LESS}",
    MEMORY: f"Looking at the file needed too much memory and was stopped. {_LESS}",
}
_CRASH = (
    "Looking at the file failed: something in it is not as its kind of file should be. Save it again from the program "
    "that made it, or as the other kind of file, and bring that."
)


def look_apart(
    catalogue: Catalogue, name: str, source: Source, *, memory_limit: str | None = None, bounds: Bounds = BOUNDS
) -> Look:
    """As `looking.look` with DuckDB. Raises `UnusableDataError`, also where the file reaches a bound or is broken."""
    order = {"name": name, "memory_limit": memory_limit or ""}
    sent = pickle.dumps((catalogue, source))
    outcome, content = ask_child("answerable.disparity.looking_apart", order, sent, bounds)
    if outcome == "seen":
        return _LOOKS.validate_json(content)
    raise UnusableDataError(content.decode() if outcome == "unusable" else _ENDED.get(outcome, _CRASH))


def _answer(order: Order, load: Load) -> Answer:
    catalogue, source = pickle.loads(load())  # noqa: S301 - what our own parent sent
    try:
        found = look(catalogue, order["name"], source, memory_limit=order["memory_limit"] or None)
    except UnusableDataError as error:
        return "unusable", str(error).encode()
    return "seen", _LOOKS.dump_json(found)


if __name__ == "__main__":
    answer_parent(_answer)
