"""What a person may do to a plan that is being written: values, each of which gives the plan as it is after."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from answerable.documents.plan import DirectedTo, Finding, FindingKind, Plan, Round, SaidDate, Target
from answerable.documents.text import Text
from answerable.documents.writers.layout import DECISION_WORDS
from answerable.vocabulary.decisions import Decision
from answerable.vocabulary.reasons import Reason, find_reasons
from answerable.web.plans.errors import DraftingError
from answerable.web.plans.review.editing import last_day
from answerable.web.plans.writing.reasons import with_reasons

Item = TypeVar("Item")
_BY = re.compile(r"by\b", re.IGNORECASE)
_DIRECTED = re.compile(r"(?:directed )?to\b|(?:key |main )?recommendations? |.*\bshould\b.*:", re.IGNORECASE)
_GONE = "This part of the plan is no longer there. Look at the plan as it is now."


class Change(Protocol):
    def apply(self, plan: Plan) -> Plan:
        """Raises DraftingError where the plan has no such part."""


@dataclass(frozen=True)
class SetFront:
    title: str
    responds_to: str = ""
    """Title of the report; empty for a plan that stands alone."""
    inspectorate: str = ""
    report_published: str = ""
    """The day of the report, as it is written."""
    place: str = ""
    body: str = ""
    """The service that answers."""
    caveats: tuple[str, ...] = ()

    def apply(self, plan: Plan) -> Plan:
        reported = SaidDate(raw=self.report_published, date=last_day(self.report_published))
        return plan.model_copy(
            update={
                "title": self.title,
                "responds_to": self.responds_to,
                "inspectorate": self.inspectorate or None,
                "report_published": reported if self.report_published else None,
                "place": self.place or None,
                "body": self.body or None,
                "caveats": texts(self.caveats, plan.caveats),
            }
        )


@dataclass(frozen=True)
class PutFinding:
    """A finding added last, or said anew where `at` (from 0) names one; its answer stays."""

    number: str
    kind: FindingKind
    words: str
    parts: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    directed_to: str = ""
    """Whom it is for; `directed_due` is the date for all that is for them."""
    directed_due: str = ""
    at: int | None = None

    def apply(self, plan: Plan) -> Plan:
        if self.at is None:
            return _with_findings(plan, [*plan.findings, self._said(_EMPTY)])
        was = item(plan.findings, self.at)
        return _with_findings(plan, replaced(plan.findings, self.at, self._said(was)))

    def _said(self, was: Finding) -> Finding:
        return was.model_copy(
            update={
                "number": self.number,
                "kind": self.kind,
                "directed_to": self._addressee(was.directed_to),
                "text": text(self.words, [was.text]),
                "parts": texts(self.parts, was.parts),
                "references": self.references,
            }
        )

    def _addressee(self, was: DirectedTo | None) -> DirectedTo | None:
        if not self.directed_to:
            return None
        held = [was.text, *([was.due.raw] if was.due else [])] if was else []
        due = self._due()
        return DirectedTo(text=text(self._band(due), held), due=Target.said(text(due, held)) if due else None)

    def _due(self) -> str:
        return self.directed_due if not self.directed_due or _BY.match(self.directed_due) else f"by {self.directed_due}"

    def _band(self, due: str) -> str:
        """The row above the finding, in words by which a reader of documents knows it again."""
        to = self.directed_to if _DIRECTED.match(self.directed_to) else f"Directed to: {self.directed_to}"
        return to if not due or due in to else f"{to.rstrip(' ,:')}, {due}:"


@dataclass(frozen=True)
class MoveFinding:
    """A finding put so many places further down; less than 0 is up."""

    at: int
    by: int

    def apply(self, plan: Plan) -> Plan:
        moved, found = item(plan.findings, self.at), list(plan.findings)
        del found[self.at]
        found.insert(max(self.at + self.by, 0), moved)
        return _with_findings(plan, found)


@dataclass(frozen=True)
class RemoveFinding:
    at: int

    def apply(self, plan: Plan) -> Plan:
        item(plan.findings, self.at)
        return _with_findings(plan, replaced(plan.findings, self.at))


@dataclass(frozen=True)
class Decide:
    """What the service says to a finding: the decision, the reasons for not doing all of it, and its answer."""

    at: int
    decision: Decision | None
    reasons: tuple[Reason, ...] = ()
    response: tuple[str, ...] = ()

    def apply(self, plan: Plan) -> Plan:
        was = item(plan.findings, self.at)
        refuses = self.decision in {Decision.PARTLY_AGREED, Decision.NOT_AGREED}
        said = with_reasons(self.response, self.reasons if refuses else ())
        answered = was.model_copy(
            update={
                "decision": self.decision,
                "decision_raw": self._words(was),
                "reasons": find_reasons(" ".join(said)) if refuses else (),
                "response": texts(said, was.response),
            }
        )
        return _with_findings(plan, replaced(plan.findings, self.at, answered))

    def _words(self, was: Finding) -> str | None:
        """Those of the document stay where the decision does."""
        if self.decision == was.decision:
            return was.decision_raw
        return DECISION_WORDS[self.decision] if self.decision else None


def text(words: str, held: Iterable[Text]) -> Text:
    """The words, with where they stand if they were held already."""
    return next((one for one in held if one.text == words), Text.plain(words))


def texts(words: Iterable[str], held: Sequence[Text]) -> tuple[Text, ...]:
    return tuple(text(one, held) for one in words)


def item(items: Sequence[Item], at: int) -> Item:
    """Raises DraftingError where there is none."""
    if not 0 <= at < len(items):
        raise DraftingError(_GONE)
    return items[at]


def replaced(items: Sequence[Item], at: int, *by: Item) -> tuple[Item, ...]:
    return (*items[:at], *by, *items[at + 1 :])


def with_rounds(plan: Plan, at: int, rounds: Iterable[Round]) -> Plan:
    """The plan in which a finding has these rounds; those without actions are left out."""
    finding = item(plan.findings, at).model_copy(update={"rounds": tuple(one for one in rounds if one.actions)})
    return _with_findings(plan, replaced(plan.findings, at, finding))


def _with_findings(plan: Plan, findings: Iterable[Finding]) -> Plan:
    return plan.model_copy(update={"findings": tuple(findings)})


_EMPTY = Finding(
    number="",
    kind=FindingKind.OTHER,
    directed_to=None,
    text=Text.plain(""),
    parts=(),
    references=(),
    decision=None,
    decision_raw=None,
    reasons=(),
    response=(),
    rounds=(),
)
