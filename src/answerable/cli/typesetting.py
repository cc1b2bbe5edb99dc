"""How the summary sets words on a page: labels, indents and hanging marks."""

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from answerable.cli.wording import printable


def written(words: str, style: str = "") -> Text:
    """Words of a document, in which nothing can command the terminal."""
    return Text(printable(words), style=style, overflow="fold")


def indented(words: str, style: str = "", indent: int = 3) -> RenderableType:
    return Padding.indent(written(words, style), indent)


def labelled(rows: list[tuple[str, str | None]]) -> RenderableType:
    """Labels, and beside each what it labels; a row with nothing to say is left out."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True, min_width=12)
    grid.add_column(overflow="fold")
    for label, value in rows:
        if value:
            grid.add_row(label, written(value))
    return grid


def hanging(mark: str, body: RenderableType, indent: int = 0) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(mark, body)
    return Padding.indent(grid, indent)
