"""What stands beside an action: its owner, target, status and progress, one line for each entry."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from answerable.documents.plan import Action, Pairing
from answerable.documents.text import Text
from answerable.documents.writers.sheet import Lines, paragraphs


class Part(StrEnum):
    """What a column of the table holds, in the order of the columns."""

    NUMBER = "number"
    FINDING = "finding"
    REFERENCE = "reference"
    DECISION = "decision"
    RESPONSE = "response"
    OWNER = "owner"
    TARGET = "target"
    STATUS = "status"
    PROGRESS = "progress"


def entry_lines(part: Part, action: Action) -> Lines:
    """The lines that one of `BESIDE` holds for an action."""
    return BESIDE[part](action)


def pairing(part: Part, action: Action) -> Pairing:
    """How sure it is that the lines belong to the action; status and progress are always its own."""
    return {Part.OWNER: action.owner_pairing, Part.TARGET: action.target_pairing}.get(part, Pairing.CERTAIN)


def cited(part: Part, action: Action) -> tuple[Text, ...]:
    """The words of the source that the action takes its owner or its targets from."""
    if part is Part.OWNER:
        return (action.owner_raw,) if action.owner_raw else ()
    return tuple(target.raw for target in action.targets) if part is Part.TARGET else ()


def _owners(action: Action) -> Lines:
    """Each owner on a line of its own, in the words of the source where they are known."""
    if action.owner_raw is None:
        return paragraphs(*action.owners)
    return paragraphs(*_entries(action.owner_raw.text, action.owners))


def _entries(words: str, names: Sequence[str]) -> list[str]:
    """The words cut where only white space parts two of the names ("A B and C": "A", "B and C")."""
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    found = list(re.finditer(known, words)) if known else []
    edges = [0]
    for before, after in pairwise(found):
        if words[before.end() : after.start()].isspace():
            edges.append(after.start())
    return [words[start:end] for start, end in zip(edges, [*edges[1:], len(words)], strict=True)]


def _targets(action: Action) -> Lines:
    return paragraphs(*(target.raw.text for target in action.targets))


def _status(action: Action) -> Lines:
    return paragraphs(action.status_raw or "")


def _progress(action: Action) -> Lines:
    """How much of it is done: "40%", "12.5%"."""
    return () if action.percent is None else paragraphs(f"{action.percent}".removesuffix(".0") + "%")


BESIDE: Mapping[Part, Callable[[Action], Lines]] = {
    Part.OWNER: _owners,
    Part.TARGET: _targets,
    Part.STATUS: _status,
    Part.PROGRESS: _progress,
}
"""The columns that stand beside an action, and what each holds for it."""
