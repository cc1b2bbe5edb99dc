"""Figures that anyone may read: those of published releases, and of each measure those of its latest one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from answerable.web.estate.models import Place
from answerable.web.monitoring.figures import Row, Shelf
from answerable.web.monitoring.figures.released import read_about, read_rows
from answerable.web.monitoring.models import Release
from answerable.web.monitoring.queries.figures import level_of
from answerable.web.monitoring.types import Level, ReleaseState

Measure = dict[str, str]
"""A row of `measures.csv`: its columns are those of `releases.columns.MEASURES`."""
_WHO = ("measure", "version", "characteristic", "detail", "group", "level", "place", "place_id", "from", "to", "pooled")
_WHY = ("hidden", "reason", "shown_at", "cannot_say")
_RATES = (*_WHO, "k", "n", "rate", "low", "high", *_WHY)
_COMPARISONS = (*_WHO, "comparator", "ratio", "ratio_low", "ratio_high", "flag", *_WHY)


@dataclass(frozen=True)
class Released:
    """A release and its files."""

    release: Release

    @property
    def folder(self) -> Path:
        return Path(settings.ANSWERABLE_FIGURES) / self.release.folder

    @property
    def shelf(self) -> Shelf:
        return Shelf(shelf_folder(self.folder))

    @cached_property
    def about(self) -> dict[str, Any]:
        return read_about(self.folder)

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """By short name, of its newest definition."""
        rows = read_rows(self.folder / "measures.csv")
        return {row["measure"]: row for row in sorted(rows, key=lambda row: int(row["version"]))}

    @cached_property
    def details(self) -> dict[str, list[str]]:
        """By characteristic how fine its groups are told: broad, fine."""
        told: dict[str, list[str]] = {}
        for row in read_rows(self.folder / "groups.csv"):
            if row["detail"] not in told.setdefault(row["characteristic"], []):
                told[row["characteristic"]].append(row["detail"])
        return told

    def file(self, name: str) -> Path:
        """Raises Http404 where the release has no such file."""
        if name != "release.json" and name not in self.about["files"]:
            raise Http404
        return self.folder / name


@dataclass(frozen=True)
class Figure:
    """One row of the counts and rates, and the same row beside each comparator."""

    released: Released
    measure: Measure
    row: Row
    beside: tuple[Row, ...]


def shelf_folder(folder: Path) -> Path:
    """Beside the files of a release, the same figures as pages read them."""
    return folder.with_name(f"{folder.name}.shelf")


def published() -> QuerySet[Release]:
    return Release.objects.filter(state=ReleaseState.PUBLISHED).order_by("-published_at", "-id")


def find_release(name: str) -> Released:
    """Raises Http404."""
    return Released(get_object_or_404(published(), name=name))


def newest() -> dict[str, Released]:
    """Of each measure the latest published release that holds it."""
    held: dict[str, Released] = {}
    for release in published():
        released = Released(release)
        for measure in release.measures:
            held.setdefault(measure, released)
    return held


def released_of(measure: str) -> Released:
    """Raises Http404 where no published release holds it."""
    try:
        return newest()[measure]
    except KeyError:
        raise Http404 from None


def figures_at(place: Place, held: Mapping[str, Released], **is_: object) -> Iterator[Figure]:
    """What is said of now at a place, of these measures; columns can be asked to be a value, or one of several."""
    for released in dict.fromkeys(held.values()):
        own = {measure for measure, of in held.items() if of is released}
        for figure in latest(released, place, **is_):
            if figure.row["measure"] in own:
                yield figure


def at_places(places: Iterable[Place], held: Mapping[str, Released], **is_: object) -> Iterator[tuple[Place, Figure]]:
    """The same of several places, each release read once; nothing where nothing is published."""
    by_key = {place.pk: place for place in places} if held else {}
    told: dict[int, list[Figure]] = {key: [] for key in by_key}
    for released in dict.fromkeys(held.values()):
        own = tuple(measure for measure, of in held.items() if of is released)
        for figure in _everywhere(released, measure=own, place_id=tuple(by_key), **is_):
            told[figure.row["place_id"]].append(figure)
    for key, figures in told.items():
        yield from ((by_key[key], figure) for figure in figures)


def latest(released: Released, place: Place, **is_: object) -> Iterator[Figure]:
    level, shelf = level_of(place), released.shelf
    rates = shelf.latest("rates", level=level, place=place.pk, columns=_RATES)
    beside = shelf.latest("comparisons", level=level, place=place.pk, columns=_COMPARISONS)
    yield from _figures(released, *(rows.where(**is_).listed() if len(rows) else [] for rows in (rates, beside)))


def _everywhere(released: Released, **is_: object) -> Iterator[Figure]:
    rates, beside = (
        released.shelf.everywhere(table, columns=columns).where(**is_).listed()
        for table, columns in (("rates", _RATES), ("comparisons", _COMPARISONS))
    )
    yield from _figures(released, rates, beside)


def every(released: Released, measure: str, place: Place, **is_: object) -> Iterator[Figure]:
    """What a release says of one measure at one place, of all its periods."""
    level, shelf = level_of(place), released.shelf
    rates = shelf.of(measure, "rates", level=level, place=place.pk, columns=_RATES)
    beside = shelf.of(measure, "comparisons", level=level, place=place.pk, columns=_COMPARISONS)
    yield from _figures(released, *(rows.where(**is_).listed() if len(rows) else [] for rows in (rates, beside)))


def _figures(released: Released, rates: Iterable[Row], beside: Iterable[Row]) -> Iterator[Figure]:
    compared: dict[tuple[object, ...], list[Row]] = {}
    for row in beside:
        compared.setdefault(key_of(row), []).append(row)
    for row in rates:
        yield Figure(released, released.measures[row["measure"]], row, tuple(compared.get(key_of(row), ())))


def key_of(row: Row) -> tuple[object, ...]:
    """What tells a row from all others."""
    names = ("place_id", "measure", "version", "characteristic", "detail", "group", "from", "to", "pooled")
    return tuple(row[name] for name in names)


def places_told(whole: Place) -> QuerySet[Place]:
    """Regions and places below a place, of which figures may be told."""
    return Place.objects.filter(path__startswith=whole.path).exclude(pk=whole.pk).order_by("name", "id")


def regions_told(held: Mapping[str, Released]) -> QuerySet[Place]:
    """Regions of which these releases tell."""
    told = {place for one in held.values() for level, place in one.shelf.places() if level == Level.REGION}
    return Place.objects.filter(pk__in=told).order_by("name", "id")
