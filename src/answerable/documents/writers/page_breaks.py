"""Where the printed page may break the table: not inside a row that fits a page, nor between rows read together.

The PDF leaves out the headings of the columns where it cannot have all that it is asked to keep together on one
page. So no more is asked than what fits, by an estimate on the safe side.
"""

from collections.abc import Sequence

from answerable.documents.writers.sheet import Band, Column, Lines, Row

_FITS = 32
"""Lines of print that a page has room for below the headings of the columns."""
_PADDING = 0.7
"""Lines of print that the space in a row takes, above and below its words."""


def stays_whole(row: Band | Row, columns: Sequence[Column]) -> bool:
    """Whether all of the row is to stand on one page."""
    return _height(row, columns) <= _FITS


def stay_with_next(rows: Sequence[Band | Row], columns: Sequence[Column]) -> list[bool]:
    """For each row, whether it is to stand on one page with the row below it.

    That is so where it heads the row below, or where that row has nothing but a response, and takes the rest from it.
    """
    kept: list[bool] = []
    below: Band | Row | None = None
    together = 0.0
    for row in reversed(rows):
        height = _height(row, columns)
        belongs = below is not None and (_is_heading(row) or _only_responds(below))
        kept.append(belongs and height + together <= _FITS)
        together = height + (together if kept[-1] else 0)
        below = row
    return kept[::-1]


def _is_heading(row: Band | Row) -> bool:
    return isinstance(row, Band) or any(line.strong for cell in row.cells for line in cell)


def _only_responds(row: Band | Row) -> bool:
    return isinstance(row, Row) and not row.opens and sum(map(bool, row.cells)) == 1 and not _is_heading(row)


def _height(row: Band | Row, columns: Sequence[Column]) -> float:
    """At most how many lines of print the row fills."""
    return _PADDING + (1 if isinstance(row, Band) else max(map(_cell_height, row.cells, columns)))


def _cell_height(cell: Lines, column: Column) -> float:
    """At most how many lines of print the cell fills, as words usually wrap in a column of this width."""
    characters = max(1.7 * column.width - 4, 4)
    return sum(1 + len(line.text) / characters for line in cell)
