"""`answerable measure explain`: how the figures of a measure are made."""

from typing import Annotated, Literal

import typer

from answerable.cli.measure.catalogues import Definitions, catalogue
from answerable.cli.measure.printing import print_lines

Dialect = Literal["duckdb", "spark", "trino", "athena"]


def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The short name of a measure.")],
    measures: Definitions = None,
    sql: Annotated[Dialect | None, typer.Option(help="Print the SQL that counts it, as this engine reads it.")] = None,
) -> None:
    """Explain a measure: the definition, then each figure, interval, test and rule by the name of its method.

    The SQL for Trino and Athena is written from the same text as that for DuckDB and Spark, but is not run in any test.

    Exit status: 0 explained; 2 wrong use; 3 no such measure, or definitions that cannot be right.
    """
    found = catalogue(measures)
    from answerable.disparity.measures import explain as explained
    from answerable.disparity.measures import select

    chosen = select(found, [name])
    if sql is None:
        print_lines(map(explained, chosen.measures))
        return
    from answerable.disparity.engines import sql_text

    typer.echo(sql_text(chosen, sql), nl=False)
