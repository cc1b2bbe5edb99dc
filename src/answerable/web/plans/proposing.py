"""Which promises of a plan an entry of a later round may report on, and how likely: 0 to 100."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answerable.vocabulary.posts import fold
from answerable.web.plans.matching import Scored

VERY_ALIKE = 90.0
ALIKE = 75.0
MOST = 5
"""Promises proposed for one entry."""

_FINDING_BONUS = _OWNER_BONUS = 0.05
"""So much cosine is the same finding worth, or the same owner: a little, since the work promised under one
recommendation may be reported under another."""
_SCALE = 0.1
_COMMON = frozenset(
    (
        *(
            "the",
            "of",
            "and",
            "to",
            "in",
            "a",
            "an",
            "for",
            "will",
            "be",
            "is",
            "by",
            "with",
            "on",
            "as",
            "that",
            "this",
        ),
        *("are", "has", "have", "been", "which", "from", "at", "their", "it", "its", "we", "our", "or", "also", "was"),
        *("were", "who", "not", "they", "these", "through", "can", "into", "all", "any", "more", "other"),
    )
)
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s", "al", "ity")
_STEM = 4

Term = str | tuple[str, str]
Weights = Mapping[Term, float]


@dataclass(frozen=True, slots=True)
class Said:
    """An action as a plan writes it: its words, its owners, and the finding it stands under."""

    words: str
    owners: tuple[str, ...]
    finding: int


def propose_links(entries: Sequence[Said], promises: Sequence[Said]) -> list[list[Scored]]:
    """For each entry the promises it may be about, the likest first.

    Words and pairs of words they share count the more the rarer they are in the plan (cosine of weights).
    """
    weighed = _weigh([said.words for said in (*entries, *promises)])
    index: dict[Term, list[Scored]] = defaultdict(list)
    for place, weights in enumerate(weighed[len(entries) :]):
        for term, weight in weights.items():
            index[term].append((place, weight))
    owners = [_folded(promise.owners) for promise in promises]
    found = []
    for entry, weights in zip(entries, weighed, strict=False):
        shared = _cosines(weights, index)
        named = _folded(entry.owners)
        for place, promise in enumerate(promises):
            shared[place] += _FINDING_BONUS * (promise.finding == entry.finding)
            shared[place] += _OWNER_BONUS * bool(named & owners[place])
        found.append(_best(shared))
    return found


def _cosines(weights: Weights, index: Mapping[Term, Sequence[Scored]]) -> dict[int, float]:
    shared: dict[int, float] = defaultdict(float)
    for term, weight in weights.items():
        for place, other in index.get(term, ()):
            shared[place] += weight * other
    return shared


def _best(shared: Mapping[int, float]) -> list[Scored]:
    scored = ((place, round(100 * (1 - math.exp(-value / _SCALE)), 1)) for place, value in shared.items())
    return sorted((found for found in scored if found[1] > 0), key=lambda found: (-found[1], found[0]))[:MOST]


def _weigh(texts: Sequence[str]) -> list[dict[Term, float]]:
    """Each text as the weights of its terms, their squares making 1."""
    counted = [Counter(_terms(text)) for text in texts]
    spread = Counter(term for terms in counted for term in terms)
    rarity = {term: math.log(1 + len(texts) / number) for term, number in spread.items()}
    return [_unit({term: (1 + math.log(number)) * rarity[term] for term, number in terms.items()}) for terms in counted]


def _unit(weights: dict[Term, float]) -> dict[Term, float]:
    length = math.hypot(*weights.values())
    return {term: weight / length for term, weight in weights.items()}


def _terms(words: str) -> Iterable[Term]:
    stems = [_stem(word) for word in re.findall(r"[^\W_]+", words.lower()) if word not in _COMMON]
    return [*stems, *pairwise(stems)]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


def _folded(owners: Sequence[str]) -> frozenset[str]:
    return frozenset(map(fold, owners))
