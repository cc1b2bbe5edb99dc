"""Many rows into a table at once: COPY on PostgreSQL, executemany on SQLite."""

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.db.models import NOT_PROVIDED, Field, Model

Row = tuple[Any, ...]
_SQLITE = ("synchronous=OFF", "foreign_keys=OFF", "cache_size=-400000", "temp_store=MEMORY")


@contextmanager
def in_bulk(models: Collection[type[Model]]) -> Iterator[None]:
    """Without a check of foreign keys on the way; afterwards the database knows its numbers and its statistics."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            for pragma in _SQLITE:
                cursor.execute(f"PRAGMA {pragma}")
        yield
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")
            for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
                cursor.execute(statement)
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def load(model: type[Model], columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    """Insert rows of these columns, every other column as the model has it by default."""
    options = model._meta  # noqa: SLF001 - Django's own name for what is public
    fields = {field.attname: field for field in options.concrete_fields}
    others = {name: _default(field) for name, field in fields.items() if name not in columns}
    given = {name: value for name, value in others.items() if value is not None}
    names = ", ".join(f'"{fields[name].column}"' for name in (*columns, *given))
    constants, table = tuple(given.values()), options.db_table
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row + constants)
    else:
        marks = ", ".join("?" * (len(columns) + len(given)))
        connection.ensure_connection()
        connection.connection.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',  # noqa: S608 - names of our own models
            (row + constants for row in rows),
        )


def migrate() -> None:
    call_command("migrate", verbosity=0)


def _default(field: "Field[Any, Any]") -> object:
    """What an untouched column holds, as the database takes it."""
    if field.primary_key or (field.null and field.default is NOT_PROVIDED):
        return None
    value = field.get_default()
    return json.dumps(value) if field.get_internal_type() == "JSONField" else value
