r"""The plan as rows for a spreadsheet: what stands around the table first, then its heading and its rows.

A cell that a spreadsheet would take for a formula begins with an apostrophe more than its words do, so that
the words can be had again: who reads a cell that matches `'+[=+\-@＝＋－＠]` leaves its first apostrophe out.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from answerable.documents.plan import Plan
from answerable.documents.writers.layout import lay_out
from answerable.documents.writers.sheet import Band, Grid, Lines, Row, Sheet

_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")


def render(plan: Plan) -> bytes:
    """UTF-8 with the byte order mark by which spreadsheets know it; every row as wide as the widest."""
    rows = [[_safe(cell) for cell in row] for row in _all_rows(lay_out(plan))]
    width = max(len(row) for row in rows)
    text = io.StringIO(newline="")
    csv.writer(text).writerows(row + [""] * (width - len(row)) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _all_rows(sheet: Sheet) -> Iterator[Sequence[str]]:
    for fact in sheet.front:
        yield f"{fact.label}:", fact.words
    yield f"{sheet.heading.label}:", sheet.heading.words
    yield from ((f"Caveat: {caveat}",) for caveat in sheet.caveats)
    yield from _grid(sheet.totals)
    yield from _grid(sheet.definitions)
    yield ()
    yield tuple(column.heading for column in sheet.columns)
    yield from map(_row, sheet.rows)


def _grid(grid: Grid | None) -> Iterator[Sequence[str]]:
    if grid:
        yield from ([grid.heading] if grid.heading else [])
        yield from grid.rows


def _row(row: Band | Row) -> Sequence[str]:
    return (row.text,) if isinstance(row, Band) else tuple(map(_words, row.cells))


def _words(lines: Lines) -> str:
    return "\n".join(f"• {line.text}" if line.bullet else line.text for line in lines)


def _safe(words: str) -> str:
    return f"'{words}" if _FORMULA.match(words) else words
