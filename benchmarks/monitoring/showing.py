"""What a service does with records, and how long it takes: brought, counted, shown, and asked for."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from answerable.disparity import engines, running
from answerable.web.accounts.models import Person
from answerable.web.estate.clock import now, today
from answerable.web.estate.models import Grant, Place
from answerable.web.estate.services.reference import load_reference_places
from answerable.web.estate.types import Role
from answerable.web.monitoring.figures import shelving
from answerable.web.monitoring.models import Case, DataSet, Delivery, Run
from answerable.web.monitoring.services import deliveries, runs
from answerable.web.monitoring.services.data_sets import register
from answerable.web.monitoring.types import DeliveryState, RunState
from benchmarks.monitoring.pages import pages
from benchmarks.register.loading import migrate
from benchmarks.register.measure import REQUESTS, measured
from tests.support.web.tasks import do_tasks

ANALYST, LEAD, PRISON = "analyst@benchmark.example", "lead@benchmark.example", "MDI"
"""An analyst of the whole service, and an equality lead at one prison."""


def run(where: Mapping[str, Path], measures: Sequence[str]) -> dict[str, Any]:
    """Seconds of each step once the last month comes, and of pages. `where` the records of each data set lie."""
    _prepare(list(where))
    with _without_last_month(list(where.values())):
        _bring_and_count(measures)
    return {"measures": len(measures), "month": _timed(measures), **_pages()}


def _prepare(sources: Sequence[str]) -> None:
    """The places, who looks, and the data sets."""
    migrate()
    load_reference_places(at=now())
    root, prison = Place.objects.get(above=None), Place.objects.get(code=PRISON)
    for email, role, place in ((ANALYST, Role.ANALYST, root), (LEAD, Role.EQUALITY_LEAD, prison)):
        person = Person.objects.create(email=email, name=email)
        Grant.objects.create(person=person, role=role, place=place, since=today())
    by = Person.objects.get(email=ANALYST)
    for name in sources:
        register(name=name, title=f"{name} (made up)", place=root, address=f"made-up {name}", by=by, at=now())


@contextmanager
def _without_last_month(folders: Sequence[Path]) -> Iterator[None]:
    """As if the records of it had not come yet."""
    last = [max(folder.glob("*.parquet")) for folder in folders]
    for file in last:
        file.rename(file.with_suffix(".later"))
    try:
        yield
    finally:
        for file in last:
            file.with_suffix(".later").rename(file)


def _bring_and_count(measures: Sequence[str]) -> dict[str, float]:
    """Seconds of looking at the records, and of the run with what follows it."""
    by, begun = Person.objects.get(email=ANALYST), time.perf_counter()
    for held in DataSet.objects.all():
        deliveries.look_again(held, by=by, at=now())
    do_tasks()
    looked = time.perf_counter()
    for doubted in Delivery.objects.filter(state=DeliveryState.HELD):
        deliveries.take(doubted, by=by, at=now())
    run = runs.start(measures=measures, by=by, at=now())
    do_tasks()
    run = Run.objects.get(pk=run.pk)
    if run.state != RunState.DONE:
        raise RuntimeError(run.failure)
    return {"looking at what came": looked - begun, "all": time.perf_counter() - begun}


def _timed(measures: Sequence[str]) -> dict[str, float]:
    """Seconds of each step of a run over all months; the rest is writing, reading and showing."""
    seconds: dict[str, float] = defaultdict(float)
    see, read = runs.AFTERWARDS
    with ExitStack() as stack:
        for name, of, part in (
            ("counting", engines, "count"),
            ("analysing", running, "analyse_part"),
            ("laying out for pages", shelving, "shelve"),
        ):
            stack.enter_context(patch.object(of, part, _watched(getattr(of, part), name, seconds)))
        after = (_watched(see, "opening and joining cases", seconds), _watched(read, "reading effects", seconds))
        stack.enter_context(patch.object(runs, "AFTERWARDS", after))
        whole = _bring_and_count(measures)
    total = whole.pop("all")
    steps = whole | seconds
    return steps | {"writing, reading and showing": total - sum(steps.values()), "from delivery to pages": total}


def _watched(do: Callable[..., Any], name: str, seconds: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - as they are
        begun = time.perf_counter()
        try:
            return do(*arguments, **options)
        finally:
            seconds[name] += time.perf_counter() - begun

    return timed


def _pages() -> dict[str, Any]:
    import_module("answerable.web.wsgi")  # as the process of a server begins
    people = {"analyst of the service": ANALYST, "equality lead at one prison": LEAD}
    seen = {viewer: Person.objects.get(email=email) for viewer, email in people.items()}
    found = [row for viewer, person in seen.items() for row in measured(viewer, person, pages(person, REQUESTS))]
    return {"pages": found, "cases": Case.objects.count()}
