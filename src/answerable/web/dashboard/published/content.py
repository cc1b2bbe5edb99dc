"""The published edition of a plan as a value, to be written as a file."""

from collections.abc import Iterator, Sequence

from django.http import Http404

from answerable.documents import plan as documents
from answerable.documents.plan import Leftover, LeftoverCode, Plan
from answerable.documents.text import Text
from answerable.web.dashboard.published.owners import people_named, unnamed
from answerable.web.dashboard.published.plans import edition_of, kept_back_words
from answerable.web.plans.matching import Numbered, match_findings
from answerable.web.plans.models import ActionPlan, Finding
from answerable.web.plans.queries.editions import content_of

_TELLS_NOTHING = (LeftoverCode.HEADING, LeftoverCode.DEFINITION, LeftoverCode.TOTALS, LeftoverCode.CAVEAT)


def content(plan: ActionPlan) -> Plan:
    """Without what is restricted, and with the record it stands in.

    Raises Http404 where the plan is restricted, and where it cannot be told which of its findings are.
    """
    edition = edition_of(plan)
    if plan.restricted_because:
        raise Http404
    said = _without_restricted(content_of(edition), list(plan.findings.all()))
    said = _without_people(said, people_named(plan.place_id)[plan.place_id])
    record = Leftover(code=LeftoverCode.RECORD, text=Text.plain(edition.anchor))
    return said.model_copy(update={"leftovers": (*said.leftovers, record)})


def _without_restricted(said: Plan, held: Sequence[Finding]) -> Plan:
    if not any(finding.restricted_because for finding in held):
        return said
    numbered = [Numbered(finding.number, finding.text.text) for finding in said.findings]
    places = match_findings([Numbered(finding.number, finding.words) for finding in held], numbered)
    unmatched = (finding for at, finding in enumerate(held) if at not in places)
    if None in places and any(finding.restricted_because for finding in unmatched):
        raise Http404
    reasons = ["" if place is None else held[place].restricted_because for place in places]
    return said.model_copy(
        update={
            "findings": tuple(
                _blank(one, why) if why else one for one, why in zip(said.findings, reasons, strict=True)
            ),
            "leftovers": tuple(left for left in said.leftovers if left.code in _TELLS_NOTHING),
            "doubts": (),
            "sources": (),
        }
    )


def _blank(finding: documents.Finding, because: str) -> documents.Finding:
    nothing: dict[str, object] = dict.fromkeys(("parts", "references", "reasons", "response", "rounds"), ())
    kept = {"text": Text.plain(kept_back_words(because)), "decision": None, "decision_raw": None}
    return finding.model_copy(update=nothing | kept)


def _without_people(said: Plan, names: list[str]) -> Plan:
    if not names:
        return said
    findings = (
        finding.model_copy(update={"rounds": tuple(_unnamed_round(one, names) for one in finding.rounds)})
        for finding in said.findings
    )
    return said.model_copy(update={"findings": tuple(findings)})


def _unnamed_round(round_: documents.Round, names: list[str]) -> documents.Round:
    return round_.model_copy(update={"actions": tuple(_unnamed_actions(round_.actions, names))})


def _unnamed_actions(actions: Sequence[documents.Action], names: list[str]) -> Iterator[documents.Action]:
    for action in actions:
        raw = action.owner_raw and Text.plain(unnamed(action.owner_raw.text, names))
        owners = tuple(unnamed(owner, names) for owner in action.owners)
        yield action.model_copy(update={"owners": owners, "owner_raw": raw})
