"""`answerable measure report`: results as one web page."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from answerable.cli.measure.catalogues import MissingExtraError
from answerable.cli.outputs import put


def report(
    results: Annotated[Path, typer.Argument(metavar="RESULTS", help="The folder that `measure run` wrote.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The page to write; else standard output.")
    ] = None,
    place: Annotated[str, typer.Option(metavar="NAME", help="Only this place or region.", show_default=False)] = "",
    measure: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only this one; may be repeated.")] = None,
    all_rows: Annotated[bool, typer.Option("--all-rows", help="List every row, draw every characteristic.")] = False,
) -> None:
    """Write results as one web page with charts and tables, for reading inside the service: it holds small numbers.

    Exit status: 0 written; 2 wrong use; 3 no results, or no such measure or place.
    """
    try:
        from answerable.disparity.report.choosing import Scope
        from answerable.disparity.report.page import report as page
        from answerable.disparity.results_folder import read_results
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            f"Reports need {error.name}, which is not installed: pip install 'answerable[disparity]'."
        ) from None
    today = datetime.now(UTC).astimezone().date()
    put(page(read_results(results), Scope(place, tuple(measure or ()), all_rows), today).encode(), output)
