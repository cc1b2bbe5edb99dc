"""Runs that follow the simulated one, in which the figures of Caribbean people at Ashgate are others."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
from django.conf import settings

from answerable.disparity.results_folder import read_results
from answerable.web.monitoring.figures.shelving import shelve
from answerable.web.monitoring.models import Case, Run
from answerable.web.monitoring.services.placing import places_in
from answerable.web.monitoring.services.showing import show
from answerable.web.monitoring.types import RunState
from tests.support.monitoring import Monitored, results_folder
from tests.support.monitoring_data import CARIBBEAN, CHARGES

LEVEL = {"flag": False, "severity": "", "ratio": 1.0, "ratio_low": 0.9, "ratio_high": 1.1, "shrunk_ratio": 1.0}
"""The whole interval lies inside the band."""
UNCLEAR = LEVEL | {"ratio": 1.1, "ratio_low": 0.7, "ratio_high": 1.7, "shrunk_ratio": 1.05}
"""Nothing can be shown, not that it is level either."""
WORSE = {"ratio": 3.4, "ratio_low": 2.9, "ratio_high": 4.0, "shrunk_ratio": 3.2}


def next_run(monitored: Monitored, figures: Mapping[str, object], *, at: dt.datetime) -> Run:
    """A run that is shown, with these figures beside every comparator."""
    run = Run.objects.create(state=RunState.DONE, folder=f"next {Run.objects.count()}", queued_at=at, ended_at=at)
    results = read_results(results_folder())
    comparisons = results.tables["comparisons"]
    frame = comparisons.to_pandas(types_mapper=None)
    changed = (frame["place"] == "AGX") & (frame["group"] == CARIBBEAN) & (frame["measure"] == CHARGES)
    for name, value in figures.items():
        frame.loc[changed, name] = value
    tables = results.tables | {"comparisons": pa.Table.from_pandas(frame, comparisons.schema, preserve_index=False)}
    results = dataclasses.replace(results, tables=tables)
    shelf = Path(settings.ANSWERABLE_FIGURES) / run.folder / "shelf"
    shelve(results, places_in(results, monitored.estate.service), shelf)
    show(run, results, at=at)
    return run


def ashgate_case(monitored: Monitored) -> Case:
    return Case.objects.get(place=monitored.estate.ashgate)
