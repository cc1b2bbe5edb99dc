"""An outline as the plan that it stands for."""

from collections.abc import Sequence
from datetime import date

from answerable.documents.plan import (
    Action,
    Count,
    DirectedTo,
    Finding,
    Pairing,
    Plan,
    Round,
    SaidDate,
    SourceFile,
    Submission,
    Target,
    Totals,
)
from answerable.documents.text import Text
from answerable.vocabulary.decisions import Decision
from answerable.vocabulary.reasons import find_reasons
from answerable.web.demonstration.outlines import ActionOutline, BandOutline, FindingOutline, Outline, RoundOutline

_DECISIONS = {
    Decision.AGREED: "Agreed",
    Decision.PARTLY_AGREED: "Partly Agreed",
    Decision.NOT_AGREED: "Not Agreed",
}


def compose(outline: Outline, version: int) -> Plan:
    """The plan as its version of that number (the first is 1) says it."""
    rounds = dict(list(outline.rounds.items())[: version + len(outline.rounds) - len(outline.formats)])
    submitted = outline.submitted[: version + len(outline.submitted) - len(outline.formats)]
    bands = {key: _directed_to(band) for key, band in outline.bands.items()}
    said_on = _said_date(submitted[0].on).date
    findings = tuple(_finding(found, bands.get(found.band), rounds, said_on) for found in outline.findings)
    counted = Count.of(findings)
    decided = any(finding.decision for finding in findings)
    return Plan(
        file=SourceFile(name=outline.title, sha256="0" * 64, media_type="application/json", pages=None),
        title=outline.title,
        inspectorate=outline.inspectorate,
        place=outline.place_name,
        responds_to=outline.title,
        body=outline.body,
        report_published=_said_date(outline.published),
        submitted=tuple(Submission(round=said.name, **_said_date(said.on).model_dump()) for said in submitted),
        caveats=(Text.plain(outline.caveat),),
        findings=findings,
        totals=Totals(stated=counted if decided else None, counted=counted, agree=True if decided else None),
        leftovers=(),
        doubts=(),
        sources=(),
    )


def _finding(
    outline: FindingOutline, directed_to: DirectedTo | None, rounds: dict[str, RoundOutline], said_on: date | None
) -> Finding:
    return Finding(
        number=outline.number,
        kind=outline.kind,
        directed_to=directed_to,
        text=Text.plain(outline.text),
        parts=tuple(map(Text.plain, outline.parts)),
        references=(),
        decision=outline.decision,
        decision_raw=_DECISIONS[outline.decision] if outline.decision else None,
        reasons=tuple(find_reasons(" ".join(outline.response))),
        response=tuple(map(Text.plain, outline.response)),
        rounds=tuple(
            _round(planned, outline.actions[key], said_on) for key, planned in rounds.items() if key in outline.actions
        ),
    )


def _round(outline: RoundOutline, actions: Sequence[ActionOutline], said_on: date | None) -> Round:
    """A round without a label is what was promised on the day of the first submission."""
    return Round(
        label=outline.label,
        date=_target(outline.label).date if outline.label else said_on,
        kind=outline.kind,
        actions=tuple(map(_action, actions)),
    )


def _action(outline: ActionOutline) -> Action:
    owners, targets = _listed(outline.owner), _listed(outline.by)
    return Action(
        text=Text.plain(outline.does),
        owners=owners,
        owner_raw=Text.plain(" ".join(owners)) if owners else None,
        targets=tuple(map(_target, targets)),
        status_raw=outline.status,
        percent=outline.percent,
        owner_pairing=outline.owner_pairing if owners else Pairing.ABSENT,
        target_pairing=outline.target_pairing if targets else Pairing.ABSENT,
        doubts=(),
    )


def _directed_to(band: BandOutline) -> DirectedTo:
    return DirectedTo(text=Text.plain(f"{band.words} {band.due}:"), due=_target(band.due))


def _said_date(words: str) -> SaidDate:
    return SaidDate(raw=words, date=_target(words).date)


def _target(words: str) -> Target:
    return Target.said(Text.plain(words))


def _listed(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(";") if part.strip())
