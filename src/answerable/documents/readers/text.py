"""Plain text: lines with tabs are rows of a table, other lines are blocks, form feeds end pages.

Known besides: quoted cells with line breaks, as spreadsheets copy them; tables of Markdown and its headings;
mark-up left over in cells. Separate files of commas or semicolons are read by `read_csv`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from answerable.documents.model import Page
from answerable.documents.readers.build import Entry, Grid, Item, Paragraph, build_page
from answerable.documents.readers.bullets import ANY_BULLET, BULLET, INNER_BULLET, TYPED, typed_bullets
from answerable.documents.readers.delimited import delimited_rows
from answerable.documents.readers.encodings import decode_text
from answerable.documents.readers.grids import ruled_table
from answerable.documents.readers.markup import fragment

_QUOTED = re.compile(r'"([^"\t]*(?:""[^"\t]*)*)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")
_LINE = re.compile(r"[^\n]*")
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_PIPED = re.compile(r" *\|.*\| *\n *\|(?: *:?-+:? *\|)+ *(?:\n|\Z)(?: *\|.*\| *(?:\n|\Z))*")
# An apostrophe keeps a spreadsheet from taking a cell for a formula; it is none of its words.
_GUARDED = re.compile(r"^'(?='*[=+\-@＝＋－＠])")
_PIPE = re.compile(r"(?<!\\)\|")


def read_text(data: bytes) -> tuple[Page, ...]:
    """The pages of a text file. Raises UnreadableDocumentError where it is no text."""
    pages = _with_newlines(decode_text(data)).rstrip("\f\n ").split("\f")
    return tuple(build_page(number, _items(page)) for number, page in enumerate(pages, start=1))


def read_csv(data: bytes) -> tuple[Page, ...]:
    """The one table of a CSV file. Raises UnreadableDocumentError where it is no text."""
    grid = Grid()
    for row in delimited_rows(decode_text(data)) or []:
        _add_row(grid, [_GUARDED.sub("", _with_newlines(value)) for value in row])
    return (build_page(1, [grid]),)


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _items(text: str) -> Iterator[Item]:
    typed = typed_bullets(line.strip() for line in text.split("\n") if "\t" not in line)
    rows, position = Grid(), 0
    while position < len(text):
        cells, end = _tabbed_row(text, position)
        if len(cells) > 1:
            _add_row(rows, cells)
        else:
            yield rows
            rows = Grid()
            found, end = _piped_table(text, position) or ruled_table(text, position) or (None, end)
            yield from [found] if found else _block(cells[0], typed)
        position = end + 1
    yield rows


def _tabbed_row(text: str, position: int) -> tuple[list[str], int]:
    """The cells of the row that begins here, and where it ends; a single cell is the line."""
    cells, start = [], position
    while True:
        quoted = _QUOTED.match(text, position) if text.startswith('"', position) else None
        if quoted and "\n" in quoted[1]:
            cells.append(quoted[1].replace('""', '"'))
            position = quoted.end()
        else:
            plain = _PLAIN.match(text, position)
            cells.append(plain[0] if plain else "")
            position = plain.end() if plain else position
        if not text.startswith("\t", position):
            break
        position += 1
    if len(cells) > 1:
        return cells, position
    line = _LINE.match(text, start)
    return ([line[0]], line.end()) if line else ([""], start)


def _piped_table(text: str, position: int) -> tuple[Grid, int] | None:
    """A Markdown table, its row of dashes left out, and where it ends."""
    match = _PIPED.match(text, position) if re.match(" *\\|", text[position : position + 80]) else None
    if not match:
        return None
    grid = Grid()
    lines = match[0].strip("\n").split("\n")
    for number, line in enumerate(lines):
        if number != 1:
            cells = [cell.replace("\\|", "|") for cell in _PIPE.split(line.strip()[1:-1])]
            _add_row(grid, cells, heading=number == 0)
    return grid, match.end() - match[0].endswith("\n")


def _block(line: str, typed: frozenset[str]) -> list[Paragraph]:
    if heading := _HEADING.match(line):
        return [replace(words, heading=True) for words in fragment(line[heading.end() :])]
    words = line.lstrip()
    match = TYPED.match(words)
    if match and match[1] in typed and words[match.end()] not in ANY_BULLET:
        inner = match[1] == "o" or words != line
        mark = INNER_BULLET if inner else BULLET
        first, *others = fragment(words[match.end() :]) or [Paragraph("")]
        return [replace(first, mark=mark, inner=inner), *others]
    return fragment(line)


def _add_row(grid: Grid, cells: list[str], *, heading: bool = False) -> None:
    grid.start_row()
    for column, text in enumerate(cells, start=1):
        grid.add(Entry(fragment(text), column, heading=heading))
