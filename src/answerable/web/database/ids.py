"""Ids as they are typed."""

from collections.abc import Iterable


def ids(typed: Iterable[str]) -> list[int]:
    """The numbers among these words that a row can have as its id."""
    return [int(word) for word in typed if word.isascii() and word.isdecimal() and len(word) < 19]
