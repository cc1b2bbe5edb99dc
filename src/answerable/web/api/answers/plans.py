"""A plan, its rounds, and what was said in each."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from answerable.web.api.answers.common import Due, Named
from answerable.web.plans.models import ActionPlan, Edition, Entry, Finding, Round
from answerable.web.plans.queries.plans import Whole


class PlanInBrief(BaseModel):
    id: int
    title: str
    kind: str
    place: Named
    inspectorate: Named | None
    submitted_on: dt.date | None
    published_at: dt.datetime | None
    restricted_because: str
    """Why only its title is published; empty where nothing keeps it back."""

    @classmethod
    def of(cls, plan: ActionPlan) -> "PlanInBrief":
        return cls(**_brief(plan))


class Report(BaseModel):
    title: str
    published_on: dt.date | None
    published_words: str


class EditionSaid(BaseModel):
    number: int
    sha256: str
    accepted_at: dt.datetime
    published_at: dt.datetime | None
    anchor: str
    """Number and hash of the last entry of the audit trail when it was published."""

    @classmethod
    def of(cls, edition: Edition) -> "EditionSaid":
        return cls(
            number=edition.number,
            sha256=edition.sha256,
            accepted_at=edition.accepted_at,
            published_at=edition.published_at,
            anchor=edition.anchor,
        )


class RoundInBrief(BaseModel):
    position: int
    label: str
    date: dt.date | None
    kind: str
    edition: int
    entries: int
    """How many actions it says something of."""


class EntrySaid(BaseModel):
    """An action as the plan has it in one round."""

    finding: int
    finding_number: str
    round: int
    words: str
    due: list[Due]
    status_words: str
    percent: float | None
    relation: str
    commitment: int | None
    """What it is about."""

    @classmethod
    def of(cls, entry: Entry, finding: Finding) -> "EntrySaid":
        return cls(
            finding=finding.pk,
            finding_number=finding.number,
            round=entry.round.position,
            words=entry.words,
            due=[_due(target) for target in entry.targets],
            status_words=entry.status_words,
            percent=entry.percent,
            relation=entry.relation,
            commitment=entry.commitment_id,
        )


class FindingRef(BaseModel):
    id: int
    number: str
    kind: str
    decision: str
    restricted_because: str
    """Why only its number is published; empty where nothing keeps it back."""

    @classmethod
    def of(cls, finding: Finding) -> "FindingRef":
        return cls(
            id=finding.pk,
            number=finding.number,
            kind=finding.kind,
            decision=finding.decision,
            restricted_because=finding.restricted_because,
        )


class PlanAnswer(PlanInBrief):
    answered_by: str | None
    report: Report | None
    caveats: list[str]
    stated_totals: dict[str, int] | None
    findings: list[FindingRef]
    editions: list[EditionSaid]
    rounds: list[RoundInBrief]

    @classmethod
    def whole(cls, whole: Whole) -> "PlanAnswer":
        plan, entries = whole.plan, whole.of_round()
        return cls(
            **_brief(plan),
            answered_by=plan.body.name if plan.body else None,
            report=_report(plan),
            caveats=[str(one) for one in plan.caveats],
            stated_totals=plan.stated_totals,
            findings=[FindingRef.of(finding) for finding in whole.findings],
            editions=[EditionSaid.of(edition) for edition in whole.editions],
            rounds=[round_in_brief(one, entries.get(one.pk, ()), whole.editions) for one in whole.rounds],
        )


class RoundAnswer(RoundInBrief):
    said: list[EntrySaid]

    @classmethod
    def of(cls, round_: Round, whole: Whole) -> "RoundAnswer":
        findings = {finding.pk: finding for finding in whole.findings}
        entries = whole.of_round().get(round_.pk, ())
        said = [EntrySaid.of(entry, findings[entry.finding_id]) for entry in entries]
        return cls(**dict(round_in_brief(round_, entries, whole.editions)), said=said)


def round_in_brief(round_: Round, entries: Iterable[Entry], editions: Iterable[Edition]) -> RoundInBrief:
    numbers = {edition.pk: edition.number for edition in editions}
    return RoundInBrief(
        position=round_.position,
        label=round_.label,
        date=round_.date,
        kind=round_.kind,
        edition=numbers[round_.edition_id],
        entries=len(list(entries)),
    )


def _brief(plan: ActionPlan) -> dict[str, Any]:
    return {
        "id": plan.pk,
        "title": plan.title,
        "kind": plan.kind,
        "place": Named.of(plan.place),
        "inspectorate": Named.of(plan.inspectorate) if plan.inspectorate else None,
        "submitted_on": plan.submitted_on,
        "published_at": plan.published_at,
        "restricted_because": plan.restricted_because,
    }


def _report(plan: ActionPlan) -> Report | None:
    report = plan.report
    if report is None:
        return None
    return Report(title=report.title, published_on=report.published_on, published_words=report.published_words)


def _due(target: dict[str, Any]) -> Due:
    raw = target.get("raw", "")
    return Due(
        words=raw["text"] if isinstance(raw, dict) else raw,
        on=target.get("date"),
        precision=target.get("precision") or "",
        kind=target["kind"],
    )
