"""Where an action may be two: the places at which a reader would look for the second to begin."""

import re

_BREAK = re.compile(r"(?<=[.!?;:])[\"'”’)]?\s+(?=\S)|\s(?=(?:[•◦o–-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s)")


def split_points(words: str) -> list[int]:
    """Offsets at which a sentence, a clause or a list item begins, the first aside."""
    return sorted({match.end() for match in _BREAK.finditer(words)})


def offset_of(words: str, beginning: str) -> int | None:
    """Where the words first go on with `beginning`, at the start of a word; None where they do not."""
    match = re.search(rf"(?<!\w){re.escape(' '.join(beginning.split()))}", words)
    return match.start() if match and beginning.strip() else None
