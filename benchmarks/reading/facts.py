"""What a plan says, fact by fact, so that any reader's result can be held against what is known.

A fact is a tuple of words, white space folded: a finding's number; its decision; the words of an action in it; the
owner of that action; the target of that action. So a fact is right only in the right finding, and an owner or a target
only beside the right action.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.known import KnownAction, KnownPlan, Pairing

if TYPE_CHECKING:
    from answerable.documents.plan import Action, Plan

Fact = tuple[str, ...]
Facts = Counter[Fact]


@dataclass(frozen=True, slots=True)
class FoundAction:
    words: str
    owner: str
    target: str


@dataclass(frozen=True, slots=True)
class FoundFinding:
    number: str
    decision: str
    actions: tuple[FoundAction, ...]


def accuracy(known: Facts, found: Facts) -> float:
    """Share of what is known that was found."""
    return (known & found).total() / known.total()


def facts_known(plan: KnownPlan) -> Facts:
    """What is known; owners and targets that no careful reader could place are left out."""
    findings = (
        FoundFinding(finding.number, finding.decision_words or "", tuple(map(_known_action, finding.actions())))
        for finding in plan.findings
    )
    return facts(findings)


def facts_read(plan: "Plan") -> Facts:
    """What Answerable found."""
    findings = (
        FoundFinding(
            finding.number,
            finding.decision_raw or "",
            tuple(_read_action(action) for round_ in finding.rounds for action in round_.actions),
        )
        for finding in plan.findings
    )
    return facts(findings)


def facts(findings: Iterable[FoundFinding]) -> Facts:
    return Counter(fact for finding in findings for fact in _facts(finding) if fact[-1])


def _facts(finding: FoundFinding) -> Iterator[Fact]:
    number = fold(finding.number).rstrip(".")
    yield ("number", number)
    yield ("decision", number, fold(finding.decision))
    for action in finding.actions:
        words = fold(action.words)
        yield ("action", number, words)
        yield ("owner", number, words, fold(action.owner))
        yield ("target", number, words, fold(action.target))


def fold(text: str) -> str:
    return " ".join(text.split())


def _known_action(action: KnownAction) -> FoundAction:
    owners = () if action.owner_pairing is Pairing.UNCERTAIN else action.owners
    targets = () if action.target_pairing is Pairing.UNCERTAIN else action.targets
    return FoundAction(action.words, " ".join(owners), " ".join(targets))


def _read_action(action: "Action") -> FoundAction:
    owner = action.owner_raw.text if action.owner_raw else " ".join(action.owners)
    return FoundAction(action.text.text, owner, " ".join(target.raw.text for target in action.targets))
