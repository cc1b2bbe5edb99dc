"""What a plan says, apart from where it stands: for holding one reading against another."""

from answerable.documents.plan import Action, Finding, Plan


def essence(plan: Plan) -> dict[str, object]:
    """Findings, decisions, actions, owners, targets and words; sources, doubts and leftovers aside."""
    return {
        "title": plan.title,
        "responds_to": plan.responds_to,
        "inspectorate": plan.inspectorate,
        "place": plan.place,
        "body": plan.body,
        "report_published": plan.report_published,
        "submitted": plan.submitted,
        "caveats": [caveat.text for caveat in plan.caveats],
        "counted": plan.totals.counted,
        "findings": [finding_essence(finding) for finding in plan.findings],
    }


def finding_essence(finding: Finding) -> dict[str, object]:
    band = finding.directed_to
    return {
        "number": finding.number,
        "kind": finding.kind,
        "directed_to": band and (band.text.text, band.due and band.due.date),
        "text": finding.text.text,
        "parts": [part.text for part in finding.parts],
        "references": finding.references,
        "decision": (finding.decision, finding.decision_raw),
        "reasons": finding.reasons,
        "response": [prose.text for prose in finding.response],
        "rounds": [
            (one.label, one.date, one.kind, [action_essence(action) for action in one.actions])
            for one in finding.rounds
        ],
    }


def action_essence(action: Action) -> dict[str, object]:
    return {
        "text": action.text.text,
        "owners": (action.owners, action.owner_raw and action.owner_raw.text, action.owner_pairing),
        "targets": (
            [target.model_dump(exclude={"raw": {"spans"}}) for target in action.targets],
            action.target_pairing,
        ),
        "status": (action.status_raw, action.percent),
    }
