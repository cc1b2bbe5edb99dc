"""Where one target ends and the next begins, in words that run several together.

Line breaks and semicolons always part. Within a line a target has one *anchor* (a date, "Complete",
"Ongoing", "Monthly"), and the words between two anchors go to the earlier one while they read on from it
("March 2022 for trials to be completed"), and to the later one from the capital that begins something new
("Course launch June 2021").
"""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from answerable.vocabulary.due_date_words import EDGES, PARTICIPLES, Phrase, Sense, find_phrases, is_milestone

_NO_ANCHOR = (Sense.STARTS, Sense.DUE, Sense.CONDITION)
_LEADING = (Sense.STARTS, Sense.DUE)
_LINE = re.compile(r"[^;]*;?")
_ADDED = re.compile(r"\s{0,3}(?:\([^();]{0,300}\)|,?\s{0,3}onwards?(?![^\W_]))", re.IGNORECASE)
"""What belongs to the anchor before it wherever it stands."""
_JOINING = re.compile(r"[\s,(]*(?:[-–—/&+:]|and|but|then|and then|and now)[\s(]*", re.IGNORECASE)
_CLOSING = re.compile(r"[\s,.)\]]*")
_DASHES = ("-", "–", "—")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Anchor:
    start: int
    end: int
    sense: Sense
    words: str

    @property
    def dated(self) -> bool:
        return self.sense in (Sense.PERIOD, Sense.WITHOUT_YEAR)

    @property
    def small(self) -> bool:
        return self.words[:1].islower()


@dataclass(slots=True)
class _Target:
    """The target being read, as far as the anchor last met."""

    led: bool
    """Whether words of its own stand before its first anchor."""
    dated: bool


def split_due_dates(words: str) -> list[tuple[int, int]]:
    """Ranges of the separate targets in `words`, in order; together they hold every character but white space."""
    parted = words.replace("\n", ";")
    phrases = deque(find_phrases(parted))
    ranges: list[tuple[int, int]] = []
    for line in _LINE.finditer(parted):
        start, end = line.span()
        own = []
        while phrases and phrases[0].start < end:
            own.append(phrases.popleft())
        cuts = [start, *_cuts(parted, start, end, own), end]
        ranges += [_trimmed(words, *pair) for pair in pairwise(cuts)]
    return _without_bare_marks(words, [(start, end) for start, end in ranges if start < end])


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    piece = words[start:end]
    first = start + len(piece) - len(piece.lstrip())
    return first, max(first, start + len(piece.rstrip()))


def _without_bare_marks(words: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges, one that holds only marks ("•") joined to its neighbour."""
    kept: list[tuple[int, int]] = []
    bare = False
    for start, end in ranges:
        marks = not re.search(r"\w", words[start:end])
        if kept and (marks or bare):
            kept[-1] = (kept[-1][0], end)
            bare = bare and marks
        else:
            kept.append((start, end))
            bare = marks
    return kept


def _cuts(words: str, start: int, end: int, phrases: Sequence[Phrase]) -> Iterator[int]:
    """Offsets at which a new target begins within the line from `start` to `end`."""
    anchors = _anchors(words, phrases)
    if not anchors:
        return
    led = is_milestone(words[start : anchors[0].start])
    trailing = not led and _words_trail(words, anchors, end)
    target = _Target(led, anchors[0].dated)
    for earlier, later in pairwise(anchors):
        cut = later.start if trailing else _cut(words, phrases, target, earlier, later)
        if cut is None:
            target.dated |= later.dated
        else:
            target = _Target(is_milestone(words[cut : later.start]), later.dated)
            yield cut


def _anchors(words: str, phrases: Sequence[Phrase]) -> list[_Anchor]:
    """The anchors of a line, each with the brackets and the condition that follow it."""
    anchors: list[_Anchor] = []
    for phrase in phrases:
        if anchors and phrase.start < anchors[-1].end:
            continue
        if phrase.sense is Sense.CONDITION and anchors and _reads_on(words[anchors[-1].end : phrase.start]):
            anchors[-1] = replace(anchors[-1], end=phrase.end)
        elif phrase.sense not in _NO_ANCHOR:
            added = _ADDED.match(words, phrase.end)
            end = added.end() if added else phrase.end
            anchors.append(_Anchor(phrase.start, end, phrase.sense, words[phrase.start : phrase.end]))
    return anchors


def _reads_on(gap: str) -> bool:
    return not any(word[:1].isupper() for word in gap.split())


def _words_trail(words: str, anchors: Sequence[_Anchor], end: int) -> bool:
    """Whether a line is dates, each with its words behind it: "June 2021 Launch July 2021 Review"."""
    gaps = [words[one.end : other.start] for one, other in pairwise(anchors)]
    gaps.append(words[anchors[-1].end : end])
    return all(anchor.dated for anchor in anchors) and all(is_milestone(gap) for gap in gaps)


def _cut(words: str, phrases: Sequence[Phrase], target: _Target, earlier: _Anchor, later: _Anchor) -> int | None:
    """Where between two anchors a new target begins; None where both belong to one."""
    gap = words[earlier.end : later.start]
    if _JOINING.fullmatch(gap):
        return None
    if not re.search(r"\w", gap):
        return None if _takes(target, earlier, later) else earlier.end + _closing(gap)
    new = _new_beginning(gap)
    if new is not None:
        return earlier.end + new
    if earlier.dated and later.dated:
        return _cut_between_dates(words, phrases, target, earlier, later)
    return None if later.dated or later.small else later.start


def _closing(gap: str) -> int:
    found = _CLOSING.match(gap)
    return found.end() if found else 0


def _takes(target: _Target, earlier: _Anchor, later: _Anchor) -> bool:
    """Whether two anchors side by side are one target: "Completed March 2022", "June 2021 complete"."""
    if not later.dated:
        return later.small and not earlier.small
    past = earlier.words.casefold().split()[-1] in PARTICIPLES
    return not target.dated and (past or (earlier.small and target.led))


def _new_beginning(gap: str) -> int | None:
    """Offset of the capital or the mark that begins something new in the words between two anchors."""
    before = ""
    for word in _WORD.finditer(gap, _closing(gap)):
        if word[0] in _DASHES:
            continue
        if not before and (word[0][0].isupper() or not word[0][0].isalnum()):
            return word.start()
        if before and word[0][0].isupper() and _may_end(before) and not _initials(before, word[0]):
            return word.start()
        before = word[0]
    return None


def _initials(before: str, word: str) -> bool:
    """Whether a capitalised word is an abbreviation inside a phrase, and so begins nothing."""
    return len(word) > 1 and word.isupper() and not before.endswith(".")


def _may_end(word: str) -> bool:
    """Whether a target may end in this word: a small one with a meaning of its own, or the end of a sentence."""
    return word[-1] == "." or (word[0].islower() and word.strip(",:").casefold() not in EDGES)


def _cut_between_dates(words: str, phrases: Sequence[Phrase], target: _Target, earlier: _Anchor, later: _Anchor) -> int:
    gap = words[earlier.end : later.start]
    if target.led or not is_milestone(gap):
        return earlier.end + _closing(gap)
    start = later.start
    first, last = (bisect_left(phrases, offset, key=lambda one: one.start) for offset in (earlier.end, start))
    for phrase in reversed(phrases[first:last]):
        if phrase.sense in _LEADING and not words[phrase.end : start].strip():
            start = phrase.start
    return start
