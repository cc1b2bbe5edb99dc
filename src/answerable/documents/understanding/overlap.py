"""Words that stand twice because a page repeats the end of the page before."""

from rapidfuzz import fuzz

LEAST_WORDS = 2
LEAST_AFTER_SENTENCE = 5
"""Words that must be the same where the page before ended with a whole sentence."""
FUZZY_WORDS = 6
FUZZY_RATIO = 92
LEAST_CONTAINED = 60


def repeated_length(before: str, after: str, *, least: int = LEAST_WORDS) -> int:
    """How many characters at the start of `after` repeat the end of `before`.

    At least `least` words must be the same; a longer run may differ in a misread letter or two.
    """
    old, new = before.split(), after.split()
    for count in range(min(len(old), len(new)), least - 1, -1):
        if _same(old[-count:], new[:count]):
            return _length_of(after, count)
    return 0


def _same(old: list[str], new: list[str]) -> bool:
    if old == new:
        return True
    if len(new) < FUZZY_WORDS or old[-1] != new[-1]:
        return False
    return fuzz.ratio(" ".join(old), " ".join(new), score_cutoff=FUZZY_RATIO) > 0


def _length_of(words: str, count: int) -> int:
    """The offset at which the first `count` words end."""
    offset = 0
    for word in words.split()[:count]:
        offset = words.index(word, offset) + len(word)
    return offset


def contains(before: str, after: str) -> bool:
    """Whether `after`, a long passage, already stands inside `before`."""
    return (
        len(after) >= LEAST_CONTAINED
        and fuzz.partial_ratio(after, before, score_cutoff=95) > 0
        and len(after) < len(before)
    )
