"""What one pass over a document finds, and how words that stand outside its rows are set aside."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from answerable.documents.plan import Count, LeftoverCode
from answerable.documents.understanding.bands import Band, read_band
from answerable.documents.understanding.notes import Notes
from answerable.documents.understanding.passage import Passage
from answerable.documents.understanding.roles import Role
from answerable.documents.understanding.rows import Row

_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?|[-–] ?\d{1,3} ?[-–]|page of", re.IGNORECASE)
_CAVEAT = re.compile(r"\b(?:may|might|could) be (?:delayed|affected|subject to change|revised)\b", re.IGNORECASE)
_CAVEAT_LABEL = re.compile(r"caveat:\s+(?=\S)", re.IGNORECASE)
_PLAN_TITLE = re.compile(r"action plan\b", re.IGNORECASE)
_SHORTEST_CAVEAT = 30
_CAVEAT_SENTENCES = 3


@dataclass(frozen=True)
class Torn:
    """Dates that stand apart from the rows they belong to."""

    dates: tuple[Passage, ...]


@dataclass
class Scan:
    """What one pass over the document finds."""

    front: list[str] = field(default_factory=list)
    entries: list[Row | Band | Torn] = field(default_factory=list)
    caveats: list[Passage] = field(default_factory=list)
    headings: dict[Role, str] = field(default_factory=dict)
    stated: Count | None = None
    notes: Notes = field(default_factory=Notes)

    def leave(self, code: LeftoverCode, *passages: Passage) -> None:
        """Set words aside under a code; orphans are doubted too."""
        for passage in passages:
            self.notes.leftover(code, passage)
        if code is LeftoverCode.ORPHAN and any(passages):
            self.notes.doubt("orphan", *passages)


class Asides:
    """Sets aside the blocks around the rows: front matter, headings, caveats, page numbers and what repeats them."""

    def __init__(self, found: Scan, blocks: Iterable[str]) -> None:
        self.found = found
        self._said: set[str] = set()
        self._often = {words for words, times in Counter(map(_fold, blocks)).items() if times > 1}

    def stands_aside(self, words: str) -> bool:
        """Whether these words are a caveat, a page number, or the running head or foot of a page."""
        return bool(self._is_caveat(words) or self._repeats(words) or _PAGE_NUMBER.fullmatch(words))

    def set_aside(self, words: Passage, *, heading: bool, begun: bool) -> None:
        """Set a block aside; `heading` where the document marks it as one, `begun` where rows stand above it."""
        if self._is_caveat(words.words):
            self._caveat(words)
        elif self._repeats(words.words):
            self.found.leave(LeftoverCode.REPEATED, words)
        elif not self._take_band(words, begun=begun):
            known = heading or self._is_running(words.words) or _PLAN_TITLE.match(words.words)
            self.found.leave(LeftoverCode.ORPHAN if begun and not known else LeftoverCode.HEADING, words)
            if not self.found.entries:
                self.found.front.append(words.words)
        self._said.add(_fold(words.words))

    def _is_running(self, words: str) -> bool:
        """Whether words are a page's number, or stand on more pages than one."""
        return bool(_PAGE_NUMBER.fullmatch(words)) or _fold(words) in self._often

    def _take_band(self, words: Passage, *, begun: bool) -> bool:
        band = read_band(words)
        if not band or not (begun or band.kind):
            return False
        self.add_band(band)
        return True

    def add_band(self, band: Band) -> None:
        if not band.directed_to:
            self.found.leave(LeftoverCode.HEADING, band.words)
        self.found.entries.append(band)

    def _repeats(self, words: str) -> bool:
        return _fold(words) in self._said and _fold(words) in self._often

    def _is_caveat(self, words: str) -> bool:
        often = _fold(words) in self._often and len(words) >= _SHORTEST_CAVEAT and words.endswith(".")
        said = _CAVEAT_LABEL.match(words) or (_CAVEAT.search(words) and len(words.split(". ")) <= _CAVEAT_SENTENCES)
        known = any(_fold(words) == _fold(caveat.words) for caveat in self.found.caveats)
        return bool(often or said or known)

    def _caveat(self, words: Passage) -> None:
        label = _CAVEAT_LABEL.match(words.words)
        if label:
            self.found.leave(LeftoverCode.HEADING, words.cut(0, label.end()))
            words = words.cut(label.end())
        if _fold(words.words) in self._said:
            self.found.leave(LeftoverCode.CAVEAT, words)
        else:
            self.found.caveats.append(words)
        self._said.add(_fold(words.words))


def _fold(words: str) -> str:
    return " ".join(words.lower().split())
