"""Words that a plan had better not use of people, found where they stand. Advice: what a source says stays as it is."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from answerable.documents.plan import Finding, Plan

_SHIPPED = files(__package__).joinpath("data", "discouraged.csv")
_AROUND = 60
"""How many letters of a sentence stand on each side of the words."""


@dataclass(frozen=True)
class Term:
    """Words that are one another's like, what to say in their place, and why."""

    words: tuple[str, ...]
    instead: str
    why: str
    source: str


@dataclass(frozen=True)
class Found:
    term: Term
    words: str
    """As they stand there."""
    where: str
    before: str
    """What stands before them, or the last of it."""
    after: str


@cache
def terms() -> Sequence[Term]:
    with _SHIPPED.open(encoding="utf-8") as lines:
        return tuple(
            Term(tuple(row["words"].split("|")), row["instead"], row["why"], row["source"])
            for row in csv.DictReader(lines)
        )


def discouraged(plan: Plan) -> list[Found]:
    """Each such word of a plan, in the order of the plan."""
    return [found for where, words in _passages(plan) for found in _found(where, words)]


def _found(where: str, passage: str) -> Iterator[Found]:
    for match in _any_of().finditer(passage):
        before, after = _last(passage[: match.start()]), _first(passage[match.end() :])
        yield Found(_by_words()[match.group().lower()], match.group(), where, before, after)


def _first(words: str) -> str:
    return words if len(words) <= _AROUND else words[:_AROUND].rpartition(" ")[0] + " …"


def _last(words: str) -> str:
    return words if len(words) <= _AROUND else "… " + words[-_AROUND:].partition(" ")[2]


@cache
def _by_words() -> dict[str, Term]:
    return {words.lower(): term for term in terms() for words in term.words}


@cache
def _any_of() -> re.Pattern[str]:
    """Any of the words, the longest first; what is all capitals only where it is written so."""
    longest_first = sorted((words for term in terms() for words in term.words), key=len, reverse=True)
    ways = (re.escape(words) if words.isupper() else f"(?i:{re.escape(words)})" for words in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


def _passages(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "Title", plan.title
    for caveat in plan.caveats:
        yield "Caveat", caveat.text
    for position, finding in enumerate(plan.findings, start=1):
        name = f"Finding {finding.number or position}"
        yield from ((name, words) for words in _words_of(finding))
        yield from ((f"{name}, its actions", words) for words in _actions_of(finding))


def _words_of(finding: Finding) -> Iterator[str]:
    yield finding.text.text
    yield from (part.text for part in finding.parts)
    yield from finding.reasons
    yield from (paragraph.text for paragraph in finding.response)


def _actions_of(finding: Finding) -> Iterator[str]:
    for round_ in finding.rounds:
        for action in round_.actions:
            yield action.text.text
            yield from action.owners
            yield action.status_raw or ""
