"""Tables of PostgreSQL, read through ADBC. What goes wrong is told without the address: it may hold a password."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import adbc_driver_postgresql.dbapi as postgresql
import pyarrow as pa
from adbc_driver_manager import Error
from sqlglot import exp

from answerable.disparity.engines.expressions import column
from answerable.disparity.engines.sources import Postgres
from answerable.vocabulary.errors import UnusableDataError

_NO_TABLE, _NOT_ALLOWED = "42P01", "42501"


@contextmanager
def records(source: Postgres, columns: Collection[str]) -> Iterator[pa.RecordBatchReader]:
    """The records of a table, in those of these columns that it has. Raises `UnusableDataError`."""
    with _opened(source) as cursor:
        held = [name for name in _columns(cursor, source) if name in columns]
        cursor.execute(exp.select(*map(column, held)).from_(_table(source)).sql("postgres"))
        yield cursor.fetch_record_batch()


def columns_of(source: Postgres) -> tuple[str, ...]:
    """The columns of a table. Raises `UnusableDataError`."""
    with _opened(source) as cursor:
        return _columns(cursor, source)


def _columns(cursor: Any, source: Postgres) -> tuple[str, ...]:  # noqa: ANN401 - ADBC has no types
    cursor.execute(exp.select("*").from_(_table(source)).limit(0).sql("postgres"))
    return tuple(cursor.fetch_arrow_table().schema.names)


@contextmanager
def _opened(source: Postgres) -> Iterator[Any]:
    try:
        connection = postgresql.connect(source.uri)
    except Error:
        # What ADBC says names the host and the account, and of an address that is badly written the password.
        raise UnusableDataError(
            "The PostgreSQL database cannot be reached, or refuses the account. Check the address, the name of the "
            "database, the account and its password where they are set."
        ) from None
    with connection, connection.cursor() as cursor:
        try:
            yield cursor
        except Error as fault:
            raise UnusableDataError(_told(source, fault)) from fault


def _told(source: Postgres, fault: Error) -> str:
    if fault.sqlstate == _NO_TABLE:
        return f"The PostgreSQL database has no table {source.table}. Check its name and schema where they are set."
    if fault.sqlstate == _NOT_ALLOWED:
        return f"The account may not read the table {source.table} of PostgreSQL. Ask whoever looks after it."
    return f"The table {source.table} of PostgreSQL cannot be read: {fault}"


def _table(source: Postgres) -> exp.Table:
    schema, _, name = source.table.rpartition(".")
    return exp.table_(name, db=schema or None, quoted=True)
