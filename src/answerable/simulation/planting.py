"""Disparities that are put into the data on purpose, and the file that lists them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import product
from pathlib import Path
from zlib import crc32

import numpy as np

from answerable.disparity.classifications import classify
from answerable.disparity.measures.model import Characteristic
from answerable.simulation.people import ETHNICITIES, Floats, People

PLANTED = "planted.json"
_NAMES = classify(Characteristic("ethnicity", "ethnicity", "ethnicity"), ETHNICITIES).fine
_LEAST_PEOPLE = 20
_PROMISED, _GONE = 0.5, 0.55
"""How much of the time had gone by when a reform was promised, and when its disparity was gone."""
_PLACES_DIFFER = 0.25
_SAID = (
    "Made up. Each row is a disparity that was put in: the rate of the group at the place is multiplied by the ratio. "
    "Where a month stands under “gone from”, it is 1 from then on. Where a reform was promised and none stands there, "
    "nothing came of it. Whatever else is found is chance, or follows from these: a broad group holds its groups."
)


@dataclass(frozen=True, slots=True)
class Planted:
    """One disparity, in the words of the results."""

    measure: str
    place: str
    region: str
    group: str
    ratio: float
    people: int
    """Of the group at the place, at a time."""
    promised: date | None = None
    gone_from: date | None = None

    def ratio_in(self, month: date) -> float:
        return 1.0 if self.gone_from and month >= self.gone_from else self.ratio


def planted_among(
    people: People, ratios: dict[str, tuple[float, ...]], months: Sequence[date], each: int
) -> Iterator[Planted]:
    """Of each measure and ratio as many that last, that are promised away and go, and that are promised and stay.

    No two of one measure are at one place.
    """
    promised, gone = (months[int(len(months) * share)] for share in (_PROMISED, _GONE))
    fates = ((None, None), (promised, gone), (promised, None))
    held = np.zeros((len(people.places), len(ETHNICITIES)), dtype=np.int64)
    np.add.at(held, (people.place, people.fields["group"]), 1)
    for measure, several in ratios.items():
        cells = _cells(people, held)
        for (ratio, fate), (place, group) in zip(product(several, fates * each), cells, strict=False):
            where = people.places[place]
            found = (measure, where.name, where.region.name, str(_NAMES[group]), ratio, int(held[place, group]))
            yield Planted(*found, *fate)


def _cells(people: People, held: np.ndarray) -> Iterator[tuple[int, int]]:
    """A group at each place, in random order; larger ones more often, and never people who are white British."""
    large = np.where(held >= _LEAST_PEOPLE, held, 0)
    large[:, ETHNICITIES.index("W1")] = 0
    for place in people.draw.permutation(len(held)):
        if large[place].any():
            yield int(place), int(people.draw.choice(len(ETHNICITIES), p=large[place] / large[place].sum()))


class Truth:
    """What holds in some places: how they differ in each measure, and what is planted there."""

    def __init__(self, people: People, planted: Iterable[Planted], seed: int) -> None:
        self.planted, self.seed = list(planted), seed
        self._places = {place.name: at for at, place in enumerate(people.places)}

    def level(self, measure: str) -> Floats:
        """How far each place lies above the average, on the scale of logarithms."""
        draw = np.random.default_rng([self.seed, crc32(measure.encode())])
        return draw.normal(0, _PLACES_DIFFER, len(self._places))

    def ratios(self, measure: str, month: date) -> Floats:
        """What rates are multiplied by, for each place and group."""
        answer = np.ones((len(self._places), len(ETHNICITIES)))
        for one in self.planted:
            if one.measure == measure:
                answer[self._places[one.place], one.group == _NAMES] = one.ratio_in(month)
        return answer


def write_planted(path: Path, planted: Iterable[Planted]) -> None:
    """The list of what is planted, for whoever looks whether it is found."""
    rows = [{name.replace("_", " "): value for name, value in asdict(one).items()} for one in planted]
    text = json.dumps({"said": _SAID, "planted": rows}, ensure_ascii=False, indent=1, default=str)
    path.write_text(text + "\n", encoding="utf-8")
