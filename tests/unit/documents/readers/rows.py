"""What the tests ask of a decoded document, as plain values."""

from answerable.documents.model import Cell, Document, Table
from answerable.documents.readers import decode


def read(data: bytes | str, name: str = "plan") -> Document:
    return decode(data.encode() if isinstance(data, str) else data, name)


def blocks(document: Document) -> list[str]:
    return [item.text for page in document.pages for item in page.items if isinstance(item, Cell)]


def tables(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in _tables(document)]


def places(document: Document) -> list[list[tuple[int, int, int]]]:
    """Column, columns and rows of each cell of the first table."""
    return [[(cell.column, cell.columns, cell.rows) for cell in row] for row in _tables(document)[0].rows]


def cells(document: Document) -> list[list[Cell]]:
    """The cells of the first table."""
    return [list(row) for row in _tables(document)[0].rows]


def _tables(document: Document) -> list[Table]:
    return [item for page in document.pages for item in page.items if isinstance(item, Table)]
