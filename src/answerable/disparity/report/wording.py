"""Short phrases of the page."""

from collections.abc import Iterable, Sequence

from answerable.disparity.measures.wording import joined

_COMPARATORS = {"white British": "white British people", "all white": "all white people"}
MOST_NAMED = 6


def people(comparator: str) -> str:
    """Those with whom a group is compared; a named group goes by its name."""
    return _COMPARATORS.get(comparator, comparator)


def things(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def some(names: Sequence[str]) -> str:
    """Names as a phrase; of many the first few, and how many more there are."""
    if len(names) <= MOST_NAMED:
        return joined(names)
    return joined([*names[:MOST_NAMED], f"{len(names) - MOST_NAMED:,} more"])


def heading(words: str) -> str:
    """With a capital at the beginning."""
    return words[:1].upper() + words[1:]


def said(sentences: Iterable[str]) -> str:
    """Sentences in one paragraph, without those that are empty."""
    return " ".join(filter(None, sentences))
