"""What may be said of a pilot, and of a finding offered to a plan. Pure rules."""

import datetime as dt

from answerable.web.estate.errors import RefusedError
from answerable.web.plans.types import OfferState, PlanKind, RollOut

TAKING = frozenset(PlanKind) - {PlanKind.INSPECTION}
"""Kinds of plans to which a finding of another plan may be offered."""


def check_decision(decision: RollOut, *, result: str, because: str, decided_on: dt.date | None, on: dt.date) -> None:
    """Whether to roll out is decided on a result, for a reason, on a day that has come."""
    if not decision:
        return
    missing = [
        sentence
        for is_missing, sentence in (
            (not result.strip(), "Say what the pilot found before you record a decision."),
            (not because.strip(), "Say why this was decided."),
            (decided_on is None, "Say on which day it was decided."),
            (decided_on is not None and decided_on > on, "The day of the decision cannot be in the future."),
        )
        if is_missing
    ]
    if missing:
        raise RefusedError(*missing)


def check_times(begins: dt.date | None, ends: dt.date | None) -> None:
    if begins and ends and ends < begins:
        raise RefusedError("The pilot cannot end before it begins.")


def check_offer(kind: PlanKind, *, same_plan: bool) -> None:
    if same_plan:
        raise RefusedError("The finding is one of this plan already. Choose another plan.")
    if kind not in TAKING:
        raise RefusedError("A plan that answers an inspection takes in no findings of others. Choose another plan.")


def check_offer_decision(state: OfferState, *, reason: str) -> None:
    if state is OfferState.DECLINED and not reason.strip():
        raise RefusedError("Give the reason why the finding is declined here.")
