"""Where each doubt of a plan stands in it, and which kinds of doubt there are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from answerable.documents.plan import Action, Doubt, Finding, Plan
from answerable.documents.text import Span
from answerable.vocabulary.due_dates import DOUBTS as DATE_DOUBTS

Part = Literal["owners", "targets", "text", "decision", "number", "leftover", "plan"]

OWNER_CODES: Final = ("owners_uncertain", "owners_run_together", "joint_or_single")
TARGET_CODES: Final = ("targets_uncertain", "dates_torn_off", *DATE_DOUBTS)
TO_CHOOSE: Final = ("owners_uncertain", "targets_uncertain", "dates_torn_off", "owners_run_together")
"""Doubts that choosing among the candidates of a cell settles."""

GRAVITY: Final = (
    *("totals_disagree", "orphan", "claimed_twice", "decision_unread", "no_decision", "number_repeated", "no_action"),
    *("dates_torn_off", "owners_uncertain", "targets_uncertain", "unreadable_date", "no_owner", "no_target"),
    *("begins_mid_sentence", "owners_run_together", "joint_or_single", "quarter_in_words", "columns_inferred"),
    "unnumbered",
    *(code for code in DATE_DOUBTS if code != "unreadable_date"),
    "bullets_lost",
)
"""Codes of doubts, the most serious first."""


@dataclass(frozen=True)
class Located:
    """What a doubt is about: a part of the actions of a round, of a finding, a leftover, or the plan as a whole."""

    part: Part
    finding: int | None = None
    round: int | None = None
    actions: tuple[int, ...] = ()
    leftover: int | None = None

    @property
    def pointer(self) -> str:
        """The round, the finding or the leftover."""
        if self.leftover is not None:
            return f"/leftovers/{self.leftover}"
        if self.finding is None:
            return ""
        return f"/findings/{self.finding}" + (f"/rounds/{self.round}" if self.round is not None else "")


class Locator:
    """Finds what doubts are about in a plan, before and after changes: by the spans they cite."""

    def __init__(self, plan: Plan) -> None:
        self._cited: dict[str, list[tuple[Span, Located]]] = defaultdict(list)
        for spans, where in _citations(plan):
            for span in spans:
                self._cited[span.cell].append((span, where))

    def locate(self, doubt: Doubt) -> Located:
        touched = [where for span in doubt.spans for cited, where in self._cited[span.cell] if _overlap(span, cited)]
        wanted = _part(doubt.code)
        fitting = [where for where in touched if where.part == wanted] or touched
        if not fitting:
            return Located("plan")
        first = fitting[0]
        beside = [where for where in fitting if where.pointer == first.pointer and where.part == first.part]
        actions = sorted({action for where in beside for action in where.actions})
        return Located(first.part, first.finding, first.round, tuple(actions), first.leftover)


def _part(code: str) -> Part:
    if code in OWNER_CODES:
        return "owners"
    return "targets" if code in TARGET_CODES else "decision" if code == "decision_unread" else "text"


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


Citation = tuple[Sequence[Span], Located]


def _citations(plan: Plan) -> Iterator[Citation]:
    for f, finding in enumerate(plan.findings):
        yield from _of_finding(f, finding)
    for position, leftover in enumerate(plan.leftovers):
        yield leftover.text.spans, Located("leftover", leftover=position)
    for source in plan.sources:
        match source.field.split("/")[1:]:
            case ["findings", at, "rounds", one, "actions", action, *name]:
                yield source.spans, Located(_named(name), int(at), int(one), (int(action),))
            case ["findings", at, *rest]:
                yield source.spans, Located("decision" if rest[:1] == ["decision_raw"] else "number", int(at))


def _named(name: list[str]) -> Part:
    """What is cited under an action; what was set aside in choosing is cited under the action itself."""
    if name[:1] == ["targets"]:
        return "targets"
    return "owners" if not name or name[0].startswith("owner") else "text"


def _of_finding(f: int, finding: Finding) -> Iterator[Citation]:
    directed = [finding.directed_to.text] if finding.directed_to else []
    for text in (finding.text, *finding.parts, *finding.response, *directed):
        yield text.spans, Located("text", f)
    for r, one in enumerate(finding.rounds):
        for a, action in enumerate(one.actions):
            yield from _of_action(Located("text", f, r, (a,)), action)


def _of_action(where: Located, action: Action) -> Iterator[Citation]:
    yield action.text.spans, where
    owners = action.owner_raw.spans if action.owner_raw else ()
    yield owners, Located("owners", where.finding, where.round, where.actions)
    for target in action.targets:
        yield target.raw.spans, Located("targets", where.finding, where.round, where.actions)


def in_order(codes: Sequence[str]) -> list[str]:
    """The codes, the most serious first; one that is not known stands before all."""
    return sorted(dict.fromkeys(codes), key=lambda code: GRAVITY.index(code) if code in GRAVITY else -1)
