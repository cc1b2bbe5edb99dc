"""Bullets: every character used for one becomes the two of the page model, and each item its own line."""

import re
from collections import Counter
from collections.abc import Iterable

BULLET = "• "
INNER_BULLET = "◦ "

# The last five are where symbol fonts keep their bullets (private use).
_OUTER = "•●▪‣⁃∙\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
_INNER = "◦○"
ANY_BULLET = _OUTER + _INNER

_MARK = re.compile(rf"(?:(?<!\S)|(?<=[.;:])(?=.\s))([{ANY_BULLET}])\s*(?=[^\s{ANY_BULLET}])")
_DOT = re.compile(r"(?<!\S)·\s+(?=\S)")
# "o" is also a Welsh word: within a line it is a bullet only where a sentence could begin.
_ROUND = re.compile(r"(?:^|(?<=[.;:] )|(?<=[•◦] ))o\s+(?=[A-Z])")
TYPED = re.compile(r"([-–*o])\s+(?=\S)")


def typed_bullets(lines: Iterable[str]) -> frozenset[str]:
    """The dashes (asterisks, "o"s) that mark items of a text: those that begin at least two of its lines."""
    starts = Counter(match[1] for line in lines if (match := TYPED.match(line)))
    return frozenset(start for start, times in starts.items() if times > 1)


def split_bullets(
    line: str, *, inner: bool = False, listed: bool = False, typed: frozenset[str] = frozenset()
) -> list[str]:
    """The line in pieces, each list item of it beginning with its bullet.

    `inner`: it stands in a list within another. `listed`: it already follows a bullet.
    `typed`: the dashes that mark items, see `typed_bullets`.
    A middle dot or a lone "o" counts as a bullet only where it cannot be anything else.
    No character is dropped; one that marks an item is replaced.
    """
    outer = INNER_BULLET if inner else BULLET
    match = TYPED.match(line)
    if match and match[1] in typed and line[match.end()] not in ANY_BULLET:
        line = (INNER_BULLET if match[1] == "o" else outer) + line[match.end() :]
    if line.startswith("·"):
        line = _DOT.sub("\n" + outer, line)
    line = _MARK.sub(lambda mark: "\n" + (INNER_BULLET if mark[1] in _INNER else outer), line)
    if line.startswith("o") or listed or "\n" in line:
        line = "\n".join(_ROUND.sub("\n" + INNER_BULLET, piece) for piece in line.split("\n"))
    return [piece.strip() for piece in line.split("\n") if piece.strip()]


def begins_with_bullet(line: str) -> bool:
    """Whether the line is a list item with a bullet of the page model."""
    return line.startswith((BULLET, INNER_BULLET))
