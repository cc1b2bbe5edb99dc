"""Counts of measures over data, wherever these lie: one SQL text, run by DuckDB or by Spark."""

from answerable.disparity.engines.counting import EngineName, count
from answerable.disparity.engines.sources import (
    DuckDBFile,
    Files,
    Postgres,
    Renamed,
    Source,
    SparkTable,
    resolve,
    source,
)
from answerable.disparity.engines.text import DIALECTS, sql_text

__all__ = [
    "DIALECTS",
    "DuckDBFile",
    "EngineName",
    "Files",
    "Postgres",
    "Renamed",
    "Source",
    "SparkTable",
    "count",
    "resolve",
    "source",
    "sql_text",
]
