"""Bands: the rows and headings that say of what kind the findings below are, or to whom they are directed."""

import re
from dataclasses import dataclass, replace
from typing import Self

from answerable.documents.plan import FindingKind
from answerable.documents.understanding.passage import Passage

_KINDS = (
    (FindingKind.PRIORITY_CONCERN, r"(?:\d+\.? )?priority (?:area of )?concerns?"),
    (FindingKind.KEY_CONCERN, r"(?:\d+\.? )?(?:other )?key (?:areas? of )?concerns?"),
    (FindingKind.OTHER, r"other (?:findings|matters)"),
    (FindingKind.RECOMMENDATION, r"(?:key |main |priority |new |repeated )?recommendations?"),
)
_DIRECTED = re.compile(
    r"\(?(?:directed )?to\b.{3,}|(?:key |main )?recommendations? (?:directed )?(?:to|for)\b.{3,}|"
    r".{3,150}\bshould\b(?:,? by [^:.]{4,30})?,?:",
    re.IGNORECASE,
)
_NAMES_KIND = re.compile(r"(?:key |main )?recommendations? (?:directed )?to\b", re.IGNORECASE)
_LONGEST = 200


@dataclass(frozen=True)
class Band:
    words: Passage
    kind: FindingKind | None
    directed_to: Passage | None

    def following(self, above: Self | None) -> Self:
        """The band as it stands below another: who it is directed to leaves the kind as it was."""
        if self.kind or not above:
            return self
        return replace(self, kind=above.kind)


def read_band(words: Passage) -> Band | None:
    """The band that these words, alone in a row or a block, make; else None."""
    said = " ".join(words.words.split())
    if not said or len(said) > _LONGEST:
        return None
    for known, pattern in _KINDS:
        if re.fullmatch(pattern + r"[:.]?", said, re.IGNORECASE):
            return Band(words, known, None)
    if _DIRECTED.fullmatch(said) and not re.search(r"[.!?]\s", said):
        kind = FindingKind.RECOMMENDATION if _NAMES_KIND.match(said) and not re.search(r"[.\d]$", said) else None
        return Band(words, kind, words)
    return None
