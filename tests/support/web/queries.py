"""What a request asks of the database."""

import re
from collections.abc import Callable, Iterable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

_WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO|TRUNCATE)\s+"?(\w+)', re.IGNORECASE)
# What a reader leaves behind by reading: the session, the count of tries, who signed in when.
_TRACES = {"cache", "django_session"}


def count_queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, f"{address} answers {response.status_code}"
    return len(captured)


def counts_at_one_and_three(client: Client, address: str, add_row: Callable[[], object]) -> tuple[int, int]:
    """The queries of a list page with one row and with three; `add_row` adds one. They ought to be equal."""
    add_row()
    count_queries(client, address)  # what is read once and kept is read here
    one = count_queries(client, address)
    add_row()
    add_row()
    return one, count_queries(client, address)


def written(captured: CaptureQueriesContext) -> set[str]:
    """The tables that were written to, save those that every visit leaves a trace in."""
    return written_tables(query["sql"] for query in captured.captured_queries) - _TRACES


def written_tables(statements: Iterable[str]) -> set[str]:
    return {match[1] for statement in statements if (match := _WRITE.match(statement))}
