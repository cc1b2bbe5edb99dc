"""What differs between two editions of a plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.documents.plan import Action, Finding, Plan, Round
from answerable.web.plans.matching import Numbered, match_findings, match_words
from answerable.web.plans.rounds import key_of


@dataclass(frozen=True)
class Difference:
    what: str
    before: str
    """Empty for what is only in the later edition."""
    after: str
    """Empty for what is only in the earlier one."""


@dataclass(frozen=True)
class FindingDifferences:
    number: str
    words: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class PlanDifferences:
    front: tuple[Difference, ...]
    changed: tuple[FindingDifferences, ...]
    added: tuple[Finding, ...]
    missing: tuple[Finding, ...]

    def __bool__(self) -> bool:
        return bool(self.front or self.changed or self.added or self.missing)


def differences(before: Plan, after: Plan) -> PlanDifferences:
    places = match_findings(_numbered(before), _numbered(after))
    pairs = [
        (before.findings[at], finding) for at, finding in zip(places, after.findings, strict=True) if at is not None
    ]
    changed = (FindingDifferences(new.number, new.text.text, tuple(_in_finding(old, new))) for old, new in pairs)
    return PlanDifferences(
        front=tuple(_in_front(before, after)),
        changed=tuple(finding for finding in changed if finding.differences),
        added=tuple(finding for at, finding in zip(places, after.findings, strict=True) if at is None),
        missing=tuple(finding for at, finding in enumerate(before.findings) if at not in places),
    )


def _numbered(plan: Plan) -> list[Numbered]:
    return [Numbered(finding.number, finding.text.text) for finding in plan.findings]


def _in_front(before: Plan, after: Plan) -> Iterator[Difference]:
    yield from _difference("Title", before.title, after.title)
    yield from _difference("Submitted", _submissions(before), _submissions(after))
    yield from _difference("Caveats", _lines(before), _lines(after))


def _submissions(plan: Plan) -> str:
    return "\n".join(f"{one.round or ''} {one.raw}".strip() for one in plan.submitted)


def _lines(plan: Plan) -> str:
    return "\n".join(caveat.text for caveat in plan.caveats)


def _in_finding(before: Finding, after: Finding) -> Iterator[Difference]:
    yield from _difference("Number", before.number, after.number)
    yield from _difference("Wording", _words(before), _words(after))
    yield from _difference("Decision", before.decision_raw or "", after.decision_raw or "")
    yield from _difference("Answer", _answer(before), _answer(after))
    held = {key_of(round_): round_ for round_ in before.rounds}
    said = {key_of(round_): round_ for round_ in after.rounds}
    for key in [*held, *(key for key in said if key not in held)]:
        yield from _in_round(held.get(key), said.get(key))


def _in_round(before: Round | None, after: Round | None) -> Iterator[Difference]:
    label = next(found.label for found in (after, before) if found) or "Commitments"
    old, new = (found.actions if found else () for found in (before, after))
    places = match_words([action.text.text for action in old], [action.text.text for action in new])
    for action, at in zip(new, places, strict=True):
        yield from _difference(label, _shown(old[at]) if at is not None else "", _shown(action))
    for at, action in enumerate(old):
        if at not in places:
            yield from _difference(label, _shown(action), "")


def _difference(what: str, before: str, after: str) -> Iterator[Difference]:
    if before != after:
        yield Difference(what, before, after)


def _words(finding: Finding) -> str:
    return "\n".join(text.text for text in (finding.text, *finding.parts))


def _answer(finding: Finding) -> str:
    return "\n".join(text.text for text in finding.response)


def _shown(action: Action) -> str:
    said: Sequence[tuple[str, str]] = (
        ("Owner", "; ".join(action.owners)),
        ("Target date", "; ".join(target.raw.text for target in action.targets)),
        ("Status", action.status_raw or ""),
    )
    return "\n".join([action.text.text, *(f"{name}: {words}" for name, words in said if words)])
