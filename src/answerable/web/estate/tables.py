"""A table that an administrator brings, read row by row; what is wrong is said with its row and what to do."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.web.estate.errors import TableError

_MOST_PROBLEMS = 20


@dataclass(frozen=True)
class Row:
    number: int
    """As a spreadsheet counts: the names of the columns are row 1."""
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")


def read_table(content: bytes, *, columns: Sequence[str]) -> list[Row]:
    """The rows of a CSV file, none of `columns` empty. Raises TableError."""
    lines = _lines(_decoded(content))
    names = [_column(name) for name in lines[0]] if lines else []
    missing = [column for column in columns if column not in names]
    if missing:
        raise TableError(f"The first row must name the columns {_listed(columns)}. Add {_listed(missing)}.")
    cells = [[cell.strip() for cell in line] for line in lines[1:]]
    rows = [Row(number, dict(zip(names, line, strict=False))) for number, line in enumerate(cells, 2) if any(line)]
    if not rows:
        raise TableError("The table has no rows below the names of its columns. Add a row for each place.")
    refuse([f"Row {row.number}: enter the {column}." for row in rows for column in columns if not row[column]])
    return rows


def refuse(problems: Sequence[str]) -> None:
    """Raises TableError where there are problems; the first twenty are enough to begin with."""
    if problems:
        rest = len(problems) - _MOST_PROBLEMS
        more = [f"There are {rest} more problems. Put these right first."] if rest > 0 else []
        raise TableError(*problems[:_MOST_PROBLEMS], *more)


def _decoded(content: bytes) -> str:
    if b"\0" in content:
        raise TableError("This is not a CSV file. In a spreadsheet, choose “Save as” and then “CSV”.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _lines(text: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise TableError("A cell is too long to read. Look for a quotation mark that has no second one.") from error


def _column(name: str) -> str:
    return " ".join(name.lower().replace("_", " ").split())


def _listed(columns: Sequence[str]) -> str:
    return " and ".join(f"“{column}”" for column in columns)
