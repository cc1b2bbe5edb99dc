"""The words of one target, and what each phrase of them means there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, zip_longest

from answerable.vocabulary.due_date_words import PARTICIPLES, Phrase, Sense, find_phrases, stripped
from answerable.vocabulary.periods import Period, Precision

DATED = frozenset({Sense.PERIOD, Sense.WITHOUT_YEAR})
_LABEL = re.compile(r"\s*(?:\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]|[•◦▪·*-])\s{1,3}", re.IGNORECASE)
_LONGEST = {Precision.DAY: 7, Precision.MONTH: 31, Precision.QUARTER: 92, Precision.SEASON: 92, Precision.YEAR: 366}
"""Days; a period that holds more is a range of several."""


@dataclass(frozen=True)
class Reading:
    """The words of one target, less the label of a list item, and their phrases in order."""

    words: str
    phrases: tuple[Phrase, ...]

    @cached_property
    def senses(self) -> frozenset[Sense]:
        return frozenset(phrase.sense for phrase in self.phrases)

    @cached_property
    def rest(self) -> str:
        """The words that no phrase takes."""
        return " ".join(self.between(self.phrases))

    def between(self, phrases: Iterable[Phrase]) -> list[str]:
        ends = [(0, 0), *((phrase.start, phrase.end) for phrase in phrases), (len(self.words),) * 2]
        return [self.words[one[1] : other[0]] for one, other in pairwise(ends)]

    def said(self, phrase: Phrase) -> str:
        return self.words[phrase.start : phrase.end]

    def of(self, sense: Sense) -> list[Phrase]:
        return [phrase for phrase in self.phrases if phrase.sense is sense]

    def value(self, sense: Sense) -> str | None:
        return next((phrase.value for phrase in self.of(sense)), None)

    @cached_property
    def latest(self) -> tuple[Period, str] | None:
        """The period that ends last, and its words."""
        found = [(phrase.period, self.said(phrase)) for phrase in self.phrases if phrase.period]
        return max(found, key=lambda one: one[0].last, default=None)

    @cached_property
    def past(self) -> bool:
        return any(self.said(phrase).casefold() in PARTICIPLES for phrase in self.of(Sense.DONE))


def reading_of(words: str, *, financial_quarters: bool = True) -> Reading:
    """The reading of `words`; `financial_quarters` as for `find_periods`."""
    label = _LABEL.match(words)
    words = words[label.end() :] if label else words
    phrases = find_phrases(words, financial_quarters=financial_quarters)
    return Reading(words, tuple(_meant(words, phrases)))


def _meant(words: str, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The phrases that here have the sense they can have."""
    dated = any(phrase.sense in DATED for phrase in phrases)
    starts = any(phrase.sense is Sense.STARTS for phrase in phrases)
    for phrase, following in zip_longest(phrases, phrases[1:]):
        said = words[phrase.start : phrase.end].casefold()
        if phrase.sense is Sense.STARTS and _no_start(words, phrase, following):
            continue
        if phrase.sense is Sense.RECURRING and said in ("annual", "biennial") and dated and not starts:
            continue  # "Annual report March 2022" is due once
        yield phrase


def _no_start(words: str, phrase: Phrase, following: Phrase | None) -> bool:
    """Whether "from" opens a range ("from June to March 2022") or is about something other than a date."""
    if following and following.period and _is_range(following.period):
        return True
    said = words[phrase.start : phrase.end].casefold()
    gap = words[phrase.end : following.start if following else len(words)]
    return said == "from" and not (not stripped(gap) and (following is None or following.sense in DATED))


def _is_range(period: Period) -> bool:
    return (period.last - period.first).days + 1 > _LONGEST[period.precision]
