"""Tables and headed lines on standard output, as wide as the terminal."""

import io
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from answerable.cli.wording import encoded, printable

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDEST = 120


def print_table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print a table; where output is piped, a line a row with tabs between, for other programs."""
    if not sys.stdout.isatty():
        typer.echo("\n".join("\t".join(map(printable, row)) for row in (heads, *rows)))
        return
    from rich.table import Table

    table = Table(*heads, box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*map(printable, row))
    _print([table])


def print_lines(pages: Iterable[Iterable[tuple[str, str]]]) -> None:
    """Print headings and beside each its words; an empty line stands between pages."""
    from answerable.cli.typesetting import labelled

    _print(labelled(list(page)) for page in pages)


def _print(parts: Iterable["RenderableType"]) -> None:
    from rich.console import Console

    page = io.StringIO()
    width = min(WIDEST, shutil.get_terminal_size().columns)
    console = Console(file=page, width=width, color_system=None, highlight=False, emoji=False, markup=False)
    for number, part in enumerate(parts):
        console.print(*([""] if number else []), part, sep="\n")
    text = "\n".join(line.rstrip() for line in page.getvalue().splitlines())
    typer.echo(encoded(text, sys.stdout.encoding))
