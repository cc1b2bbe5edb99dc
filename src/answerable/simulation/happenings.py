"""What happens to people, and how a record of it is written down."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa

from answerable.simulation.people import Codes, Flags, Floats, People
from answerable.simulation.planting import Truth

MOST = 0.97
"""The largest chance that anything has."""


@dataclass(slots=True)
class Scene:
    """Records of one kind of happening in one month that are being written: `rows` are the people, in order."""

    draw: np.random.Generator
    people: People
    truth: Truth
    month: date
    rows: Codes
    said: dict[str, Flags] = field(default_factory=dict)
    """Answers of yes or no so far, by column."""

    def chance(self, measure: str, share: float) -> Floats:
        """The chance of each record: a share that differs between places, times what is planted."""
        place, group = self.people.place[self.rows], self.people.fields["group"][self.rows]
        odds = share / (1 - share) * np.exp(self.truth.level(measure))[place]
        return np.minimum(odds / (1 + odds) * self.truth.ratios(measure, self.month)[place, group], MOST)

    def __len__(self) -> int:
        return len(self.rows)


Field: TypeAlias = Callable[[str, Scene], pa.Array]
"""The values of a column of this name."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something of which a record is kept in a data set."""

    data: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    measure: str = ""
    """The measure of how often it happens, if any."""
    each: float = 0.0
    """How often it happens to a person in a month or year; nought stands for once to everybody."""
    young: float = 0.0
    """How much more often it happens to people of 20 than to those of 40, on the scale of logarithms."""
    whom: Callable[[People], Flags] | None = None

    def to(self, people: People, truth: Truth, month: date) -> Codes:
        """To whom it happens in a month, as often as it does."""
        if not self.each:
            return np.arange(len(people))
        rate = self.each * _season(month) * people.fields["often"] * np.exp(truth.level(self.measure))[people.place]
        rate *= truth.ratios(self.measure, month)[people.place, people.fields["group"]]
        rate *= np.exp(self.young * (30 - np.clip(people.fields["age"], 15, 60)) / 20)
        rate *= self.whom(people) if self.whom else 1
        return np.repeat(np.arange(len(people)), people.draw.poisson(rate))


def _season(month: date) -> float:
    """A little more happens in summer."""
    return float(1 + 0.08 * np.cos((month.month - 7) * np.pi / 6))


def fixed(value: str) -> Field:
    return lambda _, scene: pa.repeat(value, len(scene))


def chance(measure: str, share: float, yes: str | None = None, no: str | None = None, given: str = "") -> Field:
    """Yes or no, or one of two words; only where another column says yes, if one is named."""

    def drawn(column: str, scene: Scene) -> pa.Array:
        hit = scene.draw.random(len(scene)) < scene.chance(measure, share)
        scene.said[column] = hit & scene.said[given] if given else hit
        return pa.array(scene.said[column]) if yes is None else coded(scene.said[column], (no, yes))

    return drawn


def levels(low: tuple[str, float, str], high: tuple[str, float, str], middle: str) -> Field:
    """One of three levels: each of the outer two by its name, its share and its measure."""

    def drawn(_: str, scene: Scene) -> pa.Array:
        luck = scene.draw.random(len(scene))
        (first, share, measure), (last, most, other) = low, high
        at = np.select([luck < scene.chance(measure, share), luck > 1 - scene.chance(other, most)], [0, 2], 1)
        return coded(at, (first, middle, last))

    return drawn


def some(**shares: float) -> Field:
    """One of several words, each with its share; an underscore stands for a space, and the rest is not recorded."""
    words = [word.replace("_", " ") for word in shares]
    left = 1 - sum(shares.values())
    return lambda _, scene: coded(
        scene.draw.choice(len(words) + 1, len(scene), p=[*shares.values(), left]), (*words, None)
    )


def lasting(mean: float) -> Field:
    """A number of days, at least one."""
    return lambda _, scene: pa.array(scene.draw.geometric(1 / mean, len(scene)))


def stay() -> Field:
    """How much of a month somebody was there: all of it, unless they came in it."""
    return lambda _, scene: pa.array(
        np.where(scene.people.new[scene.rows], scene.draw.uniform(0.05, 1, len(scene)), 1.0)
    )


def coded(codes: Any, texts: Sequence[str | None]) -> pa.Array:  # noqa: ANN401 - an array of whole numbers or of flags
    return pa.DictionaryArray.from_arrays(np.asarray(codes, dtype=np.int32), pa.array(texts, pa.string()))
