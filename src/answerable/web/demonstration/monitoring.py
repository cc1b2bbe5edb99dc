"""Figures of the demonstration: records of nobody, brought and counted as any are."""

import datetime as dt
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
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
from answerable.web.monitoring.models import DataSet, Delivery, Release, Run
from answerable.web.monitoring.services import data_sets, deliveries, releases, runs
from answerable.web.monitoring.types import DeliveryState, ReleaseState, RunState

MEASURES = (
    *("adjudications-charges", "education-attended", "use-of-force-incidents"),
    *("children-separated", "survey-separated-as-punishment"),
    *("declared-ethnicity", "recruitment-sift", "representation"),
    *("settled-housing", "supervision-completed"),
)
"""Some of each theme."""
FIRST_COUNTED, FIRST_READ, _FIRST_MONTHS = "education-attended", "sessions", 6
"""The measure that is counted once before, on the first months of its data: what is flagged then can come down."""
TITLES = {
    "adjudications": "Adjudications",
    "applications": "Applications for posts",
    "children_in_custody": "Children in custody, by month",
    "children_separated": "Separations of children",
    "childrens_survey": "What children say",
    "prison_population": "People in prison, by month",
    "sessions": "Sessions of activity",
    "staff_in_post": "Staff in post",
    "supervision_ended": "Supervision that ended",
    "uses_of_force": "Uses of force",
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


def make_records(folder: Path) -> None:
    """Make them up, and register the data sets that will be read."""
    with as_file(files(data).joinpath("establishments.csv")) as table:
        simulate(folder, read_places(table), DEMO, last=today().replace(day=1) - dt.timedelta(days=1))
    by, place = Person.objects.get(email=ANALYST.email), Place.objects.get(code=ROOT)
    for name, title in TITLES.items():
        said = f"{title} (made up)"
        data_sets.register(name=name, title=said, place=place, address=f"made-up {name}", by=by, at=now())


@contextmanager
def first_months(folder: Path) -> Iterator[None]:
    """As if the later months of these records had not come yet."""
    later = [(file, file.with_suffix(".later")) for file in sorted(folder.glob("*.parquet"))[_FIRST_MONTHS:]]
    for file, away in later:
        file.rename(away)
    try:
        yield
    finally:
        for file, away in later:
            away.rename(file)


def count(measures: Sequence[str], names: Iterable[str], while_waiting: Callable[[], None]) -> Run:
    """Have these data sets looked at, take what is held back, and count and show the measures. Raises NotReadError."""
    by = Person.objects.get(email=ANALYST.email)
    for held in DataSet.objects.filter(name__in=names):
        deliveries.look_again(held, by=by, at=now())
    _wait(lambda: not Delivery.objects.filter(state__in=deliveries.ON_ITS_WAY).exists(), while_waiting)
    for doubted in Delivery.objects.filter(state=DeliveryState.HELD):
        deliveries.take(doubted, by=by, at=now())
    run = runs.start(measures=measures, by=by, at=now())
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
