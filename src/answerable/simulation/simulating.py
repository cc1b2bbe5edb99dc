"""Month by month: what happens, and the files that tell of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from answerable.disparity.measures import shipped
from answerable.simulation.happenings import Scene
from answerable.simulation.people import Flags, People
from answerable.simulation.places import Place, chosen, units
from answerable.simulation.planting import PLANTED, Planted, Truth, planted_among, write_planted
from answerable.simulation.services import SERVICES, Service
from answerable.simulation.sizes import Size
from answerable.simulation.spans import Span, months_to, years_of
from answerable.simulation.writing import Book
from answerable.vocabulary.errors import UnusableDataError

Progress = Callable[[Sequence[str]], Iterable[str]]
"""Hands on the names of the steps, each when the one before is done."""
_MISSING = 0.004
"""How many of the months of places were not returned."""
_LATE = 0.02
"""How many places have not returned the latest month yet."""
_BOARD = 12
"""Members of the board of a prison."""
_UNITS = 8
"""Delivery units of a region."""
_COURTS = 4
_SENTENCED = 1 / 2
"""People who may come before a court, for one under supervision."""


def simulate(out: Path, places: Sequence[Place], size: Size, *, last: date, progress: Progress = iter) -> list[Planted]:
    """Write data sets of so many months, up to the one of the day `last`, and the list of what is planted in them.

    Raises `UnusableDataError` where something else stands in `out`.
    """
    if out.exists() and any(out.iterdir()):
        raise UnusableDataError(f"{out} is not empty: name a folder that is not there yet.")
    out.mkdir(parents=True, exist_ok=True)
    months = months_to(last, size.months)
    planted: list[Planted] = []
    for name in progress(list(SERVICES)):
        draw, service = np.random.default_rng([size.seed, *name.encode()]), SERVICES[name]
        people = People(draw, *_settled(name, places, size), service.ages, service.silent)
        planted += _Simulated(name, service, people).write(out, months, size)
    write_planted(out / PLANTED, planted)
    return planted


def _settled(name: str, places: Sequence[Place], size: Size) -> tuple[list[Place], int]:
    """Where the people of a service are, and how many there are at a time."""
    adults, children = chosen(places, size)
    return {
        "prisons": (adults, size.custody),
        "children": (children, size.children),
        "probation": (units(adults, "delivery unit", _UNITS), size.probation),
        "courts": (units(adults, "court", _COURTS), round(size.probation * _SENTENCED)),
        "staff": (adults + units(adults, "probation", 1), size.staff),
        "boards": (adults, _BOARD * len(adults)),
    }[name]


class _Simulated:
    """One service, and its people."""

    def __init__(self, name: str, service: Service, people: People) -> None:
        self.prefix, self.service, self.people = name[:3].upper(), service, people

    def write(self, out: Path, months: list[Span], size: Size) -> Iterator[Planted]:
        """The files of all its spans; what is planted is told."""
        spans = years_of(months) if self.service.yearly else months
        planted = list(
            planted_among(self.people, self.service.planted, [month.first for month in months], size.planted)
        )
        truth = Truth(self.people, planted, size.seed)
        for span, returned in zip(spans, self._returned(len(spans)), strict=True):
            self._book(span, truth, returned).write(out)
            self.people.follow(self.service.leave)
        yield from planted

    def _returned(self, spans: int) -> Flags:
        """Which places returned which spans; those not returned are only missing months, never years."""
        draw, places = self.people.draw, len(self.people.places)
        returned = draw.random((spans, places)) >= _MISSING
        returned[-1:] &= draw.random(places) >= _LATE
        return returned | self.service.yearly

    def _book(self, span: Span, truth: Truth, returned: Flags) -> Book:
        book, data_sets = Book(span), shipped().data_sets
        for happening in self.service.happenings:
            rows = happening.to(self.people, truth, span.first)
            rows = rows[returned[self.people.place[rows]]]
            scene = Scene(self.people.draw, self.people, truth, span.first, rows)
            book.add(data_sets[happening.data], happening, scene, self.prefix)
        return book
