"""Rows of comma- or semicolon-separated text, told from prose conservatively."""

import csv
from io import StringIO

_MOST_LOOSE = 0.1


def delimited_rows(text: str) -> list[list[str]] | None:
    """The rows of CSV text; None where it may be something else.

    It is CSV where a comma (or else a semicolon) cuts all of at least two rows into the same number of cells,
    and what follows the delimiter is hardly ever a space, as it is in prose. Two columns take three rows.
    """
    if "\t" in text:
        return None
    for delimiter in ",;":
        rows = _rows(text, delimiter)
        widths = {len(row) for row in rows}
        if len(widths) == 1 and len(rows) >= 2 and (width := widths.pop()) >= 2:
            after = [cell for row in rows for cell in row[1:]]
            spaced = sum(cell.startswith(" ") for cell in after)
            if width * len(rows) >= 6 and spaced <= _MOST_LOOSE * len(after):
                return rows
    return None


def _rows(text: str, delimiter: str) -> list[list[str]]:
    lines = StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="")
    try:
        return [row for row in csv.reader(lines, delimiter=delimiter, strict=True) if row]
    except csv.Error:
        return []
