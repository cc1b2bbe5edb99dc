"""Ask the register for its pages, and see how it answers."""

import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median, quantiles
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse

from answerable.web.accounts.models import Person
from benchmarks.register.fill import COORDINATOR, READER
from benchmarks.register.pages import pages

REQUESTS = 40
VIEWERS = {"reader of everything": READER, "coordinator at one prison": COORDINATOR}


def run() -> dict[str, Any]:
    measured = [found for viewer, email in VIEWERS.items() for found in _measure(viewer, email)]
    per_mebibyte = 1024 * 1024 if sys.platform == "darwin" else 1024
    return {"pages": measured, "mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_mebibyte}


def _measure(viewer: str, email: str) -> Iterator[dict[str, Any]]:
    """Page and layout take turns, so that a busy moment of the machine hits both alike."""
    person, client = Person.objects.get(email=email), Client()
    client.force_login(person)
    layout = reverse("accounts:me")
    for page in pages(person, REQUESTS):
        _ask(client, page.addresses[0])  # what is read once and kept is read here
        both = [(_ask(client, layout), _ask(client, address)) for address in page.addresses]
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


def _ask(client: Client, address: str) -> tuple[float, int, int]:
    """Seconds, queries, and bytes of the answer."""
    count = 0

    def counting(execute: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ANN401 - as Django gives them
        nonlocal count
        count += 1
        return execute(*arguments)

    with connection.execute_wrapper(counting):
        begun = time.perf_counter()
        response = client.get(address)
        content = response.getvalue()
        seconds = time.perf_counter() - begun
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}")
    return seconds, count, len(content)
