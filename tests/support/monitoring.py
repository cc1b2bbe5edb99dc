"""A small monitored estate: simulated records of three prisons, counted by the engine, and shown in the register.

At Ashgate charges against Caribbean people are proved twice as often as those against white British people, in every
month; nothing else differs but by chance. `installed` puts the figures, made once a session, into the test's database.
"""

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from django.conf import settings

from answerable.disparity.engines import Files
from answerable.disparity.measures import read_catalogue
from answerable.disparity.results_folder import read_results
from answerable.disparity.running import Setting, run
from answerable.web.accounts.models import Person
from answerable.web.estate.models import Place
from answerable.web.estate.services.places import place_below
from answerable.web.estate.types import Management, PlaceKind, Role
from answerable.web.monitoring.figures import shelve
from answerable.web.monitoring.models import DataSet, Delivery, Run
from answerable.web.monitoring.services.placing import in_words_of_register, places_in
from answerable.web.monitoring.services.showing import show
from answerable.web.monitoring.types import DeliveryState, RunState, SourceKind
from tests.support.web.places import Estate

DEFINITIONS = """
data sets:
  charges:
    columns:
      {charged_on: date, prison: text, region: text, person: text, ethnicity: text, age: whole number, outcome: text}
    date: charged_on
    place: prison
    region: region
    person: person
  prison_roll:
    columns: {on_roll: date, prison: text, region: text, person: text, ethnicity: text, age: whole number, work: text}
    date: on_roll
    place: prison
    region: region
    person: person
characteristics:
  ethnicity: {column: ethnicity, classification: ethnicity}
  age: {column: age, bands: [18-25, 26-49, 50+], reference: 26-49}
measures:
  - name: charges-proved
    title: Charges proved
    why: A charge that is proved can cost days, money and privileges.
    kind: proportion
    direction: lower is better
    repeats: every
    numerator: {stage: charges proved, data: charges, where: {outcome: proved}}
    denominator: {stage: charges, data: charges}
    characteristics: [ethnicity, age]
    comparators: [white British, all white, everyone else, named]
    adjusters: [{characteristic: age, reason: Younger people are charged more.}]
    source: Ours.
  - name: people-in-work
    title: People who have work
    why: Work brings pay, time out of cell and a reference.
    kind: proportion
    direction: higher is better
    counted: people
    numerator: {stage: people who have work, data: prison_roll, where: {work: "yes"}}
    denominator: {stage: people on the roll, data: prison_roll}
    characteristics: [ethnicity, age]
    comparators: [white British, all white, everyone else, named]
    pool: 1
    source: Ours.
"""
PLACES = ("AGX", "BWX", "CHX")
"""As the records name them: Ashgate, Brackwater and Coldharbour."""
REGION = "North Wexmoor"
GROUPS = {"W1": 60, "B1": 30, "A2": 24, "W5": 6, "NS": 5}
"""How many of each: white British, Caribbean, Pakistani, Roma, and those who did not say."""
CHARGES, WORK = "charges-proved", "people-in-work"
CARIBBEAN = "Caribbean"
MONTHS = 14
LAST = dt.date(2026, 10, 31)
"""The last day of the records; the first is 1 September 2025."""
_DOUBTFUL = {
    "unknown_codes": {"ethnicity": {"X9": 340}},
    "not_stated": {"ethnicity": [340, 2000]},
    "missing": {"age": 12},
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
    shelve(*in_words_of_register(results, places_in(results, estate.service)), folder / "shelf")
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


def write_data(folder: Path, *, months: int = MONTHS) -> Path:
    """`measures.yaml`, `charges.parquet` and `prison_roll.parquet`, of the first so many months."""
    (folder / "measures.yaml").write_text(DEFINITIONS, encoding="utf-8")
    charges, roll = (pd.DataFrame(list(rows)) for rows in (_charges(months), _roll(months)))
    charges.to_parquet(folder / "charges.parquet")
    roll.to_parquet(folder / "prison_roll.parquet")
    return folder


def _charges(months: int) -> Iterator[dict[str, object]]:
    drawn = np.random.default_rng(20261122)
    for first, place, code, number in _people(months):
        planted = place == "AGX" and code == "B1"
        proved = drawn.random() < (0.7 if planted else 0.35)
        age = int(drawn.integers(18, 70))
        yield {
            "charged_on": first + dt.timedelta(days=int(drawn.integers(0, 28))),
            **_person(place, code, number, age),
            "outcome": "proved" if proved else "not proved",
        }


def _roll(months: int) -> Iterator[dict[str, object]]:
    drawn = np.random.default_rng(20261123)
    for first, place, code, number in _people(months):
        last = (first + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
        work = "yes" if drawn.random() < 0.6 else "no"
        yield {"on_roll": last, **_person(place, code, number, 18 + number % 50), "work": work}


def _people(months: int) -> Iterator[tuple[dt.date, str, str, int]]:
    begin = LAST.replace(day=1) - pd.DateOffset(months=MONTHS - 1)
    for month in pd.date_range(begin, periods=months, freq="MS"):
        for place in PLACES:
            for code, many in GROUPS.items():
                for number in range(many):
                    yield month.date(), place, code, number


def _person(place: str, code: str, number: int, age: int) -> dict[str, object]:
    return {"prison": place, "region": REGION, "person": f"{place}{code}{number}", "ethnicity": code, "age": age}


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
        profile=counted.profile
        | {
            "unknown_codes": {"ethnicity": {"X9": 340}},
            "not_stated": {"ethnicity": [340, 2000]},
            "missing": {"age": 12},
        },
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
