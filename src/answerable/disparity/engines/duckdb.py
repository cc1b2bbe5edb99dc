"""DuckDB: the default engine. It runs in this process, and works on disk where data are larger than its memory."""

from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
from sqlglot import exp

from answerable.disparity.engines.expressions import literal
from answerable.disparity.engines.sources import DuckDBFile, Files, Postgres, Source, header, schema
from answerable.vocabulary.errors import LargeDataError, UnusableDataError


class DuckDB:
    """A database of this run alone. Once sealed it reaches no file but the sources, and no network."""

    def __init__(self, memory_limit: str | None = None) -> None:
        self._connection = duckdb.connect()
        self._paths: list[Path] = []
        if memory_limit:
            self._limit(memory_limit)
        self._folder = TemporaryDirectory(prefix="answerable-counting-")
        self._run(f"SET temp_directory = {literal(self._folder.name).sql('duckdb')}")

    def open(self, relation: str, source: Source, columns: Collection[str]) -> None:
        """Make a source readable under a name: what is copied, in these columns only. Raises `UnusableDataError`."""
        match source:
            case Files() if source.are_csv:
                self._view(relation, source.paths, _csv(source))
            case Files():
                schema(source)
                self._view(relation, source.paths, f"read_parquet({_list(source.paths)}, hive_partitioning = false)")
            case DuckDBFile(path, table):
                self._attach(relation, path, table)
            case Postgres():
                self._copy(relation, source, columns)
            case _:
                raise UnusableDataError(f"The engine “duckdb” cannot read {source}: choose the engine “spark”.")

    def seal(self) -> None:
        """Close the way to everything but the sources, for good."""
        self._run(f"SET allowed_paths = {_list(self._paths)}")
        self._run("SET enable_external_access = false")
        self._run("SET lock_configuration = true")

    def define(self, relation: str, query: exp.Query) -> None:
        self._run(f"CREATE VIEW {_name(relation)} AS {query.sql('duckdb')}")

    def run(self, query: exp.Query) -> pa.Table:
        return self._run(query.sql("duckdb")).to_arrow_table()

    def close(self) -> None:
        self._connection.close()
        self._folder.cleanup()

    def _limit(self, memory: str) -> None:
        try:
            self._connection.execute(f"SET memory_limit = {literal(memory).sql('duckdb')}")
        except duckdb.Error as fault:
            raise UnusableDataError(f"“{memory}” is no amount of memory: write it like 4GB.") from fault

    def _run(self, text: str) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.execute(text)
        except duckdb.OutOfMemoryException as fault:
            raise LargeDataError(f"There is not enough memory to count these data: allow more. ({fault})") from fault
        except duckdb.Error as fault:
            raise UnusableDataError(f"The data cannot be read: {fault}") from fault

    def _view(self, relation: str, paths: tuple[Path, ...], rows: str) -> None:
        self._paths += paths
        self._run(f"CREATE VIEW {_name(relation)} AS FROM {rows}")

    def _attach(self, relation: str, path: Path, table: str) -> None:
        database = _name(f"{relation}, its database")
        self._run(f"ATTACH {literal(str(path)).sql('duckdb')} AS {database} (READ_ONLY)")
        self._run(f"CREATE VIEW {_name(relation)} AS FROM {database}.{_names(table)}")

    def _copy(self, relation: str, source: Postgres, columns: Collection[str]) -> None:
        from answerable.disparity.engines.postgres import records  # noqa: PLC0415 - two seconds, for PostgreSQL only

        with records(source, columns) as arriving:
            self._connection.register("arriving", arriving)
            self._run(f"CREATE TABLE {_name(relation)} AS FROM arriving")
            self._connection.unregister("arriving")


def _csv(source: Files) -> str:
    columns = ", ".join(f"{literal(name).sql('duckdb')}: 'VARCHAR'" for name in header(source))
    form = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"'"
    return f"read_csv({_list(source.paths)}, columns = {{{columns}}}, {form})"


def _list(paths: "tuple[Path, ...] | list[Path]") -> str:
    return f"[{', '.join(literal(str(path)).sql('duckdb') for path in paths)}]"


def _name(name: str) -> str:
    return exp.to_identifier(name, quoted=True).sql("duckdb")


def _names(table: str) -> str:
    return ".".join(_name(part) for part in table.split("."))
