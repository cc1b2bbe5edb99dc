"""What adds up to what: groups to broad groups, places to regions, quarters to years, incentive levels to everyone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

import numpy as np

from answerable.attack.space import Codes

Named = TypeVar("Named")


class Kind(Enum):
    SUM = "the parts add up to the whole"
    OVERLAP = "each part is at most the whole, and the whole at most their sum"
    PART = "the part is at most the whole"


@dataclass(frozen=True, slots=True)
class Fold:
    """Equations along one axis of the cells, whatever their codes on the others.

    Equation e says something of `whole[e]` and of the codes `part` whose `equation` is e. It is said of every cell
    whose code is a `cue` of it.
    """

    about: str
    """In words: what the parts are."""
    axis: int
    kind: Kind
    whole: Codes
    equation: Codes
    part: Codes
    cue_of: Codes
    cue: Codes
    stages: frozenset[int] | None = None
    """The stages of which it is true; None for all."""


def fold(  # noqa: PLR0913 -- every one is a field of the fold
    about: str,
    axis: int,
    wholes: Mapping[int, Iterable[int]] | Sequence[tuple[int, Iterable[int]]],
    *,
    kind: Kind = Kind.SUM,
    cues: Sequence[Iterable[int]] | None = None,
    stages: frozenset[int] | None = None,
) -> Fold:
    """A fold from each whole and its parts; unless told otherwise, every part is a cue."""
    pairs = [(whole, tuple(parts)) for whole, parts in (wholes.items() if isinstance(wholes, Mapping) else wholes)]
    equation, part = _flat([parts for _, parts in pairs])
    cue_of, cue = (equation, part) if cues is None else _flat(cues)
    whole = np.array([whole for whole, _ in pairs], np.int64)
    return Fold(about, axis, kind, whole, equation, part, cue_of, cue, stages)


def _flat(lists: Sequence[Iterable[int]]) -> tuple[Codes, Codes]:
    pairs = [(number, item) for number, items in enumerate(lists) for item in items]
    both = np.array(pairs, np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def gathered(pairs: Iterable[tuple[Named, int]]) -> dict[Named, list[int]]:
    """The second of each pair, gathered by the first."""
    found: dict[Named, list[int]] = defaultdict(list)
    for first, second in pairs:
        found[first].append(second)
    return found


def expanded(starts: Codes, counts: Codes) -> tuple[Codes, Codes]:
    """Where each stretch of `counts` items from `starts` on lies: the number of the stretch, and the item."""
    owner = np.repeat(np.arange(len(counts)), counts)
    offset = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    return owner, starts[owner] + offset


def joined(needles: Codes, keys: Codes) -> Iterator[Codes]:
    """Every pair of a needle and a key that are equal: where the needle stands, and where the key stands."""
    order = np.argsort(keys, kind="stable")
    low, high = (np.searchsorted(keys[order], needles, side) for side in ("left", "right"))
    owner, at = expanded(low.astype(np.int64), (high - low).astype(np.int64))
    return iter((owner, order[at]))
