"""Ask the register for its pages, and see how it answers."""

import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from importlib import import_module
from statistics import median, quantiles
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from answerable.web.accounts.models import Person
from benchmarks.register.fill import COORDINATOR, READER
from benchmarks.register.pages import Page, acts, pages, public_pages

REQUESTS = 40
READER_NAME, COORDINATOR_NAME, NOBODY_NAME = "reader of everything", "coordinator at one prison", "anyone"


def run() -> dict[str, Any]:
    import_module("answerable.web.wsgi")  # as the process of a server begins
    reader, coordinator = (Person.objects.get(email=email) for email in (READER, COORDINATOR))
    found = [
        *measured(READER_NAME, reader, pages(reader, REQUESTS)),
        *measured(COORDINATOR_NAME, coordinator, pages(coordinator, REQUESTS)),
        *measured(COORDINATOR_NAME, coordinator, acts(coordinator, REQUESTS)),
        *measured(NOBODY_NAME, None, public_pages(REQUESTS)),
    ]
    per_mebibyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    return {"pages": found, "mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_mebibyte}


def measured(viewer: str, person: Person | None, asked: Iterable[Page]) -> Iterator[dict[str, Any]]:
    """Page and layout take turns, so that a busy moment of the machine hits both alike."""
    client, layout = Client(), Page("layout", [reverse("accounts:me" if person else "public:method")])
    if person:
        client.force_login(person)
    for page in asked:
        if page.form is None:
            _ask(client, page, page.addresses[0])  # what is read once and kept is read here
        both = [(_ask(client, layout, layout.addresses[0]), _ask(client, page, one)) for one in page.addresses]
        seconds, queries, sizes = zip(*(asked for _, asked in both), strict=True)
        yield {
            "viewer": viewer,
            "page": page.name,
            "median": median(seconds),
            "p95": _p95(seconds),
            "layout": _p95([asked[0] for asked, _ in both]),
            "queries": median(queries),
            "bytes": median(sizes),
            "slowest": page.addresses[seconds.index(max(seconds))],
        }


def _p95(seconds: Sequence[float]) -> float:
    return quantiles(seconds, n=20)[-1]


def _ask(client: Client, page: Page, address: str) -> tuple[float, int, int]:
    """Seconds, queries, and bytes of the answer."""
    count = 0

    def counting(execute: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ANN401 - as Django gives them
        nonlocal count
        count += 1
        return execute(*arguments)

    with _undone() if page.undone else nullcontext(), connection.execute_wrapper(counting):
        begun = time.perf_counter()
        response = client.get(address) if page.form is None else client.post(address, page.form)
        content = response.getvalue()
        seconds = time.perf_counter() - begun
    if response.status_code != (200 if page.form is None else 302):
        raise RuntimeError(f"{address} answers {response.status_code}")
    return seconds, count, len(content)


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
