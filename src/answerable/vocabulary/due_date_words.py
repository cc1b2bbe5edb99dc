"""The words in which plans say when: a phrase of a target, and the sense it has there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from answerable.vocabulary.period_patterns import TYPOGRAPHY, WITHOUT_YEAR, one_of
from answerable.vocabulary.periods import Period, find_periods, leftmost_longest
from answerable.vocabulary.recurrences import find_recurrences


class Sense(StrEnum):
    """What a phrase says about when an action is due."""

    PERIOD = "period"
    WITHOUT_YEAR = "without_year"
    RECURRING = "recurring"
    DONE = "done"
    CONTINUING = "continuing"
    STARTS = "starts"
    DUE = "due"
    CONDITION = "condition"
    RELATIVE = "relative"
    """Counted from a day that the words do not give."""
    NO_DATE = "no_date"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Characters `start` up to `end` of the words, and what they say."""

    start: int
    end: int
    sense: Sense
    period: Period | None = None
    value: str | None = None
    """The plain word of a recurrence; what a condition hangs on."""


PHRASES: dict[Sense, tuple[str, ...]] = {
    Sense.DONE: (
        *("complete", "completed", "achieved", "implemented", "closed", "done", "delivered", "finished"),
        *("fulfilled", "discharged", "actioned", "resolved", "published", "met", "in place", "100%"),
        *("cwblhawyd", "wedi'i gwblhau", "wedi'i chwblhau"),
    ),
    Sense.CONTINUING: (
        *(
            "ongoing",
            "on-going",
            "in progress",
            "work in progress",
            "continuous",
            "continuously",
            "continual",
        ),
        *("continuing", "continues", "to continue", "will continue", "commenced", "started", "has begun"),
        *("underway", "under way", "rolling", "rolling programme", "business as usual", "bau"),
        *("this is ongoing work", "this is ongoing work that will be", "parhaus", "yn parhau"),
    ),
    Sense.STARTS: (
        *("commencing", "commences", "commence", "to commence", "will commence", "commencement"),
        *("starting", "starts", "start", "to start", "will start", "start date", "due to start"),
        *("beginning", "begins", "begin", "to begin", "will begin", "from", "onwards", "onward"),
        *("effective from", "with effect from"),
    ),
    Sense.DUE: (
        *("by", "due", "due by", "due date", "deadline", "no later than", "not later than", "before", "expected"),
        *("completion", "for completion", "for completion by", "erbyn"),
    ),
    Sense.CONDITION: (
        *("subject to", "dependent on", "dependent upon", "dependant on", "dependant upon", "depending on"),
        *("depends on", "contingent on", "contingent upon", "conditional on", "conditional upon", "pending"),
        *("awaiting", "provided that"),
    ),
    Sense.RELATIVE: (
        *("immediate", "immediately", "with immediate effect", "as soon as possible", "asap"),
        *("short term", "medium term", "long term"),
    ),
    Sense.NO_DATE: (
        *("tbc", "tbd", "to be confirmed", "to be determined", "to be agreed", "to be decided", "no date"),
        *("not started", "not yet started", "incomplete", "outstanding", "overdue", "planned"),
        *("on track", "off track", "at risk", "delayed", "deferred", "on hold", "paused"),
    ),
    Sense.NOT_APPLICABLE: (
        *("n/a", "not applicable", "none", "nil", "no action", "no action required", "no further action"),
        "not required",
    ),
}
PARTICIPLES = frozenset(
    {word for word in (*PHRASES[Sense.DONE], "commenced", "started") if word.endswith("ed")} | {"done", "met"}
)
"""Words that tell of something past, and so take the date that follows: "Completed March 2022"."""

_COUNT = r"(?:[0-9]{1,2}|one|two|three|four|five|six|nine|ten|twelve|eighteen)"
_UNIT = r"(?:working )?(?:day|week|month|year)"
_THE = r"(?:(?:the|this) )?"
_AFTER = rf" (?-i:of|from|after|following|post) {_THE}\w{{1,30}}(?: of {_THE}\w{{1,30}})?"
_DONE = one_of(map(re.escape, PHRASES[Sense.DONE]))
_COMPOSED = (
    (Sense.NO_DATE, rf"(?:(?:to|will|should|must|can) )?(?:be|being|have been) (?:fully )?(?:{_DONE})"),
    (Sense.NO_DATE, rf"not (?:yet )?(?:been )?(?:fully )?(?:{_DONE})"),
    (Sense.CONTINUING, rf"(?:part|partly|partially|mostly|largely|nearly|almost) (?:{_DONE})"),
    (Sense.CONTINUING, r"[1-9]?[0-9]\s?% (?:complete|completed)"),
    (Sense.RELATIVE, rf"(?:(?:within|in|after|over) )?(?:the )?(?:next )?{_COUNT}[ -]{_UNIT}s?(?:{_AFTER})?"),
)


def _pattern(choices: str) -> re.Pattern[str]:
    spaced = choices.replace("\\ ", " ").replace("\\-", "-").replace(" ", r"\s{1,3}")
    return re.compile(rf"(?<![^\W_])(?=[^\W_])(?:{spaced})(?![^\W_])(?<!\s)", re.IGNORECASE)


_PATTERNS = (
    *((sense, _pattern(one_of(map(re.escape, words)))) for sense, words in PHRASES.items()),
    *((sense, _pattern(words)) for sense, words in _COMPOSED),
)
_CONDITION_STOPS = (Sense.PERIOD, Sense.RECURRING, Sense.DONE, Sense.CONTINUING, Sense.NO_DATE)
LONGEST_CONDITION = 300
"""Characters; what runs on for longer is no condition."""
_MARK = re.compile(r"[;\n)]|\.(?=\s|$)")


def find_phrases(words: str, *, financial_quarters: bool = True) -> list[Phrase]:
    """The phrases of `words` that say when, in order and apart from each other."""
    plain = words.translate(TYPOGRAPHY)
    found = leftmost_longest(
        (phrase.start, phrase.end, phrase) for phrase in _candidates(plain, financial_quarters=financial_quarters)
    )
    return list(_with_conditions(plain, [phrase for _, _, phrase in found]))


def _candidates(words: str, *, financial_quarters: bool) -> Iterator[Phrase]:
    for start, end, period in find_periods(words, financial_quarters=financial_quarters):
        yield Phrase(start, end, Sense.PERIOD, period=period)
    for start, end, value in find_recurrences(words):
        yield Phrase(start, end, Sense.RECURRING, value=value)
    for sense, pattern in (*_PATTERNS, (Sense.WITHOUT_YEAR, WITHOUT_YEAR)):
        for match in pattern.finditer(words):
            yield Phrase(match.start(), match.end(), sense)


def _with_conditions(words: str, phrases: list[Phrase]) -> Iterator[Phrase]:
    """The phrases, each condition with the words it hangs on taken into it."""
    end = 0
    for index, phrase in enumerate(phrases):
        if phrase.start < end:
            continue
        if phrase.sense is Sense.CONDITION:
            phrase = _condition(words, phrase, islice(phrases, index + 1, None))  # noqa: PLW2901 - it grows over what follows
        end = phrase.end
        yield phrase


def _condition(words: str, opening: Phrase, later: Iterable[Phrase]) -> Phrase:
    end = min(len(words), opening.end + LONGEST_CONDITION)
    if mark := _MARK.search(words, opening.end, end):
        end = mark.start()
    for phrase in later:
        if phrase.start >= end:
            break
        if phrase.sense in _CONDITION_STOPS and stripped(words[opening.end : phrase.start]):
            end = phrase.start
            break
    value = stripped(words[opening.end : end])
    if not value:
        return Phrase(opening.start, opening.end, Sense.NO_DATE)
    bracketed = words[opening.start - 1 : opening.start] == "(" and words[end : end + 1] == ")"
    end = opening.end + len(words[opening.end : end].rstrip())
    return Phrase(opening.start - bracketed, end + bracketed, Sense.CONDITION, value=value)


EDGES = frozenset(
    (
        *("a", "an", "the", "between", "this", "that", "these", "it", "is", "are", "was", "were", "be", "been", "has"),
        *("have", "will", "by", "in", "on", "at", "of", "for", "to", "from", "and", "but", "or", "then", "as"),
        *("with", "until", "till", "since", "thereafter", "when", "due"),
    )
)
"""Words that say nothing at either end of a milestone or a condition."""
FILLERS = EDGES | {
    *("now", "all", "both", "fully", "already", "still", "yet", "action", "actions", "work", "status", "date"),
    *("target", "end"),
}
"""Words that name no milestone of their own."""


def stripped(words: str) -> str:
    """`words` without the marks and the empty words at either end; white space folded."""
    kept = [word for word in words.split() if re.search(r"\w", word)]
    while kept and _bare(kept[0]) in EDGES:
        del kept[0]
    while kept and _bare(kept[-1]) in EDGES:
        del kept[-1]
    text = " ".join(kept).strip(" ,;:.-•◦▪*/'")
    return text if text.count("(") == text.count(")") else text.strip("()")


def _bare(word: str) -> str:
    return word.strip("(),;:.-").casefold()


def is_milestone(words: str) -> bool:
    """Whether `words`, with their phrases left out, name something of their own."""
    return any(_bare(word) not in FILLERS for word in words.split() if re.search(r"\w", word))
