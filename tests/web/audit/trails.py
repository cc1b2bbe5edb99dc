"""A short trail, and changes to it that no service would make."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from answerable.web.accounts.models import Person
    from answerable.web.audit.models import Entry

AT = dt.datetime(2026, 6, 3, 9, 30, tzinfo=dt.UTC)


def three_entries(person: "Person") -> "list[Entry]":
    from answerable.web.audit import services

    return [
        services.record(act=act, subject=person, by=person, at=AT, name=person.name)
        for act in ("person added", "role given", "role ended")
    ]


def change_behind_the_record(*statements: str) -> None:
    """As someone could who owns the database: the refusals are taken off first."""
    with connection.cursor() as cursor:
        for table in ("audit_entry", "audit_detail"):
            for act in ("update", "delete"):
                of_table = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {table}_{act}{of_table}")
        for statement in statements:
            cursor.execute(statement)
