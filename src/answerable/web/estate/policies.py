"""Which role may do what, and what may happen to a post, a role, a place: nothing that does not stand here."""

import datetime as dt
from collections.abc import Iterable, Mapping

from answerable.web.estate.errors import RefusedError
from answerable.web.estate.types import Capability, Role

_SEE = frozenset({Capability.SEE_PLANS})
_CASES = frozenset({Capability.SEE_FIGURES, Capability.EXAMINE_CASES, Capability.SET_AIMS, Capability.SHARE_FIGURES})

CAPABILITIES: dict[Role, frozenset[Capability]] = {
    Role.ADMINISTRATOR: _SEE
    | {
        Capability.MANAGE_PLACES,
        Capability.MANAGE_POSTS,
        Capability.MANAGE_PEOPLE,
        Capability.SEE_AUDIT,
        Capability.SEE_MESSAGES,
        Capability.SEE_OPENINGS,
        Capability.REDACT,
    },
    Role.PLAN_COORDINATOR: _SEE
    | {
        Capability.BRING_PLANS,
        Capability.SEE_DRAFTS,
        Capability.REPORT_PROGRESS,
        Capability.SEE_EVIDENCE,
        Capability.SEE_OPENINGS,
        Capability.SPEAK,
        Capability.ANSWER_VOICES,
        Capability.SEE_MESSAGES,
        Capability.CONFIRM_OWNERS,
        Capability.CONFIRM_TAGS,
        Capability.MANAGE_POSTS,
        Capability.SET_AIMS,
    },
    Role.COMMITMENT_OWNER: _SEE | {Capability.REPORT_PROGRESS, Capability.SEE_EVIDENCE, Capability.ANSWER_VOICES},
    Role.VERIFIER: _SEE | {Capability.VERIFY, Capability.SEE_EVIDENCE},
    Role.EQUALITY_LEAD: _SEE
    | _CASES
    | {
        Capability.CONFIRM_TAGS,
        Capability.REPORT_PROGRESS,
        Capability.SEE_EVIDENCE,
        Capability.SPEAK,
        Capability.CHALLENGE_CASES,
        Capability.KEEP_CORRECTIONS,
        Capability.RECORD_ANALYSES,
    },
    Role.GOVERNOR: _SEE
    | _CASES
    | {
        Capability.CLEAR_FIGURES,
        Capability.MANAGE_POSTS,
        Capability.SEE_DRAFTS,
        Capability.CLEAR_PLANS,
        Capability.REPORT_PROGRESS,
        Capability.SEE_EVIDENCE,
        Capability.ANSWER_VOICES,
    },
    Role.INSPECTOR: _SEE
    | {Capability.JUDGE, Capability.SEE_EVIDENCE, Capability.SEE_FIGURES, Capability.CHALLENGE_CASES},
    Role.AUDITOR: _SEE
    | {
        Capability.SEE_AUDIT,
        Capability.VERIFY,
        Capability.SEE_EVIDENCE,
        Capability.SEE_OPENINGS,
        Capability.SEE_MESSAGES,
        Capability.SEE_FIGURES,
        Capability.CHALLENGE_CASES,
    },
    Role.ANALYST: _SEE | {Capability.SEE_FIGURES, Capability.MANAGE_DATA, Capability.RELEASE_FIGURES},
    Role.SEPARATION_STAFF: frozenset(),
    Role.POLICY_AUTHOR: _SEE | {Capability.RECORD_ANALYSES},
    Role.ORGANISATION_MEMBER: frozenset({Capability.SPEAK}),
    Role.READER: _SEE,
}

KNOW_HOLDERS = (Capability.MANAGE_POSTS, Capability.CONFIRM_OWNERS, Capability.MANAGE_PEOPLE)
"""Whoever may do one of these at a place is told who holds its posts; others, only whether someone does."""

CLOSED = "closed"
"""The fact of a place that has closed on a day that is not known."""
MERGED_INTO = "merged_into"
"""The fact of a place that closed and whose work another goes on with: the code of that one."""


def is_closed(closed: dt.date | None, facts: Mapping[str, object], *, on: dt.date) -> bool:
    return closed <= on if closed else CLOSED in facts


def reaches(held: Iterable[str], path: str) -> bool:
    """Whether a role held at any of these paths reaches the place with this path."""
    return any(path.startswith(above) for above in held)


def check_give(reach: Iterable[str], path: str) -> None:
    """Nobody gives, or ends, a role beyond the reach of their own: `reach` is where the giver manages people."""
    if not reaches(reach, path):
        raise RefusedError("You can give and end roles only at places that your own role as administrator reaches.")


def check_end(role: Role, path: str, *, others: int) -> None:
    """`others` is how many other administrators of the whole estate there are."""
    if not can_end(role, path, others=others):
        raise RefusedError("This is the last administrator of the whole service. Give another person the role first.")


def can_end(role: Role, path: str, *, others: int) -> bool:
    return role is not Role.ADMINISTRATOR or path.count(".") > 1 or others > 0


def check_hand_over(*, present: bool, ended: dt.date | None, since: dt.date | None, on: dt.date) -> None:
    """`present` is whether the post is its own, not merged into another; `since` is when its last holder began."""
    if not present:
        raise RefusedError("This post was merged into another. Hand over that post instead.")
    if ended and ended <= on:
        raise RefusedError("This post has ended, so nobody can hold it from that day.")
    if since and on < since:
        raise RefusedError(f"The last holder began on {since:%-d %B %Y}. Choose that day or a later one.")


def check_merge(*, same: bool, present: bool, into_present: bool, ended: dt.date | None) -> None:
    if same:
        raise RefusedError("A post cannot be merged into itself. Choose another post.")
    if not present:
        raise RefusedError("This post was already merged into another.")
    if not into_present or ended:
        raise RefusedError("Choose a post that has neither ended nor been merged itself.")


def check_move(path: str, below: str) -> None:
    if below.startswith(path):
        raise RefusedError("A place cannot stand below itself. Choose another place.")
