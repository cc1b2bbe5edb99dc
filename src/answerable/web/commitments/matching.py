"""Words of a glossary found in the words of a promise or a finding. Pure."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

Label = TypeVar("Label", bound=Hashable)


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


class TagMatcher(Generic[Label]):
    """Finds phrases in words: whole words only, whatever their case, singular or plural, the longest phrase first.

    A word that stands in a longer phrase proposes nothing of its own: "Irish Traveller" is not "Irish".
    """

    def __init__(self, phrases: Iterable[tuple[str, Label]]) -> None:
        labels: defaultdict[tuple[str, ...], list[Label]] = defaultdict(list)
        for phrase, label in phrases:
            labels[tuple(word.folded for word in _words(phrase))].append(label)
        labels.pop((), None)
        self._labels = dict(labels)
        self._lengths: dict[str, list[int]] = {}
        for key in sorted(labels, key=len, reverse=True):
            lengths = self._lengths.setdefault(key[0], [])
            if len(key) not in lengths:
                lengths.append(len(key))

    def find(self, words: str) -> list[tuple[Label, str]]:
        """Each label once, in the order in which the words propose them, and the words that do."""
        found: dict[Label, str] = {}
        for label, because in self._finds(words):
            found.setdefault(label, because)
        return list(found.items())

    def _finds(self, text: str) -> Iterator[tuple[Label, str]]:
        words = list(_words(text))
        at = 0
        while at < len(words):
            key = self._longest(words, at)
            for label in self._labels.get(key, ()):
                yield label, text[words[at].start : words[at + len(key) - 1].end]
            at += len(key) or 1

    def _longest(self, words: list[_Word], at: int) -> tuple[str, ...]:
        for length in self._lengths.get(words[at].folded, ()):
            key = tuple(word.folded for word in words[at : at + length])
            if key in self._labels:
                return key
        return ()


_WORD = re.compile(r"(?P<word>[^\W_]+(?:[’'][^\W_]+)*)|(?P<and>&)|(?P<end>[.!?;:](?=\s|$))")


_HISSING = re.compile(r"(?<=ch|sh|ss)es?$|(?<=x)es?$")
"""Of "search" and "searches", and, for one rule to serve, of "cache" and "caches"."""


def same_words(one: str, other: str) -> bool:
    """Whether two phrases find the same words."""
    return [word.folded for word in _words(one)] == [word.folded for word in _words(other)]


def stems(phrase: str) -> list[str]:
    """Beginnings of words that stand in every text in which the phrase is found."""
    words = (word.folded for word in _words(phrase))
    return [word.removesuffix("y") for word in words if word != "and"]


def _words(text: str) -> Iterator[_Word]:
    """The words, and the ends of sentences inside, which are in no phrase."""
    for match in _WORD.finditer(text.rstrip(".!?;: ")):
        folded = "and" if match["and"] else _singular(match.group().casefold())
        yield _Word(folded, match.start(), match.end())


def _singular(word: str) -> str:
    word = re.sub(r"[’']s?$", "", word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if _HISSING.search(word):
        return _HISSING.sub("", word)
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
