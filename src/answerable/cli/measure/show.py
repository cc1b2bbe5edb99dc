"""`answerable measure show`: a definition in plain words."""

from typing import Annotated

import typer

from answerable.cli.measure.catalogues import Definitions, versions
from answerable.cli.measure.printing import print_lines


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The short name of a measure.")],
    measures: Definitions = None,
) -> None:
    """Show what a measure counts, over what, for whom and beside whom.

    Exit status: 0 shown; 2 wrong use; 3 no such measure, or definitions that cannot be right.
    """
    found = versions(name, measures)
    from answerable.disparity.measures import describe

    print_lines(map(describe, found))
