"""`answerable measure check`: whether definitions can be right."""

from pathlib import Path
from typing import Annotated

import typer

from answerable.cli.measure.catalogues import catalogue
from answerable.cli.status import Status
from answerable.cli.wording import counted, printable
from answerable.vocabulary.errors import InvalidMeasureError


def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="YAML files, folders, or names of shipped measures.")
    ],
) -> None:
    """Check definitions, which are read together, and name each fault with its line and the reason.

    Exit status: 0 no fault; 2 wrong use; 3 faults.
    """
    try:
        found = catalogue(files)
    except InvalidMeasureError as error:
        faults = str(error).splitlines()
        typer.echo("\n".join(map(printable, faults)))
        typer.echo(f"{counted(len(faults), 'fault')} found.")
        raise typer.Exit(Status.UNREADABLE) from None
    typer.echo(f"No fault found in {counted(len(found.measures), 'measure')}.")
