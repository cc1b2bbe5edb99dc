"""People who do not exist: who they are, where, and what of it they have told."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from answerable.simulation.places import Place

Codes: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]

with Path(__file__).with_name("ethnicities.csv").open(encoding="utf-8", newline="") as _file:
    _ROWS = list(csv.DictReader(_file))
ETHNICITIES = tuple(row["code"] for row in _ROWS)
_SHARES, _MUSLIM = (np.array([float(row[name]) for row in _ROWS]) for name in ("share", "muslim"))
_WHITE_BRITISH, _GYPSY_OR_TRAVELLER, _ROMA = (ETHNICITIES.index(code) for code in ("W1", "W3", "W5"))
_NOT_STATED = len(ETHNICITIES)
_TOLD_LATER = 0.03
"""Of those who have not told their ethnicity, in a month."""
_ALIKE = 4.0
"""How alike people are in how often things happen to them: the shape of a gamma distribution around 1."""

TEXTS: dict[str, tuple[str | None, ...]] = {
    "ethnicity": (*ETHNICITIES, "NS", None),
    "gypsy_roma_traveller": (None, "Gypsy", "Irish Traveller", "Roma"),
    "sex": ("M", "F"),
    "religion": ("Muslim", "Christian", "No religion", "Buddhist", "Sikh", "Hindu", "Jewish", "Other", None),
    "disability": ("N", "Y", None),
    "sexual_orientation": ("Heterosexual", "Bisexual", "Homosexual", "Other", None),
    "gender_identity": ("Not transgender", "Transgender", "Transgender with certificate", None),
    "sentence_type": ("Determinate", "Remand", "Recall", "Extended", "Life", "IPP"),
    "grade": ("below management", "first management grade", "senior management grade"),
    "offence_group": ("violence", "theft", "drugs", "public order", "motoring"),
}
_SPREAD: dict[str, tuple[float, ...]] = {
    "religion": (0, 0.47, 0.42, 0.03, 0.01, 0.01, 0.01, 0.02, 0.03),
    "disability": (0.58, 0.30, 0.12),
    "sexual_orientation": (0.88, 0.03, 0.02, 0.01, 0.06),
    "gender_identity": (0.972, 0.005, 0.003, 0.02),
    "sentence_type": (0.53, 0.19, 0.12, 0.07, 0.07, 0.02),
    "grade": (0.80, 0.15, 0.05),
    "offence_group": (0.30, 0.25, 0.15, 0.15, 0.15),
}
"""Shares of the values of `TEXTS` that are alike in all places and groups."""


class People:
    """So many people at a time in some places; who leaves is followed by somebody else in the same place."""

    def __init__(
        self,
        draw: np.random.Generator,
        places: Sequence[Place],
        number: int,
        ages: tuple[int, float],
        silent: tuple[float, float],
    ) -> None:
        self.draw, self.places, self.ages = draw, places, ages
        self.silent = draw.uniform(*silent, len(places))
        """The share, by place, of those who have not told their ethnicity when they come."""
        self.groups = _mix(draw, places)
        size = draw.lognormal(0, 0.4, len(places))
        self.place: Codes = np.sort(draw.choice(len(places), number, p=size / size.sum()))
        self.person: Codes = np.arange(number)
        self.fields: dict[str, Codes] = {}
        self.fields = self._drawn(self.place)
        self.new: Flags = np.ones(number, dtype=bool)

    def __len__(self) -> int:
        return len(self.place)

    def follow(self, turnover: float) -> None:
        """A month goes by: some leave and others come, and some tell later what they had not told."""
        self.new = self.draw.random(len(self)) < turnover
        rows = np.flatnonzero(self.new)
        self.person[rows] = self.person.max() + 1 + np.arange(len(rows))
        for name, values in self._drawn(self.place[rows]).items():
            self.fields[name][rows] = values
        telling = (self.fields["ethnicity"] >= _NOT_STATED) & (self.draw.random(len(self)) < _TOLD_LATER)
        self.fields["ethnicity"][telling] = self.fields["group"][telling]

    def _drawn(self, place: Codes) -> dict[str, Any]:
        number, draw = len(place), self.draw
        group = (draw.random(number)[:, None] > self.groups[place]).sum(axis=1)
        least, mean = self.ages
        found = {name: draw.choice(len(shares), number, p=shares) for name, shares in _SPREAD.items()}
        return found | {
            "group": group,
            "ethnicity": self._told(group, place),
            "gypsy_roma_traveller": self._subgroup(group),
            "religion": np.where(draw.random(number) < _MUSLIM[group], 0, found["religion"]),
            "sex": np.array([where.women for where in self.places], dtype=np.int64)[place],
            "age": (least + draw.gamma(1.6, mean / 1.6, number)).astype(np.int64),
            "sentence_years": draw.geometric(0.25, number) - 1,
            "often": draw.gamma(_ALIKE, 1 / _ALIKE, number),
        }

    def _told(self, group: Codes, place: Codes) -> Codes:
        """The group where it was told; else one of the two codes that say that it was not."""
        silent = self.draw.random(len(group)) < self.silent[place]
        return np.where(silent, _NOT_STATED + self.draw.integers(0, 2, len(group)), group)

    def _subgroup(self, group: Codes) -> Codes:
        said = self.draw.choice(3, len(group), p=(0.2, 0.5, 0.3))
        return np.select([group == _GYPSY_OR_TRAVELLER, group == _ROMA], [said, 3], 0)


def _mix(draw: np.random.Generator, places: Sequence[Place]) -> Floats:
    """The shares of ethnic groups at each place, each added to those before it."""
    minorities = np.array([place.region.minorities for place in places])[:, None]
    mixed = _SHARES * draw.gamma(6, 1 / 6, (len(places), len(_SHARES)))
    weighed = np.where(np.arange(len(_SHARES)) == _WHITE_BRITISH, _SHARES, mixed * minorities)
    return np.cumsum(weighed / weighed.sum(axis=1, keepdims=True), axis=1)[:, :-1]
