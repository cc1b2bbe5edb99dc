"""How often "changed" is claimed where nothing changed, and found where something did.

`python -m benchmarks.monitoring.effects [--quick]`. Each case is one group at one place, flagged in a year in which it
was high; the flag led to a commitment, and the figures are read every three months for two years. A case counts where
any of those readings said "changed": nobody waits for the last one.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from answerable.disparity.effects.asking import Period, Question, Watched
from answerable.disparity.effects.reading import effect
from answerable.disparity.effects.rule import Verdict
from answerable.disparity.measures.model import Direction, Kind
from benchmarks.page import table

Floats = NDArray[np.float64]
MONTHS, FLAGGED, SINCE = 72, slice(24, 36), 39
"""Flagged in the third year; the work can show three months later."""
READINGS = range(6, 25, 3)
"""Months of figures since."""
RATE, TIMES = 0.1, 4
"""The comparator's rate a month, and how many times as many people it has."""
SIZES = (5, 15, 40)
"""Events a month that the comparator's rate would give the group."""
CONTROLS = 3


@dataclass(frozen=True)
class World:
    """The true ratio until the work can show and after it, there and at the controls, and how months vary.

    `restless`: standard deviation of the logarithm of each month's ratio, a third of which stays in the next month.
    """

    name: str
    before: float
    after: float
    elsewhere: float | None = None
    restless: float = 0.0
    by_chance: bool = False


NOTHING = (
    World("Flagged by chance: no disparity before or after", 1, 1, by_chance=True),
    World("The same, and months vary more than by chance", 1, 1, restless=0.25, by_chance=True),
    World("Flagged by chance: a slight disparity (1.1) that stays", 1.1, 1.1, by_chance=True),
    World("A disparity (2) that stays", 2, 2),
    World("A disparity (2) that goes everywhere alike", 2, 1, elsewhere=1),
)
EFFECTS = (
    World("2 goes to 1", 2, 1),
    World("1.5 goes to 1", 1.5, 1),
    World("2 goes to 1.5", 2, 1.5),
    World("2 goes to 1, and months vary more than by chance", 2, 1, restless=0.25),
)


def tables(many: int = 200) -> list[str]:
    """Lines of Markdown; `many` cases of each kind and size."""
    heads = ("Case", *(f"{size} events a month" for size in SIZES))
    return [
        "“Changed” claimed where nothing changed because of the work, at any of seven readings:",
        "",
        *table(heads, _rows(NOTHING, many)),
        "",
        "The same by a plain rule: high when flagged, and after 24 months no longer significant:",
        "",
        *table(heads, _rows(NOTHING, many, plain=True)),
        "",
        "“Changed” found where something changed, by two years after:",
        "",
        *table(heads, _rows(EFFECTS, many)),
    ]


def _rows(worlds: Sequence[World], many: int, *, plain: bool = False) -> Iterator[tuple[str, ...]]:
    for number, world in enumerate(worlds):
        yield world.name, *(f"{share(world, size, many, number, plain=plain):.1%}" for size in SIZES)


def share(world: World, size: int, many: int, seed: int = 0, *, plain: bool = False) -> float:
    """In what share of cases "changed" is claimed."""
    drawn = np.random.default_rng((20261122, seed, size))
    claimed = _plainly if plain else _ever
    return sum(claimed(world, size, drawn) for _ in range(many)) / many


def _ever(world: World, size: int, drawn: np.random.Generator) -> bool:
    own = _case(world, size, world.after, drawn)
    stays = world.before if world.elsewhere is None else world.elsewhere
    controls = [_case(world, size, stays, drawn) for _ in range(CONTROLS)]
    asked = Question(_month(SINCE), Kind.PROPORTION, Direction.LOWER_IS_BETTER)
    return any(
        effect(asked, _until(own, SINCE + months), [_until(one, SINCE + months) for one in controls]).verdict
        is Verdict.CHANGED
        for months in READINGS
    )


def _plainly(world: World, size: int, drawn: np.random.Generator) -> bool:
    """What is claimed by whoever only looks whether the flag is gone."""
    own = _case(world, size, world.after, drawn)
    k, n, k0, n0 = (
        sum(getattr(one, name) for one in own.periods[SINCE : SINCE + 24]) for name in ("k", "n", "k0", "n0")
    )
    return bool(abs(np.log((k / n) / (k0 / n0))) < 1.96 * np.sqrt(1 / k + 1 / k0))


def _case(world: World, size: int, after: float, drawn: np.random.Generator) -> Watched:
    """A group that was flagged; drawn again until it was, where chance alone raises the flag."""
    people = round(size / RATE)
    while True:
        ratio = np.where(np.arange(MONTHS) < SINCE, world.before, after) * np.exp(_moods(world, drawn))
        k = drawn.binomial(people, np.clip(ratio * RATE, 0, 1))
        k0 = drawn.binomial(people * TIMES, RATE, MONTHS)
        if not world.by_chance or _high(k[FLAGGED].sum(), k0[FLAGGED].sum() / TIMES):
            break
    periods = tuple(
        Period(_month(at), _month(at + 1) - timedelta(1), float(k[at]), people, float(k0[at]), people * TIMES)
        for at in range(MONTHS)
    )
    return Watched(periods, (periods[FLAGGED][0].first, periods[FLAGGED][-1].last))


def _moods(world: World, drawn: np.random.Generator) -> Floats:
    moods = drawn.normal(0, world.restless, MONTHS)
    for at in range(1, MONTHS):
        moods[at] = moods[at - 1] / 3 + moods[at] * np.sqrt(8) / 3
    return np.asarray(moods)


def _high(events: float, expected: float) -> bool:
    """Higher than chance allows in 1 year of 40."""
    return bool(np.log(max(events, 0.5) / expected) > 1.96 * np.sqrt(1 / max(events, 0.5) + 1 / (expected * TIMES)))


def _until(watched: Watched, month: int) -> Watched:
    return Watched(watched.periods[:month], watched.flagged)


def _month(at: int) -> date:
    return date(2020 + at // 12, at % 12 + 1, 1)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.monitoring.effects", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few cases")
    print("\n".join(tables(20 if parser.parse_args().quick else 200)))


if __name__ == "__main__":
    main()
