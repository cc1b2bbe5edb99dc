"""Whether two findings, two promises or two plans are the same: how alike they are, from 0 to 100 (equal)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from rapidfuzz import fuzz

from answerable.vocabulary import posts

fold = lru_cache(maxsize=10_000)(posts.fold)

SAME_FROM = 75.0
"""Words of a plan this alike may be the same, said twice or corrected."""
LATER_FROM = 60.0
"""How alike the findings of two plans must be for one to be offered as a later version of the other."""
_NUMBERED_FROM, _UNNUMBERED_FROM = 60.0, 85.0
"""How alike the wording of two findings must be where they have the same number, and where they have not."""
_VERSION_WORDS = frozenset(("the", "a", "an", "updated", "update", "final", "original", "action", "plan"))

Scored = tuple[int, float]
"""The place of a thing in its list, and how alike it is."""
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding, as far as it can be known again."""

    number: str
    words: str


def title_key(title: str) -> str:
    """A title without case, punctuation and the words that only say which version it is."""
    return " ".join(word for word in fold(title).split() if word not in _VERSION_WORDS)[:500]


def likeness(one: str, other: str) -> float:
    return fuzz.ratio(fold(one), fold(other))


def repeated(words: str, promises: Sequence[str]) -> list[Scored]:
    """The promises that these words may only say again, the likest first."""
    found = ((at, round(likeness(words, promise), 1)) for at, promise in enumerate(promises))
    return sorted((scored for scored in found if scored[1] >= SAME_FROM), key=lambda scored: (-scored[1], scored[0]))


def match_findings(held: Sequence[Numbered], said: Sequence[Numbered]) -> list[int | None]:
    """For each finding that is said, the place of the one held that it is, by number and wording."""

    def score(one: Numbered, other: Numbered) -> float:
        same = one.number != "" and one.number == other.number
        alike = likeness(one.words, other.words)
        return alike + same if alike >= (_NUMBERED_FROM if same else _UNNUMBERED_FROM) else 0

    return _matched(held, said, score)


def match_words(held: Sequence[str], said: Sequence[str]) -> list[int | None]:
    """For each of the words said, the place of those held that they are, give or take a correction."""

    def score(one: str, other: str) -> float:
        alike = likeness(one, other)
        return alike if alike >= SAME_FROM else 0

    return _matched(held, said, score)


def plan_likeness(held: Sequence[Numbered], said: Sequence[Numbered]) -> float:
    """How alike the findings of two plans are; those that only the longer plan has do not count."""
    places = match_findings(held, said)
    alike = sum(likeness(one.words, held[at].words) for one, at in zip(said, places, strict=True) if at is not None)
    return alike / max(min(len(held), len(said)), 1)


def _matched(held: Sequence[Thing], said: Sequence[Thing], score: Callable[[Thing, Thing], float]) -> list[int | None]:
    """Each of the things said with at most one of those held, the likest pairs first."""
    scored = ((score(one, other), at, place) for at, one in enumerate(said) for place, other in enumerate(held))
    found = _each_once(sorted((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], *pair[1:])))
    return [found.get(at) for at in range(len(said))]


def _each_once(pairs: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, place in pairs:
        if at not in found and place not in taken:
            found[at] = place
            taken.add(place)
    return found
