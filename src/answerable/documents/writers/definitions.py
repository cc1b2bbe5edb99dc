"""What the decisions mean: the plan's own table of definitions, or ours where it has none."""

import re
from collections.abc import Sequence
from itertools import groupby

from answerable.documents.plan import Leftover, LeftoverCode
from answerable.documents.writers.sheet import Grid, printable
from answerable.vocabulary.decisions import DEFINITIONS

_TABLE_CELL = re.compile(r"(?P<row>p\d+\.t\d+\.r\d+)\.c\d+")
_OURS = Grid(
    ("Term", "Definition"),
    tuple((decision.value.replace("_", " ").title(), meaning) for decision, meaning in DEFINITIONS.items()),
    widths=(15, 60),
)


def definitions(leftovers: Sequence[Leftover], *, decided: bool) -> Grid | None:
    """The table of definitions; None for a plan that neither has one nor decides anything."""
    own = [left for left in leftovers if left.code is LeftoverCode.DEFINITION and printable(left.text.text)]
    if own:
        return _own(own)
    return _OURS if decided else None


def _own(leftovers: Sequence[Leftover]) -> Grid:
    """The source's table again, from the cells its words stood in; one column where they stood in none."""
    grouped = (list(row) for _, row in groupby(enumerate(leftovers), key=lambda found: _source_row(*found)))
    rows = [tuple(printable(left.text.text) for _, left in row) for row in grouped]
    width = max(len(row) for row in rows)
    even = [row + ("",) * (width - len(row)) for row in rows]
    titled = width > 1 and even[0][0].casefold() == "term"
    widths = (15, *[85 // (width - 1)] * (width - 1)) if width > 1 else (100,)
    return Grid(even[0] if titled else (), tuple(even[titled:]), widths)


def _source_row(place: int, leftover: Leftover) -> str:
    """The table row its words stood in, or a name shared with no other leftover."""
    rows = {found["row"] for span in leftover.text.spans if (found := _TABLE_CELL.fullmatch(span.cell))}
    return rows.pop() if len(rows) == 1 else f"alone {place}"
