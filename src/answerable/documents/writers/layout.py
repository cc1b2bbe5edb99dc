"""Which lines, columns and rows a plan has on paper, whatever the file format.

Six columns where the service decided about recommendations, five where it did not (the form of inspections
since 2022); columns for references, status and progress only where the plan has them. Words that the plan's
own document had outside all of this (its leftovers other than definitions and records) are kept in the JSON form only.
"""

from collections.abc import Iterator, Mapping

from answerable.documents.plan import Action, DirectedTo, Finding, FindingKind, LeftoverCode, Plan
from answerable.documents.writers.definitions import definitions
from answerable.documents.writers.entries import Part
from answerable.documents.writers.responses import Strip, response_strips
from answerable.documents.writers.sheet import (
    Band,
    Column,
    Fact,
    Grid,
    Lines,
    Row,
    Sheet,
    bullets,
    paragraphs,
    printable,
)
from answerable.vocabulary.decisions import Decision

DECISION_WORDS: Mapping[Decision, str] = {
    Decision.AGREED: "Agreed",
    Decision.PARTLY_AGREED: "Partly Agreed",
    Decision.NOT_AGREED: "Not Agreed",
}
_BANDS: Mapping[FindingKind, str] = {
    FindingKind.RECOMMENDATION: "Recommendations",
    FindingKind.PRIORITY_CONCERN: "Priority concerns",
    FindingKind.KEY_CONCERN: "Key concerns",
    FindingKind.OTHER: "Other findings",
}
_CONCERNS = frozenset({FindingKind.PRIORITY_CONCERN, FindingKind.KEY_CONCERN})
_UNNUMBERED: Mapping[Part, str] = {
    Part.REFERENCE: "Reference",
    Part.STATUS: "Status",
    Part.PROGRESS: "Progress %",
}
_WIDTHS: Mapping[Part, int] = {
    Part.NUMBER: 5,
    Part.FINDING: 22,
    Part.REFERENCE: 9,
    Part.DECISION: 8,
    Part.RESPONSE: 38,
    Part.OWNER: 15,
    Part.TARGET: 12,
    Part.STATUS: 9,
    Part.PROGRESS: 9,
}


def lay_out(plan: Plan) -> Sheet:
    """The plan as it is printed."""
    parts = _parts(plan)
    decided = Part.DECISION in parts
    return Sheet(
        title=printable(plan.title) or "Action plan",
        front=tuple(_front(plan)),
        definitions=definitions(plan.leftovers, decided=decided),
        caveats=tuple(line.text for line in paragraphs(*(caveat.text for caveat in plan.caveats))),
        heading=Fact("ACTION PLAN", printable(plan.title)),
        columns=_columns(plan, parts),
        rows=tuple(_rows(plan, parts)),
        totals=_totals(plan) if decided else None,
    )


def _front(plan: Plan) -> Iterator[Fact]:
    facts = [
        *((_submission_label(said.round), said.raw) for said in plan.submitted),
        ("A Response to", plan.responds_to),
        ("Report Published", plan.report_published.raw if plan.report_published else None),
        ("Body", plan.body),
        ("Inspectorate", plan.inspectorate),
        ("Place", plan.place),
        *(("Record", left.text.text) for left in plan.leftovers if left.code is LeftoverCode.RECORD),
    ]
    for label, words in facts:
        if words and printable(words):
            yield Fact(printable(label), printable(words))


def _submission_label(which: str | None) -> str:
    return f"{which} Action Plan submitted" if which else "Action Plan Submitted"


def _parts(plan: Plan) -> tuple[Part, ...]:
    actions = [action for finding in plan.findings for action in _actions(finding)]
    present = {
        Part.REFERENCE: any(_references(finding) for finding in plan.findings),
        Part.DECISION: any(finding.decision or finding.decision_raw for finding in plan.findings),
        Part.STATUS: any(action.status_raw for action in actions),
        Part.PROGRESS: any(action.percent is not None for action in actions),
    }
    return tuple(part for part in Part if present.get(part, True))


def _actions(finding: Finding) -> Iterator[Action]:
    for planned in finding.rounds:
        yield from planned.actions


def _columns(plan: Plan, parts: tuple[Part, ...]) -> tuple[Column, ...]:
    headings = _headings(plan, parts)
    whole = sum(_WIDTHS[part] for part in parts)
    return tuple(Column(headings[part], round(100 * _WIDTHS[part] / whole)) for part in parts)


def _headings(plan: Plan, parts: tuple[Part, ...]) -> Mapping[Part, str]:
    number, finding = _names(plan)
    numbered = {
        Part.NUMBER: number,
        Part.FINDING: finding,
        Part.DECISION: "Agreed/ Partly Agreed/ Not Agreed",
        Part.RESPONSE: "Response Action Taken/Planned",
        Part.OWNER: "Responsible Owner",
        Part.TARGET: "Target Date",
    }
    shown = (part for part in numbered if part in parts)
    return {**_UNNUMBERED, **{part: f"{at}. {numbered[part]}" for at, part in enumerate(shown, start=1)}}


def _names(plan: Plan) -> tuple[str, str]:
    """The headings of the first two columns."""
    kinds = {finding.kind for finding in plan.findings}
    if FindingKind.RECOMMENDATION in kinds:
        return "Rec No", "Recommendation"
    return "No.", "Concerns" if kinds & _CONCERNS else "Findings"


def _rows(plan: Plan, parts: tuple[Part, ...]) -> Iterator[Band | Row]:
    before: Finding | None = None
    banded = len({finding.kind for finding in plan.findings}) > 1
    for finding in plan.findings:
        yield from _bands(before, finding, by_kind=banded or finding.kind in _CONCERNS)
        for at, strip in enumerate(response_strips(finding)):
            opening = _opening(finding) if at == 0 else {}
            cells: Strip = {**opening, **strip}
            yield Row(tuple(cells.get(part, ()) for part in parts), opens=at == 0)
        before = finding


def _bands(before: Finding | None, finding: Finding, *, by_kind: bool) -> Iterator[Band]:
    """The bands above a finding: its kind where that changes or the addressee ends, then its addressee."""
    addressed_before = _addressee(before.directed_to) if before else ""
    addressed = _addressee(finding.directed_to)
    new_kind = by_kind and _is_new(finding.kind, before)
    if new_kind or (addressed_before and not addressed):
        yield Band(_BANDS[finding.kind])
    if addressed and (new_kind or addressed != addressed_before):
        yield Band(addressed)


def _is_new(kind: FindingKind, before: Finding | None) -> bool:
    """Whether a band must name the kind; findings of no special kind need none at the top of the table."""
    return kind is not before.kind if before else kind is not FindingKind.OTHER


def _addressee(directed_to: DirectedTo | None) -> str:
    return printable(directed_to.text.text) if directed_to else ""


def _opening(finding: Finding) -> dict[Part, Lines]:
    return {
        Part.NUMBER: paragraphs(finding.number),
        Part.FINDING: paragraphs(finding.text.text) + bullets(*(part.text for part in finding.parts)),
        Part.REFERENCE: _references(finding),
        Part.DECISION: _decision(finding),
    }


def _decision(finding: Finding) -> Lines:
    return paragraphs(finding.decision_raw or (DECISION_WORDS[finding.decision] if finding.decision else ""))


def _references(finding: Finding) -> Lines:
    """The references that the words of the finding do not give themselves."""
    return paragraphs(*(reference for reference in finding.references if reference not in finding.text.text))


def _totals(plan: Plan) -> Grid:
    count = plan.totals.stated or plan.totals.counted
    numbers = [(words, getattr(count, decision)) for decision, words in DECISION_WORDS.items()]
    rows = ((words, str(number)) for words, number in [*numbers, ("Total", count.total)])
    return Grid(("Recommendations",), tuple(rows), widths=(20, 10))
