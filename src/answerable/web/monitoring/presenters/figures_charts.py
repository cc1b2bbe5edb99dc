"""Charts of one measure at one place, each with a sentence, and the table of the trend."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from answerable.disparity.measures.model import Kind
from answerable.disparity.report import charts, numbers
from answerable.disparity.report.wording import heading, people, some, things
from answerable.web.design.tables import Cell, Column, Lines, Listing
from answerable.web.monitoring.figures import Row
from answerable.web.monitoring.presenters.figures_words import Unit, ratio, span
from answerable.web.monitoring.queries.pages import kind_of
from answerable.web.monitoring.queries.pages_marks import Happening
from answerable.web.monitoring.queries.pages_measure import Told

MOST_DRAWN = 20


@dataclass(frozen=True)
class Chart:
    """A drawing, its heading, and what it shows."""

    heading: str
    svg: SafeString
    sentence: str


def dots(told: Told) -> Chart | None:
    """Groups beside the chosen comparator, the worst first; None where nobody is compared."""
    rows = sorted(told.comparisons, key=_best, reverse=True)
    if not rows:
        return None
    flagged = [row["group"] for row in rows if row["flag"]]
    comparator = people(told.offer.chosen.comparator)
    sentence = f"Of {things(len(rows), 'group')}, none is flagged."
    if flagged:
        verb = "is" if len(flagged) == 1 else "are"
        sentence = f"Of {things(len(rows), 'group')}, {len(flagged)} {verb} flagged: {some(flagged)}."
    title = f"{heading(told.offer.chosen.characteristic)}, beside {comparator}"
    shown = [_dot(row) for row in rows[:MOST_DRAWN]]
    limits = told.figures.definition["thresholds"]
    axis = f"Times as {'much' if kind_of(told.figures) is Kind.MEAN else 'often'} as {comparator}"
    words = charts.Words("groups", title, sentence)
    svg = charts.dot_and_interval(shown, words, band=(limits["low"], limits["high"]), axis=axis)
    return _chart(title, sentence, svg)


def _dot(row: Row) -> Row:
    figures = {"value": row["ratio"], "low": row["ratio_low"], "high": row["ratio_high"], "shrunk": row["shrunk_ratio"]}
    return figures | {"label": row["group"], "flagged": row["flag"], "text": ratio(row)}


def trend(told: Told, marks: Sequence[tuple[str, Happening]]) -> Chart | None:
    """The chosen group over time beside the comparator; None where there are no two periods."""
    rows = told.trend
    if sum(row["value"] is not None for row in rows) < 2:
        return None
    chosen = told.offer.chosen
    title = f"{chosen.group or 'Everyone'}, over time"
    points = [row | {"signal": bool(row["signals"]), "beside": told.beside.get(row["from"])} for row in rows]
    sentence = _over_time(told)
    letters = [charts.Mark(one.day, letter) for letter, one in marks if letter]
    words = charts.Words("over-time", title, sentence)
    return _chart(
        title, sentence, charts.trend(points, words, number=numbers.axis(Unit.of(told.figures)), marks=letters)
    )


def periods(told: Told) -> Listing:
    """The table behind the trend, the newest period first."""
    unit = Unit.of(told.figures)
    columns = (
        Column("period", "Period"),
        Column("value", told.offer.chosen.group or "Everyone", numeric=True),
        Column("beside", heading(people(told.offer.chosen.comparator)), numeric=True),
        Column("chance", "What chance allows"),
    )
    rows = [
        (
            span(row),
            _figure(unit, row["value"]),
            _figure(unit, told.beside.get(row["from"])),
            _limits(unit, row),
        )
        for row in reversed(told.trend)
    ]
    return Listing("Every period", columns, rows)


def _figure(unit: Unit, value: float | None) -> str:
    return numbers.NONE if value is None else numbers.figure(unit, value)


def _limits(unit: Unit, row: Row) -> Cell:
    if row["low"] is None or row["high"] is None:
        return str(row["cannot_say"] or "")
    limits = f"{numbers.figure(unit, row['low'])} to {numbers.figure(unit, row['high'])}"
    return Lines((limits, "Beyond chance")) if row["signals"] else limits


def funnel(told: Told, names: Mapping[int, str]) -> Chart | None:
    """The chosen group's ratio at each place; places whose figures the viewer may not see are dots without a name."""
    rows = [row for row in told.funnel if row["value"] is not None]
    if len(rows) < 3 or all(row["high_998"] is None for row in rows):
        return None
    title = f"{told.offer.chosen.group}, place by place"
    far = [row for row in rows if row["outside"] == "99.8%"]
    lie = "lies" if len(far) == 1 else "lie"
    sentence = f"Of {things(len(rows), 'place')}, {len(far) or 'none'} {lie} beyond the outer limits."
    here = next((row for row in rows if row["place_id"] == told.place.pk), None)
    if here:
        outside = f"lies beyond the {here['outside']} limits" if here["outside"] else "lies within the limits"
        sentence += f" {told.place.name} (the square) {outside}."
    places = [row | {"place": names.get(row["place_id"], ""), "here": row["place_id"] == told.place.pk} for row in rows]
    words = charts.Words("places", title, sentence)
    size = f"Expected {told.figures.definition['numerator']}"
    return _chart(title, sentence, charts.funnel(places, words, number=numbers.round_number, size=size))


def _over_time(told: Told) -> str:
    unit, last = Unit.of(told.figures), [row for row in told.trend if row["value"] is not None][-1]
    now = f"In {numbers.month(last['from'])} it was {numbers.figure(unit, last['value'])}{numbers.unit(unit)}"
    comparator = told.beside.get(last["from"])
    if comparator is not None:
        who = people(told.offer.chosen.comparator)
        now += f"; of {who} (dashed) it was {numbers.figure(unit, comparator)}{numbers.unit(unit)}"
    signals = [numbers.month(row["from"]) for row in told.trend if row["signals"]]
    rules = f" Beyond chance: {some(signals)}." if signals else " No period stands out from chance."
    limits = str(last["cannot_say"] or "")
    return f"{now}. {limits or rules.strip()}{_breaks([row['from'] for row in told.trend if row['break_before']])}"


def _breaks(days: Sequence[dt.date]) -> str:
    if not days:
        return ""
    return f" The definition changed in {some([numbers.month(day) for day in days])}: before and after are not alike."


def _best(row: Row) -> float:
    return next((row[name] for name in ("shrunk_ratio", "ratio") if row[name] is not None), -1.0)


def _chart(title: str, sentence: str, svg: str) -> Chart:
    return Chart(title, mark_safe(svg), sentence)  # noqa: S308 - drawn by us, its words escaped
