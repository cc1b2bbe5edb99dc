"""`answerable release show`: what was published, and what is hidden in it."""

from pathlib import Path
from typing import Annotated

import typer

from answerable.cli.measure.printing import print_table
from answerable.cli.wording import printable


def show(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A release folder.")]) -> None:
    """Show what a release holds, and how many rows of each table are hidden, by reason.

    Exit status: 0 shown; 2 wrong use; 3 not a whole release.
    """
    from answerable.releases import summary

    shown = summary(folder)
    typer.echo(printable(f"{shown.title}: {shown.release}, published on {shown.day}."))
    rows = [[table, reason, f"{count:,}"] for (table, reason), count in shown.rows.items()]
    print_table(("Table", "Reason", "Rows"), rows)
