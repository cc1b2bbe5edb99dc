"""The SQL of a catalogue in the words of several engines, for people to read and to run elsewhere."""

from answerable.disparity.engines.expressions import written
from answerable.disparity.engines.jobs import jobs
from answerable.disparity.engines.sql import statement
from answerable.disparity.measures.model import Catalogue

RUN, WRITTEN = ("duckdb", "spark"), ("trino", "athena")
"""The dialects that are run here, and those that are only written: nobody has run them."""

DIALECTS = RUN + WRITTEN


def sql_text(catalogue: Catalogue, dialect: str) -> str:
    """The statements that count a catalogue, over tables with the names of its data sets and columns of their types.

    `dialect` is one of `DIALECTS`. Where a run would first ask which codes are of one group, every code stands for
    itself.
    """
    return ";\n\n".join(written(statement(job), dialect, pretty=True) for job in jobs(catalogue)) + ";\n"
