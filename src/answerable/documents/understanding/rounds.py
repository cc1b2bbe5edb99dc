"""The rounds of a plan: what was committed to, and what was reported later."""

import re
from datetime import date
from typing import NamedTuple

from answerable.documents.plan import RoundKind
from answerable.documents.understanding.passage import NOTHING, Passage
from answerable.vocabulary.periods import find_periods

_LABEL = re.compile(
    r"(?P<words>(?:(?:original|updated?|final|latest|first|second|third|mid-?year|interim|year \w+)\s+)?"
    r"(?:action plan commitments?|commitments?|action plan|actions?|progress|updates?|position|response)\b"
    r"[^().:;\n]{0,50}?"
    r"(?:\([^()\n]{4,30}\)|[-–—:]\s*(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[A-Z][a-z]{2,8}\s+\d{4}(?=\s*(?:$|[:.\n])))):?",
    re.IGNORECASE,
)
_PROGRESS = re.compile(r"progress|update|position|latest", re.IGNORECASE)
_LONGEST = 90


class Label(NamedTuple):
    """What heads a round: its words, the day its month ends, and whether it holds commitments or progress."""

    words: Passage
    date: date | None
    kind: RoundKind
    heading: str = ""
    """What heads the column of a round that has one, in place of words of its own."""

    @property
    def name(self) -> str:
        return self.heading or " ".join(self.words.words.split()).removesuffix(":")


_BARE_LABEL = re.compile(r"(?:progress|latest progress|updates?|commitments)\b[^.;\n]{0,60}", re.IGNORECASE)


def column_label(heading: str) -> Label:
    """The label of the round that a column of progress holds."""
    periods = find_periods(heading)
    return Label(NOTHING, periods[-1][2].last if periods else None, RoundKind.PROGRESS, heading)


def read_bare_label(paragraph: Passage) -> Label | None:
    """The label that stands alone in a row, for which no date is needed ("Progress since the last inspection")."""
    if not _BARE_LABEL.fullmatch(paragraph.words) or len(paragraph.words.split()) > 8:
        return None
    periods = find_periods(paragraph.words)
    kind = RoundKind.PROGRESS if _PROGRESS.search(paragraph.words) else RoundKind.COMMITMENTS
    return Label(paragraph, periods[-1][2].last if periods else None, kind)


def read_label(paragraph: Passage) -> tuple[Label | None, Passage]:
    """The round label that a paragraph begins with, if it does, and the words after it."""
    match = _LABEL.match(paragraph.words)
    if not match or len(match.group()) > _LONGEST:
        return None, paragraph
    periods = find_periods(match.group("words"))
    if not periods:
        return None, paragraph
    kind = RoundKind.PROGRESS if _PROGRESS.search(match.group("words")) else RoundKind.COMMITMENTS
    rest = paragraph.cut(match.end()) if match.end() < len(paragraph.words) else NOTHING
    return Label(paragraph.cut(0, match.end()), periods[-1][2].last, kind), rest
