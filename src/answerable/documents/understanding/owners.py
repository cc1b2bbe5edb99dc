"""Who owns an action, from owner cells that stack, join and run together posts."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise

from answerable.documents.understanding.passage import Passage
from answerable.vocabulary.posts import KNOWN_POSTS, fold, heads, looks_like_post, names_a_role

JOINS = re.compile(r"\s*(?:[,;]?\s+and\b|,?\s*&|;|/)\s*", re.IGNORECASE)
_UNFINISHED = re.compile(r"(?:\b(?:and|of|the|for|to|in|deputy)|[,&/-])$", re.IGNORECASE)


MOST_WRAPS = 12


@dataclass(frozen=True)
class Entry:
    """One entry of an owner cell: the posts that own one action together."""

    words: Passage
    owners: tuple[str, ...]
    doubts: tuple[str, ...] = ()


class Posts:
    """The posts of a document, learned from the owner cells that name one alone, beside those everybody knows."""

    def __init__(self, cells: Iterable[Sequence[str]]) -> None:
        """Learn from the lines of each owner cell, in the order of the document."""
        lines = [line for line in _whole_lines(cells) if not _boundaries(line)]
        self._lines = {fold(line) for line in lines}
        self._alone = {fold(line) for line in lines if len(heads(line)) <= 1 and _is_post(line)} | KNOWN_POSTS

    def names(self, words: str) -> bool:
        """Whether these words are a post on their own somewhere, alone or jointly named."""
        return fold(words) in self._alone or fold(words) in self._lines

    def entries(self, lines: Iterable[Passage]) -> list[Entry]:
        """The entries of the lines of an owner cell, in order."""
        return [self._joint(words, doubts) for line in lines for words, doubts in self._apart(line)]

    def entries_of(self, lines: Sequence[Passage], *, actions: int, dates: int) -> list[Entry]:
        """The entries of an owner cell beside this many actions and dates.

        Where there are fewer, and the lines of the page show just one way to as many posts as dates, each line that
        begins a post begins an entry; to as many as actions, only where each is known to be a post.
        """
        whole = [part for line in lines for part, _ in self._apart(line)]
        ways = []
        if actions > 1:
            ways = self._ways(whole, dates - len(whole), _is_whole)
            ways = ways or self._ways(whole, actions - len(whole), self._is_known)
        return [self._joint(line, ()) for line in ways[0]] if len(ways) == 1 else self.entries(lines)

    def _ways(self, lines: Sequence[Passage], missing: int, accept: Callable[[str], bool]) -> list[list[Passage]]:
        """The ways to begin so many more entries at lines of the page that every entry is acceptable."""
        wraps = [(line, at) for line in lines for at in line.wraps()]
        if not 0 < missing <= len(wraps) <= MOST_WRAPS:
            return []
        ways = [_split_at(lines, chosen) for chosen in combinations(wraps, missing)]
        return [way for way in ways if all(accept(line.words) for line in way)]

    def _is_known(self, words: str) -> bool:
        return _is_whole(words) and (self.names(words) or heads(words)[:1] == [0])

    def continues(self, before: str, words: str) -> bool:
        """Whether an owner goes on over a row's end: "Deputy Director Probation" + "Workforce Programme"."""
        if re.match(r"(?:and|&|of|for)\b", words, re.IGNORECASE) or words[:1].islower() or _UNFINISHED.search(before):
            return True
        return not names_a_role(before) or (not heads(words) and fold(f"{before} {words}") in self._lines)

    def _apart(self, line: Passage) -> list[tuple[Passage, tuple[str, ...]]]:
        """Entries that run together in one line, each with the doubts about where it ends."""
        words, knit = line.words, _knit_at(line)
        starts = [start for start in self._known_starts(words) if start not in knit]
        if starts:
            return [(part, ()) for part in line.split(starts)]
        found = [start for start in _boundaries(words) if start not in knit]
        return [(part, ("owners_run_together",)) for part in line.split(found)] if found else [(line, ())]

    def _known_starts(self, words: str) -> list[int]:
        """Where entries begin in a line that is nothing but known posts, some of them joined; else nothing."""
        cuts = _segment(words, lambda part: fold(part) in self._alone or (part != words and fold(part) in self._lines))
        if cuts is None:
            return []
        return [start for start in cuts if start and not _joined(words[:start])]

    def _joint(self, entry: Passage, doubts: tuple[str, ...]) -> Entry:
        """The posts of one entry: split at "and" or a slash only where both sides are posts."""
        owners: list[str] = []
        unsure = False
        rest = " ".join(entry.words.split())
        for join in list(JOINS.finditer(rest))[::-1]:
            left, right = rest[: join.start()], rest[join.end() :].removeprefix("the ")
            if self._splits(left, right, join.group()):
                owners.insert(0, right)
                rest = left
            elif names_a_role(left) and (heads(right) or right.endswith(" Lead")):
                unsure = True
        owners.insert(0, rest)
        return Entry(entry, tuple(owners), (*doubts, "joint_or_single") if unsure else doubts)

    def _splits(self, left: str, right: str, join: str) -> bool:
        if "/" in join or ";" in join:
            return _is_post(left) and _is_post(right)
        return fold(right) in self._alone and self._ends_in_post(left)

    def _ends_in_post(self, words: str) -> bool:
        """Whether the words are a known post, or end in one after another join."""
        tails = [words, *(words[join.end() :] for join in JOINS.finditer(words))]
        return any(self.names(tail) for tail in tails)


def _whole_lines(cells: Iterable[Sequence[str]]) -> list[str]:
    """The lines of owner cells, those that a page broke in two put together where the whole stands elsewhere."""
    held = [list(cell) for cell in cells if cell]
    every = [fold(line) for cell in held for line in cell]
    for above, below in pairwise(held):
        whole = f"{above[-1]} {below[0]}" if above and below else ""
        if whole and sum(line.startswith(fold(whole)) for line in every):
            above[-1] = whole
            del below[0]
    return [line for cell in held for line in cell]


def _boundaries(words: str) -> list[int]:
    """Where a post seems to begin although another, to which nothing joins it, stands before it."""
    return [start for start in heads(words) if names_a_role(words[:start]) and not _joined(words[:start])]


def _split_at(lines: Sequence[Passage], chosen: Sequence[tuple[Passage, int]]) -> list[Passage]:
    return [part for line in lines for part in line.split(at for other, at in chosen if other is line)]


def _is_whole(words: str) -> bool:
    """Whether a whole post stands here: capital first, a role in it, more than a word, and no "of" last."""
    whole = " " in words or words.isupper()
    return words[:1].isupper() and whole and _is_post(words) and not _joined(words)


def _knit_at(line: Passage) -> set[int]:
    """Where words of two rows were joined: no entry begins there."""
    offsets = accumulate(piece.end - piece.start + 1 for piece in line.slices)
    return set(offsets)


def _is_post(words: str) -> bool:
    return looks_like_post(words) and not _UNFINISHED.search(words)


def _joined(before: str) -> bool:
    return bool(re.search(r"(?:\b(?:and|or|of|to|for|the)|[,&/;(])\s*$", before, re.IGNORECASE))


def _segment(words: str, known: Callable[[str], bool]) -> list[int] | None:
    """The starts of two or more known posts that make up all the words, joins between them aside; else None."""
    edges = [0, *(match.end() for match in re.finditer(r"\s+|/", words)), len(words)]
    best: dict[int, list[int]] = {len(words): []}
    for start in reversed(edges[:-1]):
        for end in edges:
            if end > start and known(re.sub(r"(?:\s+and|[\s,;&/])+$", "", words[start:end])):
                after = end + len(re.match(r"(?:and\b|[\s,;&/])*", words[end:]).group())  # type: ignore[union-attr] # it matches nothing too
                if after in best and (start not in best or len(best[after]) + 1 < len(best[start])):
                    best[start] = [start, *best[after]]
    found = best.get(0)
    return found if found and len(found) > 1 else None
