"""Tests that commit empty every table when they end, also those whose rows the register never deletes."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper

from answerable.web.database.append_only import REFUSAL

_flush = DatabaseWrapper.ops_class.sql_flush
_REFUSING = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE %s"


def _flush_without_refusals(*args: Any, **options: Any) -> list[str]:  # noqa: ANN401
    with connection.cursor() as cursor:
        cursor.execute(_REFUSING, [f"%{REFUSAL}%"])
        triggers = cursor.fetchall()
    drop, add = [f'DROP TRIGGER "{name}"' for name, _ in triggers], [sql for _, sql in triggers]
    return [*drop, *_flush(*args, **options), *add]


@pytest.fixture(autouse=True, scope="session")
def append_only_tables_can_be_flushed() -> Iterator[None]:
    """SQLite flushes with DELETE, so the triggers that refuse it stand aside; PostgreSQL flushes with TRUNCATE."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseWrapper.ops_class, "sql_flush", _flush_without_refusals)
        yield
