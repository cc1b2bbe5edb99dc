"""A small monitored estate: the records of `monitoring_data`, counted by the engine, and shown in the register.

`installed` puts the figures, made once a session, into the test's database.
"""

import datetime as dt
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from answerable.disparity.engines import Files
from answerable.disparity.measures import read_catalogue
from answerable.disparity.results_folder import read_results
from answerable.disparity.running import Setting, run
from answerable.web.accounts.models import Person
from answerable.web.estate.models import Place
from answerable.web.estate.services.places import place_below
from answerable.web.estate.types import Management, PlaceKind, Role
from answerable.web.monitoring.figures.shelving import shelve
from answerable.web.monitoring.models import DataSet, Delivery, Run
from answerable.web.monitoring.services.placing import in_words_of_register, places_in, words_of
from answerable.web.monitoring.services.showing import show
from answerable.web.monitoring.types import DeliveryState, RunState, SourceKind
from tests.support.monitoring_data import CARIBBEAN, CHARGES, LAST, WORK, write_data
from tests.support.web.places import Estate

__all__ = ["CARIBBEAN", "CHARGES", "WORK", "Monitored", "installed", "results_folder", "write_data"]

_DOUBTFUL = {
    "unknown_codes": {"ethnicity": {"X9": 340}},
    "not_stated": {"ethnicity": [340, 2000]},
    "missing": {"age": 12},
    "places": {"AGX": {"2026-10-01": 125}, "CHX": {"2026-09-01": 125}},
    "not_returned": ["CHX"],
}
_SHOWN_AT = dt.datetime(2026, 11, 5, 9, 0, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Monitored:
    estate: Estate
    coldharbour: Place
    run: Run
    counted: Delivery
    """Of the charges, and counted by the run."""
    held: Delivery
    """Of the charges too, and newer: it waits for somebody to decide."""

    @property
    def analyst(self) -> Person:
        """Sees the figures of the whole service, and looks after its data."""
        return self.estate.person(Role.ANALYST, self.estate.service)


def installed(estate: Estate) -> Monitored:
    """The figures, shown in the register of this test."""
    coldharbour = _coldharbour(estate)
    made = Run.objects.create(
        state=RunState.DONE, folder="simulated", queued_at=_SHOWN_AT, ended_at=_SHOWN_AT, steps=4, steps_done=4
    )
    charges = _register(estate, made)
    folder = Path(settings.ANSWERABLE_FIGURES) / made.folder
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(results_folder(), folder / "results")
    results = read_results(folder / "results")
    shelve(*in_words_of_register([results], places_in(words_of([results]), estate.service)), folder / "shelf")
    Run.objects.filter(pk=made.pk).update(manifest=results.manifest, measures=[CHARGES, WORK])
    show(made, results, at=_SHOWN_AT)
    made.refresh_from_db()
    return Monitored(estate, coldharbour, made, charges, _held(charges))


@cache
def results_folder() -> Path:
    """The results of the simulated records, made once a session."""
    folder = write_data(_kept())
    sources = {name: Files((folder / f"{name}.parquet",)) for name in ("charges", "prison_roll")}
    run(read_catalogue(folder / "measures.yaml"), sources, folder / "results", Setting())
    return folder / "results"


def _register(estate: Estate, run: Run) -> Delivery:
    """The data sets of the figures, and of each the delivery that was counted; that of the charges is given back."""
    by = estate.person(Role.ANALYST, estate.service)
    for name, title in (("prison_roll", "People on the roll"), ("charges", "Charges")):
        data_set = DataSet.objects.create(
            name=name,
            title=title,
            place=estate.service,
            kind=SourceKind.UPLOAD,
            registered_by=by,
            registered_at=_SHOWN_AT,
        )
        counted = Delivery.objects.create(
            data_set=data_set,
            state=DeliveryState.COUNTED,
            file_name=f"{name}.csv",
            fingerprint="5" * 64,
            rows=5250,
            first=dt.date(2025, 9, 1),
            last=LAST,
            profile={"periods": {"2026-10-01": 375}, "places": {"AGX": {"2026-10-01": 125}}},
            brought_by=by,
            brought_at=_SHOWN_AT,
            deleted_at=_SHOWN_AT,
        )
        run.deliveries.add(counted)
    return counted


def _held(counted: Delivery) -> Delivery:
    return Delivery.objects.create(
        data_set=counted.data_set,
        state=DeliveryState.HELD,
        file_name="charges-again.csv",
        fingerprint="7" * 64,
        rows=2000,
        first=counted.first,
        last=counted.last,
        profile=counted.profile | _DOUBTFUL,
        doubts=["It has shrunk: 2,000 records, and 5,250 before. Part of it may be missing."],
        brought_by=counted.brought_by,
        brought_at=_SHOWN_AT,
    )


def _coldharbour(estate: Estate) -> Place:
    held = Place.objects.filter(code="CHX").first()
    if held:
        return held
    new = Place(
        kind=PlaceKind.ESTABLISHMENT, name="Coldharbour", code="CHX", above=estate.region, management=Management.PUBLIC
    )
    [place] = place_below([new])
    return place


_KEPT: list["tempfile.TemporaryDirectory[str]"] = []


def _kept() -> Path:
    """A folder that is gone when the session ends."""
    _KEPT.append(tempfile.TemporaryDirectory(prefix="answerable-monitored-"))
    return Path(_KEPT[-1].name)
