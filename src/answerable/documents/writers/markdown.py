"""The plan as Markdown, with a table as GitHub writes it, for notes, issues and chat."""

import re
from collections.abc import Iterator, Sequence

from answerable.documents.plan import Plan
from answerable.documents.writers.layout import lay_out
from answerable.documents.writers.sheet import Band, Grid, Line, Lines, Row, Sheet

_MARKUP = re.compile(r"[\\`*_~\[\]<>|#]|&(?=[#\w]+;)")
_LEADING_MARK = re.compile(r"^(\d*)(?=[-+=.)])")


def render(plan: Plan) -> bytes:
    """UTF-8 Markdown."""
    return ("\n\n".join(_blocks(lay_out(plan))) + "\n").encode()


def _blocks(sheet: Sheet) -> Iterator[str]:
    yield f"# {sheet.heading.label}: {_plain(sheet.heading.words)}"
    if sheet.front:
        yield "\n".join(f"- **{_plain(fact.label)}:** {_plain(fact.words)}" for fact in sheet.front)
    if sheet.definitions:
        yield _grid(sheet.definitions)
    yield from (f"> {_block(caveat)}" for caveat in sheet.caveats)
    yield _table(_plain_row([column.heading for column in sheet.columns]), map(_row, sheet.rows))
    if sheet.totals:
        yield _grid(sheet.totals)


def _grid(grid: Grid) -> str:
    return _table(_plain_row(grid.heading), map(_plain_row, grid.rows))


def _plain_row(words: Sequence[str]) -> Sequence[str]:
    return [_plain(cell) for cell in words]


def _table(heading: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    """A table as wide as its widest row; Markdown demands a heading, which may be empty."""
    body = list(rows)
    width = max(len(row) for row in [heading, *body])
    lines = [_line(heading, width), "|" + " --- |" * width, *(_line(row, width) for row in body)]
    return "\n".join(lines)


def _line(cells: Sequence[str], width: int) -> str:
    return "| " + " | ".join([*cells, *[""] * (width - len(cells))]) + " |"


def _row(row: Band | Row) -> Sequence[str]:
    return (f"**{_plain(row.text)}**",) if isinstance(row, Band) else tuple(map(_words, row.cells))


def _words(lines: Lines) -> str:
    return "<br>".join(map(_line_words, lines))


def _line_words(line: Line) -> str:
    words = _plain(line.text)
    return f"• {words}" if line.bullet else f"**{words}**" if line.strong else words


def _plain(words: str) -> str:
    """The words with every character escaped that Markdown would take for markup."""
    return _MARKUP.sub(lambda found: "\\" + found[0], words)


def _block(words: str) -> str:
    """The words as a paragraph of their own, so that a dash or number at their front begins no list."""
    return _LEADING_MARK.sub(r"\1\\", _plain(words))
