"""A register of four prisons whose figures are those of `tests/support/releasing.py`, and releases of them."""

import atexit
import datetime as dt
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from answerable.disparity.results_folder import read_results
from answerable.web.accounts.models import Person
from answerable.web.estate.models import Place
from answerable.web.estate.services.places import place_below
from answerable.web.estate.types import Management, PlaceKind, Role
from answerable.web.monitoring.figures.shelving import shelve
from answerable.web.monitoring.models import Release, Run
from answerable.web.monitoring.services import releases as services
from answerable.web.monitoring.services.placing import places_in, words_of
from answerable.web.monitoring.services.releasing import lay_out
from answerable.web.monitoring.services.showing import show
from answerable.web.monitoring.types import ReleaseState, RunState
from tests.support import releasing
from tests.support.web.places import Estate
from tests.support.web.tasks import do_tasks

AT = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
PROVED = releasing.PROVED.name


@dataclass(frozen=True)
class Counted:
    """Hearings by group were counted; at Moorland 3 of 40 of Roma people were proved, which is small."""

    estate: Estate
    places: dict[str, Place]
    run: Run

    @property
    def analyst(self) -> Person:
        return self.estate.person(Role.ANALYST, self.estate.service)

    @property
    def governor(self) -> Person:
        """Of the whole service, who clears what the analyst asks for."""
        return self.estate.person(Role.GOVERNOR, self.estate.service)


@dataclass(frozen=True)
class Shared:
    """What was published, and what waits to be."""

    counted: Counted
    published: Release
    ready: Release


def shared(estate: Estate) -> Shared:
    held = counted(estate)
    return Shared(held, published(held), ready(held))


def counted(estate: Estate) -> Counted:
    """The figures are made once a session."""
    places = {name: _place(PlaceKind.REGION, name, estate.service) for name in ("North", "South")}
    places |= {
        name: _place(PlaceKind.ESTABLISHMENT, name, places[region]) for name, region in releasing.REGIONS.items()
    }
    run = Run.objects.create(state=RunState.DONE, folder="counted", queued_at=AT, ended_at=AT)
    folder = Path(settings.ANSWERABLE_FIGURES) / run.folder
    shutil.copytree(_results(), folder / "results", dirs_exist_ok=True)
    results = read_results(folder / "results")
    shelve([results], places_in(words_of([results]), estate.service), folder / "shelf")
    show(run, results, at=AT)
    return Counted(estate, places, run)


def asked(held: Counted, **changed: Any) -> Release:  # noqa: ANN401
    """A release, as the background left it."""
    wanted = {"measures": [PROVED], "title": "Hearings in 2025", "policy": "standard", "publish_on": AT.date()}
    release = services.ask(**{**wanted, **changed}, by=held.analyst, at=AT)
    do_tasks()
    release.refresh_from_db()
    return release


def ready(held: Counted) -> Release:
    """A release that is made. Its files are made once a session, and only the first is made by the task."""
    if not _MADE:
        release = asked(held)
        kept = Path(tempfile.mkdtemp(prefix="answerable-released-"))
        atexit.register(shutil.rmtree, kept, ignore_errors=True)
        for name in ("ledger", "releases"):
            shutil.copytree(Path(settings.ANSWERABLE_FIGURES) / name, kept / name)
        facts = {
            name: getattr(release, name) for name in ("title", "name", "folder", "report", "measures", "publish_on")
        }
        _MADE.append((kept, facts))
        return release
    kept, facts = _MADE[0]
    shutil.copytree(kept, Path(settings.ANSWERABLE_FIGURES), dirs_exist_ok=True)
    release = Release.objects.create(**facts, state=ReleaseState.READY, asked_by=held.analyst, asked_at=AT)
    release.runs.add(held.run)
    lay_out(Path(settings.ANSWERABLE_FIGURES) / release.folder)
    return release


def published(held: Counted) -> Release:
    release = ready(held)
    services.clear(release, by=held.governor, at=AT)
    services.publish(release, by=held.governor, at=AT)
    return release


_FACTS = ("title", "name", "folder", "report", "measures", "publish_on")
_MADE: list[tuple[Path, dict[str, Any]]] = []


@cache
def _results() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="answerable-counted-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    releasing.results(folder / "results")
    return folder / "results"


def _place(kind: PlaceKind, name: str, above: Place) -> Place:
    new = Place(kind=kind, name=name, code=name[:3].upper(), above=above, management=Management.PUBLIC)
    [place] = place_below([new])
    return place
