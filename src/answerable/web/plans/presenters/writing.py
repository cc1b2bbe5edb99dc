"""The findings of a plan being written: what is said of each, what is missing, and what would make it clearer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.documents.plan import Action, Finding, FindingKind, Plan, Round, RoundKind
from answerable.vocabulary.decisions import DEFINITIONS, Decision
from answerable.web.design import words
from answerable.web.design.addresses import url
from answerable.web.plans.models import Draft
from answerable.web.plans.presenters.plans import DECISION_NAMES
from answerable.web.plans.regimes import Regime
from answerable.web.plans.rounds import key_of
from answerable.web.plans.writing.checks import Block
from answerable.web.plans.writing.reporting import reported_round
from answerable.web.plans.writing.smart import advice


@dataclass(frozen=True)
class Writing:
    """A draft, and what is known of it for its page."""

    draft: Draft
    plan: Plan
    rules: Regime
    missing: Sequence[Block]
    may_write: bool

    def lacks(self, finding: int, round_: int | None = None, action: int | None = None) -> list[str]:
        where = (finding, round_, action)
        return [block.sentence for block in self.missing if (block.finding, block.round, block.action) == where]

    def may_change(self, said: Round) -> bool:
        """A draft that reports progress changes nothing but its own round."""
        label, date = self.draft.round_label, self.draft.round_date
        return self.may_write and (date is None or key_of(said) == key_of(reported_round(label, date)))


@dataclass(frozen=True)
class ActionWritten:
    number: int
    words: str
    owners: str
    dates: str
    status: str
    missing: list[str]
    advice: list[str]
    change: str
    """Address of the page that changes it; empty where the viewer may not."""
    remove: str


@dataclass(frozen=True)
class RoundWritten:
    name: str
    actions: list[ActionWritten]


@dataclass(frozen=True)
class FindingWritten:
    position: int
    name: str
    words: str
    parts: list[str]
    directed_to: str
    decision: str
    definition: str
    response: list[str]
    missing: list[str]
    rounds: list[RoundWritten]
    links: dict[str, str]
    """Addresses of what the viewer may do with it."""


def findings(writing: Writing) -> list[FindingWritten]:
    return [_finding(writing, at, finding) for at, finding in enumerate(writing.plan.findings)]


def _finding(writing: Writing, at: int, finding: Finding) -> FindingWritten:
    to = finding.directed_to
    return FindingWritten(
        position=at + 1,
        name=name_of(finding),
        words=finding.text.text,
        parts=[part.text for part in finding.parts],
        directed_to=to.text.text if to else "",
        decision=DECISION_NAMES[finding.decision] if finding.decision else finding.decision_raw or "",
        definition=DEFINITIONS[finding.decision] if finding.decision else "",
        response=[paragraph.text for paragraph in finding.response],
        missing=writing.lacks(at),
        rounds=list(_rounds(writing, at, finding)),
        links=_links(writing, at, finding) if writing.may_write else {},
    )


def name_of(finding: Finding) -> str:
    """`Recommendation 3`, `Aim 1`."""
    kind = "Aim" if finding.kind is FindingKind.OTHER else finding.kind.replace("_", " ").capitalize()
    return f"{kind} {finding.number}"


def _links(writing: Writing, at: int, finding: Finding) -> dict[str, str]:
    place = {"pk": writing.draft.pk, "position": at + 1}
    refused = finding.decision is Decision.NOT_AGREED
    links = {} if refused else {"add": url("plans:add_draft_action", **place)}
    if not writing.draft.round_date:
        links |= {
            "change": url("plans:draft_finding", **place),
            "answer": url("plans:decide_finding", **place),
            "remove": url("plans:remove_draft_finding", **place),
        }
        if at:
            links["up"] = url("plans:move_draft_finding", **place)
    return links


def _rounds(writing: Writing, at: int, finding: Finding) -> Iterator[RoundWritten]:
    for number, said in enumerate(finding.rounds):
        may_change = writing.may_change(said)
        if may_change or not writing.draft.round_date:
            actions = [
                _action(writing, (at, number, position), action, may_change=may_change)
                for position, action in enumerate(said.actions)
            ]
            yield RoundWritten(_round_name(said), actions)


def _round_name(said: Round) -> str:
    kind = "Commitments" if said.kind is RoundKind.COMMITMENTS else "Progress"
    return said.label or (f"{kind} ({words.date(said.date)})" if said.date else "")


def _action(writing: Writing, place: tuple[int, int, int], action: Action, *, may_change: bool) -> ActionWritten:
    finding, number, position = place
    keys = {"pk": writing.draft.pk, "position": finding + 1, "number": number + 1, "action": position + 1}
    return ActionWritten(
        number=position + 1,
        words=action.text.text,
        owners="; ".join(action.owners),
        dates="; ".join(target.raw.text for target in action.targets),
        status=action.status_raw or "",
        missing=writing.lacks(finding, number, position),
        advice=advice(action) if may_change and not writing.draft.round_date else [],
        change=url("plans:draft_action", **keys) if may_change else "",
        remove=url("plans:remove_draft_action", **keys) if may_change else "",
    )
