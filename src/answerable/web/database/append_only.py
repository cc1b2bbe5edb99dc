"""Tables whose rows the database itself refuses to change or delete.

On SQLite, a later migration that alters such a table makes it anew and loses the refusal: repeat the step after it.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSAL = "rows of this table are never changed or deleted"


def append_only(table: str, *, except_columns: tuple[str, ...] = ()) -> migrations.RunPython:
    """A migration step that makes the database refuse updates and deletions of rows of `table` (an IntegrityError).

    `except_columns` may still be changed (the one lawful exception: a value that is redacted).
    The step may be repeated.
    """

    def add(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        remove(_apps, editor)
        for statement in _ADD[editor.connection.vendor](table, _columns(editor, table, except_columns)):
            editor.execute(statement)

    def remove(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        of_table = f' ON "{table}"' if editor.connection.vendor == "postgresql" else ""
        for act in ("update", "delete"):
            editor.execute(f'DROP TRIGGER IF EXISTS "{table}_{act}"{of_table}')

    return migrations.RunPython(add, remove)


def _columns(editor: BaseDatabaseSchemaEditor, table: str, except_columns: tuple[str, ...]) -> str:
    with editor.connection.cursor() as cursor:
        described = editor.connection.introspection.get_table_description(cursor, table)
    return ", ".join(f'"{column.name}"' for column in described if column.name not in except_columns)


def _sqlite(table: str, columns: str) -> list[str]:
    return [
        f'CREATE TRIGGER "{table}_{name}" BEFORE {act} ON "{table}" BEGIN SELECT RAISE(ABORT, \'{REFUSAL}\'); END'
        for name, act in (("update", f"UPDATE OF {columns}"), ("delete", "DELETE"))
    ]


def _postgresql(table: str, columns: str) -> list[str]:
    refuse = (
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    return [refuse] + [
        f'CREATE TRIGGER "{table}_{name}" BEFORE {act} ON "{table}" FOR EACH ROW EXECUTE FUNCTION refuse_change()'
        for name, act in (("update", f"UPDATE OF {columns}"), ("delete", "DELETE"))
    ]


_ADD = {"sqlite": _sqlite, "postgresql": _postgresql}
