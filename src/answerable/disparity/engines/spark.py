"""Spark, where data lie on a cluster: the same statements, run by the active session, or by one of this machine."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import pyarrow as pa
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from sqlglot import exp

from answerable.disparity.engines.expressions import written
from answerable.disparity.engines.sources import Files, Source, SparkTable, header, schema
from answerable.vocabulary.errors import UnusableDataError


class Spark:
    """Relations are temporary views of the session, and are dropped in the end. Moments are told in UTC."""

    def __init__(self) -> None:
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        active = SparkSession.getActiveSession()
        self._session = active or (
            SparkSession.builder.appName("answerable")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "4")
            .getOrCreate()
        )
        self._time_zone = self._session.conf.get("spark.sql.session.timeZone")
        self._session.conf.set("spark.sql.session.timeZone", "UTC")
        self._relations: list[str] = []

    def open(self, relation: str, source: Source, columns: Collection[str]) -> None:  # noqa: ARG002 - copies nothing
        """Make a source readable under a name. Raises `UnusableDataError`."""
        with _told():
            match source:
                case Files():
                    rows = self._files(source)
                case SparkTable(name):
                    rows = self._table(name)
                case _:
                    raise UnusableDataError(f"The engine “spark” cannot read {source}: choose the engine “duckdb”.")
            rows.createOrReplaceTempView(_name(relation))
        self._relations.append(relation)

    def seal(self) -> None:
        """Nothing: what a session of Spark may reach is for those to say who run it."""

    def define(self, relation: str, query: exp.Query) -> None:
        with _told():
            self._session.sql(f"CREATE OR REPLACE TEMPORARY VIEW {_name(relation)} AS {query.sql('spark')}")
        self._relations.append(relation)

    def run(self, query: exp.Query) -> pa.Table:
        with _told():
            return self._session.sql(written(query, "spark")).toArrow()

    def close(self) -> None:
        for relation in self._relations:
            self._session.catalog.dropTempView(relation)
        self._session.conf.set("spark.sql.session.timeZone", self._time_zone or "UTC")

    def _table(self, name: str) -> DataFrame:
        if not self._session.catalog.tableExists(name):
            raise UnusableDataError(f"Spark has no table {name}. Check its name and its catalogue where they are set.")
        return self._session.table(name)

    def _files(self, source: Files) -> DataFrame:
        paths = [str(path) for path in source.paths]
        if not source.are_csv:
            schema(source)
            return self._session.read.parquet(*paths)
        columns = ", ".join(f"{_name(name)} STRING" for name in header(source))
        return self._session.read.csv(
            paths, schema=columns, header=True, quote='"', escape='"', multiLine=True, mode="FAILFAST"
        )


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except PySparkException as fault:
        raise UnusableDataError(f"The data cannot be read by Spark: {fault}") from fault


def _name(name: str) -> str:
    return exp.to_identifier(name, quoted=True).sql("spark")
