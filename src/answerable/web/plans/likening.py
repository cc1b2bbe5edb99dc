"""Whether findings of different plans say nearly the same, and by which words those that may are looked for. Pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from answerable.web.plans.matching import fold

ALIKE_FROM = 60.0
"""How alike two findings must be, from 0 to 100, for a person to be asked."""
MOST_ALIKE = 5
"""Findings proposed for one."""
_RAREST = 5
_TOGETHER = 3
"""Findings are looked for that share so many of the rarest words; nearly the same words share more than that."""
_SHORTEST = 4
_COMMON = frozenset(
    fold(
        "about action actions across after against also been before being between both could does done each ensure "
        "ensuring every from have having into more most must needs other others over prison prisoner prisoners "
        "recommend recommendation shall should staff such than that their them then there these they this those "
        "through under until were when where which while will with within without would"
    ).split()
)


def telling_words(words: str) -> list[str]:
    """The words that tell what a finding is about, each once."""
    return [word for word in dict.fromkeys(fold(words).replace("/", " ").split()) if _tells(word)]


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word not in _COMMON


def alike(one: str, other: str) -> float:
    """How alike two findings are, from 0 to 100: the mean of the telling words they share and of their wording."""
    first, second = set(telling_words(one)), set(telling_words(other))
    if not first or not second:
        return 0.0
    shared = 100 * 2 * len(first & second) / (len(first) + len(second))
    return round((shared + fuzz.token_sort_ratio(fold(one), fold(other))) / 2, 1)


def searches(words: str, *, how_many: Callable[[str], int]) -> Iterator[str]:
    """What to ask the index of findings for: some of the rarest words together; nothing that only one finding holds.

    `how_many` says how many findings hold a word, that of these words among them.
    """
    counted = ((how_many(word), word) for word in telling_words(words))
    rarest = [word for held, word in sorted(counted) if held > 1][:_RAREST]
    for together in combinations(rarest, min(_TOGETHER, len(rarest))):
        if together:
            yield " ".join(together)


def likest(words: str, others: Iterable[tuple[int, str]]) -> Sequence[tuple[int, float]]:
    """Of others by id, those that are alike enough, the likest first."""
    scored = ((found, alike(words, said)) for found, said in others)
    return sorted((one for one in scored if one[1] >= ALIKE_FROM), key=lambda one: (-one[1], one[0]))[:MOST_ALIKE]
