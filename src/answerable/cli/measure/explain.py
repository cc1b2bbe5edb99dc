"""`answerable measure explain`: how the figures of a measure are made."""

from typing import Annotated

import typer

from answerable.cli.measure.catalogues import Definitions, versions
from answerable.cli.measure.printing import print_lines


def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The short name of a measure.")],
    measures: Definitions = None,
) -> None:
    """Explain a measure: the definition, then each figure, interval, test and rule by the name of its method.

    Exit status: 0 explained; 2 wrong use; 3 no such measure, or definitions that cannot be right.
    """
    found = versions(name, measures)
    from answerable.disparity.measures import explain as explained

    print_lines(map(explained, found))
