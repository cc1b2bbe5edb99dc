"""What the words that name an owner may mean. Pure; nothing here is more than a proposal."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from answerable.vocabulary.bodies import BODIES, INSPECTORATES
from answerable.vocabulary.posts import HEAD, names_a_role
from answerable.web.commitments.types import NameState, OwnerNature

LEAST_LIKENESS = 85.0
"""Below this no post is proposed."""
EXACT = 100.0
_ABBREVIATIONS = (
    r"MoJ|YCS|HMCTS|NHS|NHSE|NHS England|DHSC|DfE|Home Office|(?:HM )?Prison Service|(?:The )?Probation Service"
)
_BODY = "|".join(rf"(?:{pattern})" for _, pattern in (*BODIES, *INSPECTORATES)) + f"|{_ABBREVIATIONS}"
_ONLY_BODIES = re.compile(
    rf"\W*(?:the )?(?:{_BODY})(?:\s*(?:/|,|&|and|with)\s*(?:the )?(?:{_BODY}))*\W*", re.IGNORECASE
)
_DEPARTMENT = re.compile(
    r"\b(?:teams?|units?|departments?|directorate|division|groups?|board|committee|panel|programme|office|secretariat|"
    r"services?|council|trust|estate|OSAG|LTHSE)\W*$",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Prof|Professor|Rev|Reverend)\.?(?:\s+[A-Z][\w’'-]*\.?){1,4}",
)


def nature_of(words: str) -> OwnerNature:
    """A person only where a title says so: "Jo Green" may as well be an estate."""
    if _PERSON.fullmatch(words.strip()) and not names_a_role(words):
        return OwnerNature.PERSON
    if is_only_a_body(words) or (_DEPARTMENT.search(words) and not HEAD.search(words)):
        return OwnerNature.DEPARTMENT
    return OwnerNature.POST


def is_only_a_body(words: str) -> bool:
    """Whether a whole service or department is named, and nobody in it."""
    return bool(_ONLY_BODIES.fullmatch(words))


@dataclass(frozen=True)
class PostTitle:
    """A post that may be meant."""

    post: int
    folded: str
    depth: int
    """How far down the estate its place lies."""


@dataclass(frozen=True)
class Proposal:
    nature: OwnerNature
    state: NameState
    post: int | None = None
    score: float | None = None


def propose(words: str, folded: str, posts: Iterable[PostTitle]) -> Proposal:
    """The likest post, of equals the one nearest to the place; only the very title counts as exact."""
    nature = nature_of(words)
    if is_only_a_body(words):
        return Proposal(nature, NameState.NEEDS_POST)
    if nature is OwnerNature.PERSON:
        return Proposal(nature, NameState.UNMATCHED)
    liked = [(_likeness(folded, post.folded), post.depth, -post.post) for post in posts]
    score, _, post = max(liked, default=(0.0, 0, 0))
    if score < LEAST_LIKENESS:
        return Proposal(nature, NameState.UNMATCHED)
    return Proposal(OwnerNature.POST, NameState.PROPOSED, -post, score)


def _likeness(one: str, other: str) -> float:
    if one == other:
        return EXACT
    return min(99.0, round(fuzz.token_sort_ratio(one, other, score_cutoff=LEAST_LIKENESS), 1))
