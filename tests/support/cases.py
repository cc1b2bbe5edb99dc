"""Runs that follow the simulated one, in which the figures of Caribbean people at Ashgate are others."""

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
from django.conf import settings

from answerable.disparity.results_folder import read_results
from answerable.web.monitoring.figures.shelving import shelve
from answerable.web.monitoring.models import Case, Run
from answerable.web.monitoring.services.placing import in_words_of_register, places_in, words_of
from answerable.web.monitoring.services.showing import show
from answerable.web.monitoring.types import RunState
from tests.support.monitoring import Monitored, results_folder
from tests.support.monitoring_data import CARIBBEAN, CHARGES

LEVEL = {
    "flag": False,
    "severity": "",
    "persistence": 0,
    "ratio": 1.0,
    "ratio_low": 0.9,
    "ratio_high": 1.1,
    "shrunk_ratio": 1.0,
}
"""The whole interval lies inside the band."""
UNCLEAR = LEVEL | {"ratio": 1.1, "ratio_low": 0.7, "ratio_high": 1.7, "shrunk_ratio": 1.05}
"""Nothing can be shown, not that it is level either."""
WORSE = {"ratio": 3.4, "ratio_low": 2.9, "ratio_high": 4.0, "shrunk_ratio": 3.2}


SINCE = dt.date(2026, 4, 1)
"""From when `recounted` tells otherwise."""


def next_run(
    monitored: Monitored, figures: Mapping[str, object], *, at: dt.datetime, recount: tuple[float, float] | None = None
) -> Run:
    """A run that is shown, with these figures beside every comparator; `recount` is before and since."""
    run = Run.objects.create(state=RunState.DONE, folder=f"next {Run.objects.count()}", queued_at=at, ended_at=at)
    results = read_results(results_folder())
    comparisons = results.tables["comparisons"]
    frame = comparisons.to_pandas(types_mapper=None)
    for name, value in figures.items():
        frame.loc[_caribbean(frame, ("AGX",)), name] = value
    changed = pa.Table.from_pandas(frame, comparisons.schema, preserve_index=False)
    tables = dict(results.tables) | {"comparisons": changed}
    if recount:
        tables = recounted(tables, before=recount[0], since=recount[1])
    results = dataclasses.replace(results, tables=tables)
    shelf = Path(settings.ANSWERABLE_FIGURES) / run.folder / "shelf"
    shelve(*in_words_of_register([results], places_in(words_of([results]), monitored.estate.service)), shelf)
    show(run, results, at=at)
    return run


def recounted(
    tables: Mapping[str, pa.Table], *, before: float, since: float, places: Sequence[str] = ("AGX",)
) -> dict[str, pa.Table]:
    """As if ten times as many had been charged, and so large a part of Caribbean people's were proved."""
    frames = {name: tables[name].to_pandas() for name in ("rates", "comparisons", "trends")}
    rates = frames["rates"]
    rates.loc[_caribbean(rates, places), "n"] *= 10
    for later, share in ((False, before), (True, since)):
        for frame, told in ((rates, "k"), (frames["trends"], "value")):
            rows = _caribbean(frame, places) & ((frame["from"] >= SINCE) == later)
            frame.loc[rows, told] = (frame.loc[rows, "n"] * share).round() if told == "k" else share
    frames["comparisons"][["comparator_k", "comparator_n"]] *= 10
    changed = {
        name: pa.Table.from_pandas(frame, tables[name].schema, preserve_index=False) for name, frame in frames.items()
    }
    return {**tables, **changed}


def _caribbean(frame: pd.DataFrame, places: Sequence[str]) -> "pd.Series[bool]":
    return (frame["measure"] == CHARGES) & (frame["group"] == CARIBBEAN) & frame["place"].isin(places)


def ashgate_case(monitored: Monitored) -> Case:
    return Case.objects.get(place=monitored.estate.ashgate)
