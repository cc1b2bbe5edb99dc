"""Where a record is counted: its groups, its place, and its period."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from answerable.disparity.classifications import classify
from answerable.disparity.counts import NATION, NOT_RECORDED, PLACE, REGION
from answerable.disparity.engines.reference.figures import Record, Row
from answerable.disparity.measures.model import Cadence, Characteristic, DataSet, Disclosure, Measure

Where = tuple[str, str, str, date]
"""Level, place, region and first day."""


def groups(one: Characteristic, records: list[Record]) -> list[str]:
    """The group of each record."""
    codes = [(row[one.column], row[one.subgroup] if one.subgroup else None) for _, row in records]
    if one.bands:
        return list(classify(one, [_band(one, code) for code, _ in codes]).fine)
    if one.disclosure is Disclosure.LATEST:
        codes = _told_last(one, records, codes)
    return list(classify(one, [code for code, _ in codes], [subcode for _, subcode in codes]).fine)


def _band(one: Characteristic, number: float | None) -> str | None:
    if number is None:
        return None
    labels = [
        band.label
        for band in one.bands
        if (band.low is None or number >= band.low) and (band.high is None or number <= band.high)
    ]
    return labels[0] if labels else "outside the bands"


def _told_last(one: Characteristic, records: list[Record], codes: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """For each record what its person told last; where a person never told, or is not known, what stands there."""
    people = [(data.name, row[data.person or ""]) for data, row in records]
    apart = classify(one, [code for code, _ in codes]).apart
    told: dict[tuple[str, Any], list[tuple[date, str, str]]] = defaultdict(list)
    for who, (data, row), (code, subcode), is_apart in zip(people, records, codes, apart, strict=True):
        if who[1] is not None and not is_apart:
            told[who].append((row[data.date or ""], code, subcode or ""))
    return [max(told[who])[1:] if told.get(who) else code for who, code in zip(people, codes, strict=True)]


def wheres(measure: Measure, data: DataSet, row: Row) -> Iterator[Where]:
    """The nation, the region and the place of a record."""
    period = _period(row[data.date or ""], measure.cadence)
    region = (row[data.region] or NOT_RECORDED) if data.region else ""
    yield NATION, "", "", period
    if data.region:
        yield REGION, region, region, period
    if data.place:
        yield PLACE, row[data.place] or NOT_RECORDED, region, period


def _period(day: date, cadence: Cadence) -> date:
    if cadence is Cadence.FINANCIAL_YEAR:
        return date(day.year if day.month >= 4 else day.year - 1, 4, 1)
    months = {Cadence.MONTH: 1, Cadence.QUARTER: 3, Cadence.YEAR: 12}[cadence]
    return date(day.year, (day.month - 1) // months * months + 1, 1)
