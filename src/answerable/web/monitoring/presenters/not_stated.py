"""Shares whose group is not stated, in the words and charts of a page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import nan

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from answerable.disparity.counts import APART
from answerable.disparity.report import charts
from answerable.disparity.report.numbers import count, round_share
from answerable.web.design.tables import Column, Lines, Link, Listing, Row
from answerable.web.design.words import month
from answerable.web.monitoring.queries.not_stated import Unstated

Names = Mapping[int, str]
Titles = Mapping[str, str]
COLUMNS = (
    Column("place", "Place"),
    Column("measure", "Measure"),
    Column("share", "Not stated", numeric=True),
    Column("of", "Of all", numeric=True),
    Column("ways", "In which way"),
)
EXPORT = ("Place", "Measure", "By", "From", "To", "Not stated", "Of all", "Share", *APART)
_BY_MONTH = (
    Column("from", "From"),
    Column("to", "To"),
    Column("share", "Not stated", numeric=True),
    Column("of", "Of all", numeric=True),
    Column("ways", "In which way"),
)


def rows(found: Iterable[Unstated], places: Names, titles: Titles) -> list[Row]:
    return [
        (
            places[one.place],
            Lines((Link(f"{titles[one.measure]}, by {one.characteristic}", _address(one)), _span(one))),
            *_figures(one),
        )
        for one in found
    ]


def export_rows(found: Iterable[Unstated], places: Names, titles: Titles) -> Iterator[Row]:
    for one in found:
        yield (
            *(places[one.place], titles[one.measure], one.characteristic, one.first, one.last),
            *(sum(one.apart.values()), one.records, round(one.share, 4)),
            *(one.apart.get(way, 0.0) for way in APART),
        )


class Moved:
    """How the share of one characteristic moved: a sentence, a chart, and the table behind it."""

    def __init__(self, points: Sequence[Unstated]) -> None:
        first, last = points[0], points[-1]
        self.heading = f"By {last.characteristic}"
        self.sentence = (
            f"{_share(first)} were without a group in {month(first.first)}, {_share(last)} in {month(last.first)}: "
            f"{_difference(last.share - first.share)}."
        )
        self.listing = Listing(
            f"Not stated by {last.characteristic}",
            _BY_MONTH,
            [(one.first, one.last, *_figures(one)) for one in reversed(points)],
        )
        self._points = points

    @property
    def chart(self) -> SafeString:
        plain = {"centre": nan, "low": nan, "high": nan, "signal": False, "break_before": False}
        rows = [{"from": one.first, "value": one.share, **plain} for one in self._points]
        name = f"not-stated-{slugify(self._points[0].characteristic)}"
        words = charts.Words(name, f"Not stated, {self.heading.lower()}", self.sentence)
        drawn = charts.trend(rows, words, number=round_share)
        return mark_safe(drawn)  # noqa: S308


def moved(points: Iterable[Unstated]) -> list[Moved]:
    """Of each characteristic that somebody did not state."""
    by_characteristic = [list(some) for _, some in groupby(points, key=lambda one: one.characteristic)]
    return [Moved(some) for some in by_characteristic if any(one.apart for one in some)]


def _address(one: Unstated) -> str:
    return reverse("monitoring:not_stated", query={"place": one.place, "measure": one.measure})


def _figures(one: Unstated) -> Row:
    ways = [f"{way}: {count(one.apart[way])}" for way in APART if one.apart.get(way)]
    return f"{one.share:.1%}", count(one.records), Lines(ways) if ways else "All are stated"


def _share(one: Unstated) -> str:
    return f"{one.share:.1%} ({count(sum(one.apart.values()))} of {count(one.records)})"


def _span(one: Unstated) -> str:
    first, last = month(one.first), month(one.last)
    return first if first == last else f"{first} to {last}"


def _difference(change: float) -> str:
    points = f"{abs(100 * change):.1f} percentage points"
    if f"{100 * change:.1f}" in {"0.0", "-0.0"}:
        return "no change"
    return f"{points} {'more' if change > 0 else 'fewer'}"
