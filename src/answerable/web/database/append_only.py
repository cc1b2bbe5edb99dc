"""Tables whose rows the database itself refuses to change or delete.

On SQLite, a later migration that alters such a table makes it anew and loses the refusal: repeat the step after it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps.registry import Apps
from django.db import connection, migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSAL = "rows of this table are never changed or deleted"
TAKING_OUT = "taking_out"
"""The table in which a row stands while, and only in the transaction in which, personal data is taken out."""
_NOT_TAKING_OUT = f'NOT EXISTS (SELECT 1 FROM "{TAKING_OUT}")'  # noqa: S608 - a name of ours


@contextmanager
def taking_out() -> Iterator[None]:
    """A transaction in which redactable columns may change. No other transaction ever sees the row that allows it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'INSERT INTO "{TAKING_OUT}" DEFAULT VALUES')
        yield
        cursor.execute(f'DELETE FROM "{TAKING_OUT}"')  # noqa: S608 - a name of ours


def append_only(
    table: str, *, except_columns: tuple[str, ...] = (), redactable: tuple[str, ...] = (), said_by: str = ""
) -> migrations.RunPython:
    """A migration step that makes the database refuse updates and deletions of rows of `table` (an IntegrityError).

    `except_columns` may still be changed; `redactable` ones only inside `taking_out`, which needs the table of that
    name. Where a column `said_by` is named, a row may change together with it: it then shows what another edition says.
    The step may be repeated.
    """

    def add(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        remove(_apps, editor)
        strict = _columns(editor, table, (*except_columns, *redactable))
        same = f'NEW."{said_by}" = OLD."{said_by}"' if said_by else ""
        refusals = [_Refusal("update", f"UPDATE OF {strict}", same), _Refusal("delete", "DELETE")]
        if redactable:
            refusals.append(_Refusal("redact", f"UPDATE OF {_quoted(redactable)}", same, unless_taking_out=True))
        for refusal in refusals:
            for statement in _ADD[editor.connection.vendor](table, refusal):
                editor.execute(statement)

    def remove(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        of_table = f' ON "{table}"' if editor.connection.vendor == "postgresql" else ""
        for name in ("update", "delete", "redact"):
            editor.execute(f'DROP TRIGGER IF EXISTS "{table}_{name}"{of_table}')

    return migrations.RunPython(add, remove)


def _columns(editor: BaseDatabaseSchemaEditor, table: str, except_columns: tuple[str, ...]) -> str:
    with editor.connection.cursor() as cursor:
        described = editor.connection.introspection.get_table_description(cursor, table)
    free = {*except_columns, "full_text"}  # which the database itself writes
    return _quoted(tuple(column.name for column in described if column.name not in free))


def _quoted(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


@dataclass(frozen=True)
class _Refusal:
    name: str
    event: str
    same: str = ""
    """A condition on the row as it was and would be; empty where there is none."""
    unless_taking_out: bool = False


def _sqlite(table: str, refusal: _Refusal) -> list[str]:
    conditions = [refusal.same, _NOT_TAKING_OUT if refusal.unless_taking_out else ""]
    when = " AND ".join(condition for condition in conditions if condition)
    refuse = f"{f'WHEN {when}' if when else ''} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    return [f'CREATE TRIGGER "{table}_{refusal.name}" BEFORE {refusal.event} ON "{table}" {refuse}']


def _postgresql(table: str, refusal: _Refusal) -> list[str]:
    """A condition of a trigger may not look into tables there, so the function does."""
    function = "refuse_unless_taking_out" if refusal.unless_taking_out else "refuse_change"
    allow = f"IF NOT ({_NOT_TAKING_OUT}) THEN RETURN NEW; END IF; " if refusal.unless_taking_out else ""
    refuse = (
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {allow}RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    when = f"WHEN ({refusal.same}) " if refusal.same else ""
    each = f"FOR EACH ROW {when}EXECUTE FUNCTION {function}()"
    return [refuse, f'CREATE TRIGGER "{table}_{refusal.name}" BEFORE {refusal.event} ON "{table}" {each}']


_ADD = {"sqlite": _sqlite, "postgresql": _postgresql}
