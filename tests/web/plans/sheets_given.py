"""Return sheets as an owner fills them in, and as nobody should."""

import datetime as dt
from collections.abc import Mapping, Sequence
from io import BytesIO

from odfdo import Cell, Document, Row, Table

from answerable.web.plans.services.sheets import HEADINGS

CODE, FINDING, PROMISED, DUE, DONE, KIND, DATE, REASON = range(len(HEADINGS))
Fills = Mapping[int, str | dt.date]
"""What is written in a row, by the place of its cell."""


def filled(content: bytes, rows: Mapping[int, Fills]) -> bytes:
    """A sheet with these rows (from 0, below the headings) filled in."""
    document = Document(BytesIO(content))
    table = _first(document)
    for number, fills in rows.items():
        for column, words in fills.items():
            table.set_value((column, number + 1), words)
    return _bytes(document)


def sheet(rows: Sequence[Sequence[str]]) -> bytes:
    """A sheet that somebody made."""
    document = Document("spreadsheet")
    table = Table("Sheet")
    for values in rows:
        row = Row()
        for words in values:
            row.append_cell(Cell(text=words, value=words))
        table.append_row(row)
    document.body.clear()
    document.body.append(table)
    return _bytes(document)


def with_formula(content: bytes, row: int, column: int) -> bytes:
    document = Document(BytesIO(content))
    table = _first(document)
    cell = Cell("It is done.", formula='of:=HYPERLINK("http://example.org")')
    table.set_cell((column, row + 1), cell)
    return _bytes(document)


def shown(content: bytes) -> list[list[str]]:
    table = _first(Document(BytesIO(content)))
    return [[str(value) if value is not None else "" for value in row] for row in table.iter_values()]


def _first(document: Document) -> Table:
    table = document.body.get_table(0)
    assert isinstance(table, Table)
    return table


def _bytes(document: Document) -> bytes:
    made = BytesIO()
    document.save(made)
    return made.getvalue()
