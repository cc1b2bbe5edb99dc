"""Figures of the demonstration: records of nobody, brought and counted as any are."""

import datetime as dt
import json
import os
import time
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

from django.conf import settings

from answerable.simulation import DEMO, read_places, simulate
from answerable.web.accounts.models import Person
from answerable.web.demonstration.bringing import NotReadError
from answerable.web.demonstration.people import ANALYST, DEPUTY_DIRECTOR
from answerable.web.estate import data
from answerable.web.estate.clock import now, today
from answerable.web.estate.models import Place
from answerable.web.estate.services.reference import ROOT
from answerable.web.monitoring.models import Delivery, Release, Run
from answerable.web.monitoring.services import data_sets, deliveries, releases, runs
from answerable.web.monitoring.types import DeliveryState, ReleaseState, RunState

MEASURES = (
    "adjudications-charges",
    "declared-ethnicity",
    "education-attended",
    "recruitment-sift",
    "supervision-completed",
)
TITLES = {
    "adjudications": "Adjudications",
    "applications": "Applications for posts",
    "prison_population": "People in prison, by month",
    "sessions": "Sessions of activity",
    "staff_in_post": "Staff in post",
    "supervision_ended": "Supervision that ended",
}
"""The data sets that are registered."""
RELEASED = ("declared-ethnicity",)
"""The measures whose figures are published."""
_PATIENCE = 240
"""Seconds within which the workers must have done each step."""


def name_sources(folder: Path) -> None:
    """Let this process, and those that it starts, know where the records will lie. Before any worker is started."""
    settings.ANSWERABLE_SOURCES = {f"made-up {name}": str(folder / name) for name in TITLES}
    os.environ["ANSWERABLE_SOURCES"] = json.dumps(settings.ANSWERABLE_SOURCES)


def bring_records(folder: Path) -> None:
    """Make them up, register them, and have them looked at."""
    with as_file(files(data).joinpath("establishments.csv")) as table:
        simulate(folder, read_places(table), DEMO, last=today().replace(day=1) - dt.timedelta(days=1))
    by, place = Person.objects.get(email=ANALYST.email), Place.objects.get(code=ROOT)
    for name, title in TITLES.items():
        said = f"{title} (made up)"
        held = data_sets.register(name=name, title=said, place=place, address=f"made-up {name}", by=by, at=now())
        deliveries.look_again(held, by=by, at=now())


def count(while_waiting: Callable[[], None]) -> Run:
    """Count and show what was brought; what is held for a person to decide is taken. Raises NotReadError."""
    by = Person.objects.get(email=ANALYST.email)
    _wait(lambda: not Delivery.objects.filter(state__in=deliveries.ON_ITS_WAY).exists(), while_waiting)
    for held in Delivery.objects.filter(state=DeliveryState.HELD):
        deliveries.take(held, by=by, at=now())
    run = runs.start(measures=MEASURES, by=by, at=now())
    _wait(lambda: Run.objects.filter(pk=run.pk, ended_at__isnull=False).exists(), while_waiting)
    run.refresh_from_db()
    if run.state != RunState.DONE:
        raise NotReadError(f"The made-up records were not counted: {run.failure}")
    return run


def publish_release(while_waiting: Callable[[], None]) -> None:
    """Asked for by one person, made in the background, cleared and published by another. Raises NotReadError."""
    asking, clearing = (Person.objects.get(email=one.email) for one in (ANALYST, DEPUTY_DIRECTOR))
    title = "What staff have declared (made up)"
    release = releases.ask(measures=RELEASED, title=title, policy="standard", publish_on=today(), by=asking, at=now())
    under_way = Release.objects.filter(pk=release.pk, state__in=(ReleaseState.QUEUED, ReleaseState.MAKING))
    _wait(lambda: not under_way.exists(), while_waiting)
    release.refresh_from_db()
    if release.state != ReleaseState.READY:
        raise NotReadError(f"The release of made-up figures was not made: {release.failure}")
    releases.clear(release, by=clearing, at=now())
    releases.publish(release, by=clearing, at=now())


def _wait(is_done: Callable[[], bool], while_waiting: Callable[[], None]) -> None:
    until = time.monotonic() + _PATIENCE
    while not is_done():
        while_waiting()
        if time.monotonic() > until:
            raise NotReadError(f"The made-up records were not dealt with within {_PATIENCE} seconds.")
        time.sleep(0.1)
