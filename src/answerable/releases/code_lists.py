"""The code lists of a release: its measures, and which group and place is part of which."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import pandas as pd

from answerable.disparity.classifications import groups
from answerable.disparity.counts import PLACE, REGION
from answerable.disparity.measures.model import Characteristic, Measure, Repeats
from answerable.disparity.results import ALL, FINE, PAIR
from answerable.releases.columns import CODE_LISTS
from answerable.releases.grid import PAIRED


def measures_table(measures: Iterable[Measure]) -> pd.DataFrame:
    """A row a measure and version."""
    rows: list[dict[str, object]] = [
        {
            "measure": one.name,
            "version": one.version,
            "title": one.title,
            "kind": one.kind.value,
            "counted": one.counted.value,
            "repeats": one.repeats.value,
            "numerator": one.numerator.stage,
            "denominator": one.denominator.stage if one.denominator else "",
            "partition": one.partition or "",
            "per": one.per,
            "additive_over_places": one.repeats is not Repeats.ONCE,
            "additive_over_periods": one.repeats is not Repeats.ONCE,
            "valid_from": _day(one.valid_from),
            "valid_to": _day(one.valid_to),
            "verified": one.verified.value,
        }
        for one in measures
    ]
    return _table("measures", rows)


def _day(day: date | None) -> str:
    return "" if day in {None, date.min, date.max} else str(day)


def groups_table(rates: pd.DataFrame, measures: Sequence[Measure]) -> pd.DataFrame:
    """A row a group: a fine group in its broad one, a pair in both of its groups."""
    broad = {(about.name, group.name): group.broad for about in _characteristics(measures) for group in groups(about)}
    found = rates.loc[rates["detail"] != ALL, ["characteristic", "detail", "group"]].drop_duplicates()
    rows: list[dict[str, object]] = [
        {"characteristic": about, "detail": detail, "group": group, "parent": _parent(broad, about, detail, group)}
        for about, detail, group in found.itertuples(index=False, name=None)
    ]
    return _table("groups", rows)


def _parent(broad: dict[tuple[str, str], str], about: str, detail: str, group: str) -> str:
    if detail == PAIR:
        return " | ".join(group.split(PAIRED))
    return broad.get((about, group), "") if detail == FINE else ""


def _characteristics(measures: Iterable[Measure]) -> Iterator[Characteristic]:
    for measure in measures:
        yield from measure.characteristics


def places_table(rates: pd.DataFrame) -> pd.DataFrame:
    """A row a region and a place."""
    found = rates[["level", "place", "region"]].drop_duplicates()
    regions = {*found.loc[found["level"] == REGION, "place"]}
    rows: list[dict[str, object]] = [
        {"level": level, "place": place, "parent": region if level == PLACE and region in regions else ""}
        for level, place, region in found.itertuples(index=False, name=None)
        if level in {REGION, PLACE}
    ]
    return _table("places", rows)


def _table(name: str, rows: list[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(CODE_LISTS[name].columns)).drop_duplicates(ignore_index=True)
