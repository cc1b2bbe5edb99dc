"""What the columns of an action plan are for, told from their headings or, failing those, from what stands in them."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import combinations

from answerable.vocabulary.decisions import looks_like_status, read_decision
from answerable.vocabulary.due_dates import looks_like_due_date
from answerable.vocabulary.posts import looks_like_post

LONGEST_HEADING = 160
SHORTEST_RESPONSE = 60
LAST_COLUMNS = 0.5
"""What speaks for the last columns: a page that loses columns loses the first."""
LAST_COLUMNS = 0.5
"""What speaks for the last columns: a page that loses columns loses the first ones."""


class Role(StrEnum):
    NUMBER = "number"
    REFERENCE = "reference"
    FINDING = "finding"
    DECISION = "decision"
    RESPONSE = "response"
    OWNER = "owner"
    ASSIGNED = "assigned"
    """Who owns the action and by when, in one column."""
    TARGET = "target"
    STATUS = "status"
    PERCENT = "percent"
    PROGRESS = "progress"


_WHO = r"\bowners?\b|\bowned by\b|responsib|\bleads?\b|by whom|^who\b|accountable|\bofficer\b|perchennog|cyfrifol"
_WHEN = (
    r"\bdate\b|deadline|\bdue\b|timescale|time ?frame|timeline|by when|^when\b|complet(ion|ed) by|^(date )?completed$|"
    r"dyddiad"
)
_HEADINGS: dict[Role, str] = {
    Role.PERCENT: r"%|per ?cent",
    Role.NUMBER: (
        r"^((rec(ommendation)?s?|concern|finding|item|action|serial|ref(erence)?)\.? ?)?"
        r"(no|num|number|ref|id|#|rhif)\.?s?$"
    ),
    Role.REFERENCE: r"^(report )?(para(graph)?s?|page|reference)\b",
    Role.DECISION: (
        r"\b(agreed?|accept(ed)?|reject(ed)?)\b ?(\?|/|or\b|\()|^(agreed|accepted)$|^(\w+ )?(decision|position)$|"
        r"\b(cytuno|derbyn)\b ?/"
    ),
    Role.ASSIGNED: rf"(?=.*(?:{_WHO}))(?=.*(?:{_WHEN}))",
    Role.OWNER: _WHO,
    Role.TARGET: _WHEN,
    Role.STATUS: r"^(current |progress |action )?(status|rag)( rating)?$",
    Role.PROGRESS: r"^(progress|update|latest (progress|position|update)|cynnydd)\b",
    Role.RESPONSE: (
        r"response|\bactions?\b|activity|\bsteps\b|what we will do|how (we|this) will|commitments?|ymateb|gweithred"
    ),
    Role.FINDING: r"recommendations?|concerns?|findings?|areas? (for|requiring) improvement|\bissues?\b|argymhell",
}
"""Tried in this order: "Rec No" must be known for a number before "rec" makes it a recommendation."""
_NAMES_AIM = re.compile(r"\b(objectives?|priorit(y|ies)|themes?|breach(es)?|must do|should do|what needs to \w+)\b")
_LEADING_NUMBER = re.compile(r"^\d{1,2}[.)]\s*")
_NUMBER = re.compile(r"\(?(?:[A-Z]{1,4}[-. ]?)?\d{1,3}(?:\.\d{1,3})*[a-z]?[.)]?|[•◦]")
_PERCENT = re.compile(r"\d{1,3}(?:\.\d+)? ?%?")


def heading_role(words: str) -> Role | None:
    """The role that a column with this heading has, or None where it is no heading that is known."""
    words = _LEADING_NUMBER.sub("", " ".join(words.lower().split()))
    if not words or len(words) > LONGEST_HEADING or re.search(r"\w{3,}\.$", words):
        return None
    return next((role for role, pattern in _HEADINGS.items() if re.search(pattern, words)), None)


def names_aim(words: str) -> bool:
    """Whether a heading names what is to be put right in a plan that answers no recommendation ("Objective")."""
    return len(words) <= LONGEST_HEADING and bool(_NAMES_AIM.search(words.lower()))


def looks_like_number(words: str) -> bool:
    """Whether this may stand in a number column: 1. or 5.01 or R12, or the mark of a list."""
    return bool(_NUMBER.fullmatch(words.strip()))


def _fit(role: Role, words: str) -> float:
    """How well words suit a column of this role, from -3 (they contradict it) to 2; blank suits any."""
    if not words:
        return 0
    suits, good, bad = _SUITS.get(role, (bool, 0.5, 0))
    return good if suits(words) else bad


def _is_long(words: str) -> bool:
    return len(words) > SHORTEST_RESPONSE


_SUITS: dict[Role, tuple[Callable[[str], object], float, float]] = {
    Role.NUMBER: (looks_like_number, 1.5, -3),
    Role.REFERENCE: (re.compile(r"(?=.*\d).{1,30}").fullmatch, 1, -2),
    Role.DECISION: (read_decision, 2, -3),
    Role.TARGET: (looks_like_due_date, 2, -2),
    Role.OWNER: (looks_like_post, 1, -1),
    Role.STATUS: (looks_like_status, 1.5, -2),
    Role.PERCENT: (_PERCENT.fullmatch, 1.5, -3),
    Role.RESPONSE: (_is_long, 1, 0.2),
}
"""What shows that words suit a role, and the score where it does and where it does not."""


def infer_roles(columns: Sequence[Sequence[str]], known: Sequence[Role]) -> tuple[Role, ...] | None:
    """The roles of the columns of a table without headings, chosen in order from the `known` ones.

    `columns` holds the words of each column's cells. None where nothing fits: more columns than roles, or words
    that contradict every choice.
    """
    if not 1 < len(columns) <= len(known):
        return None
    last = tuple(known[-len(columns) :])
    chosen = (roles for roles in combinations(known, len(columns)) if Role.RESPONSE in roles)
    scored = ((_fit_all(columns, roles) + LAST_COLUMNS * (roles == last), roles) for roles in chosen)
    best, roles = max(scored, key=lambda pair: pair[0], default=(-1.0, None))
    return roles if best > 0 else None


def _fit_all(columns: Sequence[Sequence[str]], roles: Sequence[Role]) -> float:
    return sum(_fit(role, words) for role, column in zip(roles, columns, strict=True) for words in column)
