"""The candidates of an action: each entry of its owner cell, each date of its date cell."""

import re
from dataclasses import dataclass

from answerable.documents.plan import Action
from answerable.documents.text import Text
from answerable.web.plans.review.wording import cut, is_as_read, pieces

_GOES_ON = re.compile(r"(?:and|&|of|for)\b|[a-z]")


@dataclass(frozen=True)
class Entry:
    """The posts that the source names together."""

    words: Text
    owners: tuple[str, ...]


def owner_entries(action: Action) -> tuple[Entry, ...]:
    """The entries that the action may choose its owners from, in the order of the source."""
    raw = action.owner_raw
    if raw is None or not is_as_read(raw):
        return (Entry(raw or Text(text="; ".join(action.owners)), action.owners),) if action.owners else ()
    starts = [start for start, _ in pieces(raw.spans)]
    found = [
        start
        for start in starts
        if start == 0 or not (_GOES_ON.match(raw.text, start) or _runs_over(raw.text, start, action.owners))
    ]
    parts = [cut(raw, start, end) for start, end in zip(found, [*found[1:], len(raw.text)], strict=True)]
    return tuple(Entry(part, _owners_in(part.text, action.owners)) for part in parts)


def _runs_over(words: str, edge: int, owners: tuple[str, ...]) -> bool:
    return any(
        start < edge - 1 and edge < start + len(owner) for owner in owners for start in _occurrences(owner, words)
    )


def _occurrences(owner: str, words: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(owner), words)]


def _owners_in(words: str, owners: tuple[str, ...]) -> tuple[str, ...]:
    """The owners named in the words, in their order; one that is part of a longer one there is not named itself."""
    found = [(start, start + len(owner), owner) for owner in owners for start in _occurrences(owner, words)]
    whole = [
        one
        for one in found
        if not any(other[0] <= one[0] and one[1] <= other[1] and other[:2] != one[:2] for other in found)
    ]
    return tuple(dict.fromkeys(owner for _, _, owner in sorted(whole))) or (words,)
