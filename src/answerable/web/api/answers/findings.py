"""A finding, and what was answered to it."""

import datetime as dt
from typing import Any

from pydantic import BaseModel

from answerable.web.api.answers.common import Named
from answerable.web.api.answers.plans import EntrySaid
from answerable.web.plans.models import Finding


class FindingInBrief(BaseModel):
    id: int
    plan: int
    place: Named
    number: str
    kind: str
    words: str
    decision: str
    """Empty where the plan decides nothing of it."""
    restricted_because: str
    """Why only its number is published; empty where nothing keeps it back."""

    @classmethod
    def of(cls, finding: Finding) -> "FindingInBrief":
        return cls(**_brief(finding))


class DirectedTo(BaseModel):
    words: str
    due_words: str
    due_on: dt.date | None


class FindingAnswer(FindingInBrief):
    directed_to: DirectedTo | None
    decision_words: str
    reasons: list[str]
    response: list[str]
    parts: list[str]
    references: list[str]
    said: list[EntrySaid]
    """The actions of every round, in the order of the plan."""

    @classmethod
    def whole(cls, finding: Finding) -> "FindingAnswer":
        return cls(
            **_brief(finding),
            directed_to=_directed_to(finding),
            decision_words=finding.decision_words,
            reasons=[str(one) for one in finding.reasons],
            response=[_words(one) for one in finding.response],
            parts=[_words(one) for one in finding.parts],
            references=[str(one) for one in finding.references],
            said=[EntrySaid.of(entry, finding) for entry in finding.entries.all()],
        )


def _brief(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.pk,
        "plan": finding.plan_id,
        "place": Named.of(finding.place),
        "number": finding.number,
        "kind": finding.kind,
        "words": finding.words,
        "decision": finding.decision,
        "restricted_because": finding.restricted_because,
    }


def _directed_to(finding: Finding) -> DirectedTo | None:
    band = finding.band
    return DirectedTo(words=band.words, due_words=band.due_words, due_on=band.due_on) if band else None


def _words(said: Any) -> str:  # noqa: ANN401 - a paragraph as the document has it
    return str(said["text"] if isinstance(said, dict) else said)
