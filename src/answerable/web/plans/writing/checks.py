"""What keeps a plan from being cleared and submitted: an owner, a date, a decision or a reason that is missing."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.documents.plan import Action, Finding, FindingKind, Plan, RoundKind, SaidDate, Target
from answerable.vocabulary.decisions import Decision
from answerable.vocabulary.due_dates import TargetKind
from answerable.vocabulary.periods import find_periods
from answerable.web.plans.regimes import Regime

_LASTING = {TargetKind.CONTINUING, TargetKind.RECURRING, TargetKind.DONE_AND_CONTINUING}


@dataclass(frozen=True)
class Block:
    """What is missing, in a sentence that says what to do; the positions (from 0) of the part that lacks it."""

    sentence: str
    finding: int | None = None
    round: int | None = None
    action: int | None = None


def blocks(plan: Plan, regime: Regime, *, on: dt.date, since: Plan | None = None) -> list[Block]:
    """What blocks a plan from being submitted on a day.

    What the last edition (`since`) said in the same words is not asked about again.
    """
    return [*_front(plan, regime, on), *_findings(plan, regime, since)]


def _front(plan: Plan, regime: Regime, on: dt.date) -> Iterator[Block]:
    if not plan.title:
        yield Block("Give the plan a title.")
    if plan.report_published and _first_day(plan.report_published) > on:
        yield Block(
            f"The report is dated {plan.report_published.raw}, which is after the plan. "
            "Correct the day of the report, or submit the plan once the report is out."
        )
    if not plan.findings:
        yield Block(f"Add the first {regime.term}.")


def _first_day(said: SaidDate) -> dt.date:
    """The first day that the words can mean: a report of this month is not of a day to come."""
    return min((period.first for _, _, period in find_periods(said.raw)), default=said.date or dt.date.min)


def _findings(plan: Plan, regime: Regime, since: Plan | None) -> Iterator[Block]:
    said = {_without_actions(finding) for finding in since.findings} if since else set()
    held = (
        {action for finding in since.findings for one in finding.rounds for action in one.actions} if since else set()
    )
    for at, finding in enumerate(plan.findings):
        if _without_actions(finding) not in said:
            yield from (Block(sentence, at) for sentence in _unanswered(finding, regime))
        for number, said_round in enumerate(finding.rounds):
            for position, action in enumerate(said_round.actions):
                if action not in held:
                    missing = _missing(action, promises=said_round.kind is RoundKind.COMMITMENTS)
                    yield from (Block(sentence, at, number, position) for sentence in missing)


def _without_actions(finding: Finding) -> Finding:
    return finding.model_copy(update={"rounds": ()})


def _unanswered(finding: Finding, regime: Regime) -> Iterator[str]:
    actions = [action for one in finding.rounds for action in one.actions]
    match finding.decision:
        case Decision.NOT_AGREED:
            yield from _reasons(finding)
            if actions:
                yield "It is not agreed, so it takes no action. Remove the actions, or agree to part of it."
            return
        case Decision.PARTLY_AGREED:
            yield from _reasons(finding)
            if not finding.response:
                yield "Say which part is agreed, and why the rest is not."
        case None if regime.decides and finding.kind is FindingKind.RECOMMENDATION:
            yield "Say whether it is agreed, partly agreed or not agreed."
    if not actions:
        yield "Add an action, with an owner and a date."


def _reasons(finding: Finding) -> Iterator[str]:
    if not finding.reasons:
        yield "Give the reason: commissioning, policy, operational or affordability."


def _missing(action: Action, *, promises: bool) -> Iterator[str]:
    if not action.owners:
        yield "Name the owner of this action."
    if promises:
        yield from _undated(action.targets)


def _undated(targets: Sequence[Target]) -> Iterator[str]:
    if any(target.date or target.condition for target in targets):
        return
    if any(target.kind in _LASTING for target in targets):
        yield "This action goes on. Say when it is next checked."
    elif not any(target.kind is TargetKind.DONE for target in targets):
        yield "Say by when this action will be done."
