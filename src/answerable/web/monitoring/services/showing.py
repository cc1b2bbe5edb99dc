"""From the results of a run to the figures that pages show, within the transaction of whoever calls."""

import datetime as dt
from collections import defaultdict
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from answerable.disparity.measures.model import Measure
from answerable.disparity.results_folder import Results
from answerable.web.monitoring.models import MeasureFigures, Run


def show(run: Run, results: Results, *, at: dt.datetime) -> list[MeasureFigures]:
    """The figures of this run become the current ones of its measures; earlier ones stay, and are readable.

    A measure of which nothing could be said keeps the figures that it had.
    """
    made = []
    for measure in _latest_versions(results):
        rows = results.only(measure.name).tables["rates"]
        if not len(rows):
            continue
        MeasureFigures.objects.filter(measure=measure.name, current=True).update(current=False)
        made.append(
            MeasureFigures.objects.create(
                run=run,
                measure=measure.name,
                title=measure.title,
                definition=_definition(measure, rows) | {"benchmarks": _benchmarks(results, measure.name)},
                first=pc.min(rows["from"]).as_py(),
                last=pc.max(rows["to"]).as_py(),
                current=True,
                shown_at=at,
            )
        )
    return made


def _latest_versions(results: Results) -> list[Measure]:
    by_name: dict[str, Measure] = {}
    for measure in sorted(results.catalogue.measures, key=lambda one: one.version):
        by_name[measure.name] = measure
    return list(by_name.values())


def _definition(measure: Measure, rows: pa.Table) -> dict[str, Any]:
    parts = [part for part in (measure.numerator, measure.denominator) if part]
    limits = measure.thresholds
    return {
        **{name: str(getattr(measure, name)) for name in ("kind", "direction", "verified", "counted", "cadence")},
        **{name: getattr(measure, name) for name in ("why", "source", "per", "pool")},
        "numerator": measure.numerator.stage,
        "denominator": measure.denominator.stage if measure.denominator else "everyone whose group is known",
        "comparators": [str(comparator) for comparator in measure.comparators],
        "characteristics": _groups(rows, {one.name for one in measure.characteristics}),
        "intersections": [" × ".join(pair) for pair in measure.intersections],
        "data_sets": list(dict.fromkeys(part.data for part in parts)),
        "adjusters": [
            {"name": one.characteristic.name, "reason": one.reason, "mediator": one.mediator}
            for one in measure.adjusters
        ],
        "thresholds": {"low": limits.low, "high": limits.high, "q": limits.q},
    }


def _benchmarks(results: Results, name: str) -> dict[str, dict[str, str]]:
    """Of a share: with what population each version of the measure compares."""
    return {
        str(measure.version): {part: getattr(measure.benchmark, part) for part in ("name", "version", "source")}
        for measure in results.catalogue.measures
        if measure.name == name and measure.benchmark
    }


def _groups(rows: pa.Table, characteristics: set[str]) -> dict[str, list[str]]:
    """The groups of each characteristic that the figures tell of."""
    told: dict[str, list[str]] = defaultdict(list)
    pairs = rows.select(["characteristic", "group"]).group_by(["characteristic", "group"]).aggregate([])
    for row in pairs.sort_by([("characteristic", "ascending"), ("group", "ascending")]).to_pylist():
        if row["characteristic"] in characteristics:
            told[row["characteristic"]].append(row["group"])
    return told
