"""What would make an action easier to follow, in words: advice, which never blocks.

SMART: specific, measurable, achievable, realistic, time-bound. Words can only be read for some of it.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from answerable.documents.plan import Action
from answerable.vocabulary.due_dates import DOUBTS, read_due_date

_DATA = files("answerable.web.plans").joinpath("data", "smart.toml")
_NUMBER = re.compile(r"(?<![^\W_])(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?![^\W_])", re.IGNORECASE)
_SENTENCES = re.compile(r"[.;]\s+(?=\w)")


def advice(action: Action) -> list[str]:
    """Sentences about the words of an action and its dates; none where there is nothing to say."""
    words = action.text.text
    return [*_vague(words), *_unmeasured(words), *_several(words), *_dates(action)]


def _vague(words: str) -> Iterator[str]:
    found = list(dict.fromkeys(match.group().lower() for match in _pattern("vague").finditer(words)))
    if found:
        named = " and ".join(f"“{one}”" for one in found[:2])
        yield f"{named} can mean many things. Say what will be done."


def _unmeasured(words: str) -> Iterator[str]:
    if not _NUMBER.search(words) and not _pattern("results").search(words):
        yield "It does not say what can be counted or seen when it is done. Add a result: how many, how much, or what."


def _several(words: str) -> Iterator[str]:
    _, *later = _SENTENCES.split(words)
    if any(re.search(r"\b(?:will|shall)\b", one) for one in later) or _joined().search(words):
        yield "It promises more than one thing. Make each an action of its own, with its own owner and date."


def _dates(action: Action) -> Iterator[str]:
    for target in action.targets:
        for code in read_due_date(target.raw.text).doubts:
            yield f"Of the date “{target.raw.text}”: {DOUBTS[code]}"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_one_of(_words()[name])})(?![^\W_])", re.IGNORECASE)


@cache
def _joined() -> re.Pattern[str]:
    """As in “train … and … publish”: a verb of doing, joined by “and” to another."""
    doing = _one_of(_words()["doing"])
    also = r"(?:(?:it|they|we) )?(?:will )?(?:also |then )?"
    return re.compile(
        rf"\b(?:will|to|shall) (?:also |then )?(?:{doing})\b[^.;]*?,? (?:and|as well as) {also}(?:{doing})\b",
        re.IGNORECASE,
    )


@cache
def _words() -> dict[str, Sequence[str]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _one_of(words: Sequence[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))
