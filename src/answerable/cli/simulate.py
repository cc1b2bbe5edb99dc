"""`answerable simulate`: data sets that are made up, at the size of the real services."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated, Literal

import typer

from answerable.cli.outputs import make_folder
from answerable.cli.progress import report_on
from answerable.cli.wording import printable

_SERVICES = 6
_PLACES = ("web", "estate", "data", "establishments.csv")


def simulate(
    *,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="The folder to write; new, or empty.")],
    size: Annotated[Literal["demo", "full"], typer.Option(help="A few thousand people, or the real number.")] = "demo",
    places: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A CSV file of places with the columns of the shipped one; else that."),
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="A day of the last month; else last month.")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Other seeds give other records; the same gives the same.")] = None,
) -> None:
    """Make up records of people who do not exist, with disparities that are listed beside them.

    They are in the data sets that the shipped measures read, a folder of Parquet files each. Everything is invented;
    only places and codes are real. What was put in, and what came of it, stands in planted.json.
    Exit status: 0 written; 2 wrong use; 3 a table of places or a folder that cannot be used.
    """
    from answerable.simulation import DEMO, FULL, read_places
    from answerable.simulation import simulate as make_up

    make_folder(out)
    last = until.date() if until else date.today().replace(day=1) - timedelta(days=1)  # noqa: DTZ011 - at the edge
    sizes = {"demo": DEMO, "full": FULL}
    with as_file(files("answerable").joinpath(*_PLACES)) as shipped, report_on(_SERVICES) as report:
        found = read_places(places or shipped)
        planted = make_up(
            out,
            found,
            sizes[size] if seed is None else replace(sizes[size], seed=seed),
            last=last,
            progress=report.each,
        )
    typer.echo(f"Wrote made-up data to {printable(str(out))}; {len(planted):,} disparities are planted in it.")
