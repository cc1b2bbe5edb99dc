"""`answerable measure list`: the measures of a catalogue."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from answerable.cli.measure.catalogues import catalogue
from answerable.cli.measure.printing import print_table

if TYPE_CHECKING:
    from answerable.disparity.measures.model import Measure


def list_measures(
    measures: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[MEASURES]...", help="YAML files, folders, or names of shipped measures; else all shipped."
        ),
    ] = None,
) -> None:
    """List measures: short name, what it is, kind, and how far the definition is verified.

    Exit status: 0 listed; 2 wrong use; 3 definitions that cannot be right.
    """
    rows = map(row, catalogue(measures).measures)
    print_table(("Name", "Measure", "Kind", "Verified"), rows)


def row(measure: "Measure") -> tuple[str, ...]:
    version = f" (version {measure.version})" if measure.version > 1 else ""
    return measure.name, f"{measure.title}{version}", measure.kind, measure.verified
