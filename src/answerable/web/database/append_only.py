"""Tables whose rows the database itself refuses to change or delete."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_REFUSAL = "rows of this table are never changed or deleted"


def append_only(table: str, *, except_columns: tuple[str, ...] = ()) -> migrations.RunPython:
    """A migration step that makes the database refuse updates and deletions of rows of `table`.

    `except_columns` may still be changed (the one lawful exception: a value that is redacted).
    """

    def add(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _STATEMENTS[editor.connection.vendor](editor, table, except_columns):
            editor.execute(statement)

    return migrations.RunPython(add, migrations.RunPython.noop)


def _columns(editor: BaseDatabaseSchemaEditor, table: str, except_columns: tuple[str, ...]) -> list[str]:
    with editor.connection.cursor() as cursor:
        described = editor.connection.introspection.get_table_description(cursor, table)
    return [column.name for column in described if column.name not in except_columns]


def _sqlite(editor: BaseDatabaseSchemaEditor, table: str, except_columns: tuple[str, ...]) -> list[str]:
    kept = ", ".join(f'"{name}"' for name in _columns(editor, table, except_columns))
    return [
        f'CREATE TRIGGER "{table}_{act.lower()}" BEFORE {act}{of} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
        for act, of in (("UPDATE", f" OF {kept}"), ("DELETE", ""))
    ]


def _postgresql(editor: BaseDatabaseSchemaEditor, table: str, except_columns: tuple[str, ...]) -> list[str]:
    kept = ", ".join(f'"{name}"' for name in _columns(editor, table, except_columns))
    return [
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f'CREATE TRIGGER "{table}_update" BEFORE UPDATE OF {kept} ON "{table}" '
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        f'CREATE TRIGGER "{table}_delete" BEFORE DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION refuse_change()',
    ]


_STATEMENTS = {"sqlite": _sqlite, "postgresql": _postgresql}
