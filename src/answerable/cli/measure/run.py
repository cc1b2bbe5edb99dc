"""`answerable measure run`: measures over data, into a results folder."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from answerable.cli.measure.catalogues import catalogue
from answerable.cli.progress import report_on
from answerable.cli.wording import counted, printable

if TYPE_CHECKING:
    from answerable.disparity.results_folder import Results

MOST_PROBLEMS = 20
_DAY = ["%Y-%m-%d"]


def run(
    measures: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[MEASURES]...", help="YAML files, folders, or names of shipped measures; else all shipped."
        ),
    ] = None,
    *,
    data: Annotated[
        list[str],
        typer.Option(
            metavar="[NAME=]WHERE",
            help="A folder of data; or for one data set a file, a folder, records.duckdb:table, "
            "postgresql://...:table or spark:table. May be given several times.",
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="RESULTS", help="The folder to write.")],
    measure: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only this one; may be repeated.")] = None,
    engine: Annotated[Literal["duckdb", "spark"], typer.Option(help="What counts.")] = "duckdb",
    memory: Annotated[str | None, typer.Option(metavar="SIZE", help="The most that DuckDB may hold: 4GB.")] = None,
    since: Annotated[datetime | None, typer.Option("--from", formats=_DAY, help="Only from this day on.")] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=_DAY, help="Only up to this day.")] = None,
) -> None:
    """Run measures over data, and write tables of results with a manifest of what they were made from.

    An interrupted run goes on where it was when the same command is given again.
    Exit status: 0 written, even with problems; 2 wrong use; 3 definitions or data that cannot be used.
    """
    found = catalogue(measures)
    from answerable.disparity.engines import resolve
    from answerable.disparity.measures import select
    from answerable.disparity.running import Setting
    from answerable.disparity.running import run as run_measures

    wanted = select(found, measure) if measure else found
    sources = resolve(data, wanted.data_sets)
    setting = Setting(engine, memory, _day(since), _day(until))
    with report_on(len(wanted.measures)) as report:
        results = run_measures(wanted, sources, out, setting, report.each)
    _tell(results, out)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _tell(results: "Results", out: Path) -> None:
    problems = results.tables["problems"].to_pylist()
    wrote = counted(len(results.manifest["measures"]), "measure")
    typer.echo(f"Wrote {wrote} to {printable(str(out))}; {results.manifest['flagged']:,} rows are flagged.")
    for problem in problems[:MOST_PROBLEMS]:
        of = problem["measure"] or "All measures"
        typer.echo(printable(f"{of}: {problem['where']}: {problem['why']}"), err=True)
    if len(problems) > MOST_PROBLEMS:
        typer.echo(f"{len(problems) - MOST_PROBLEMS} more problems are in problems.parquet.", err=True)
