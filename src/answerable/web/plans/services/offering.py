"""Findings offered to other plans (a local equality plan, a programme), and adopted or declined there."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.commitments.models import Commitment
from answerable.web.estate.errors import RefusedError
from answerable.web.plans.models import ActionPlan, Finding, Offer
from answerable.web.plans.programme_policies import check_offer, check_offer_decision
from answerable.web.plans.types import OfferState, PlanKind


@transaction.atomic
def offer(*, finding: Finding, to: Iterable[ActionPlan], by: Person, at: dt.datetime) -> list[Offer]:
    """Offer a finding to plans; to one that it was offered to before, nothing happens. Raises RefusedError."""
    made = []
    for plan in to:
        check_offer(PlanKind(plan.kind), same_plan=plan.pk == finding.plan_id)
        held, is_new = Offer.objects.get_or_create(
            finding=finding, to=plan, defaults={"place": plan.place, "offered_by": by, "offered_at": at}
        )
        if is_new:
            audit.record(act="finding offered", subject=held, by=by, at=at, finding=finding.pk, plan=plan.pk)
            made.append(held)
    return made


@transaction.atomic
def decide(
    *,
    offered: Offer,
    state: OfferState,
    reason: str = "",
    commitment: Commitment | None = None,
    by: Person,
    at: dt.datetime,
) -> Offer:
    """Adopt a finding, with the commitment of the plan that does something about it, or decline it with a reason.

    It may be decided anew: the trail keeps what was decided before. Raises RefusedError.
    """
    check_offer_decision(state, reason=reason)
    held = Offer.objects.select_for_update(of=("self",)).select_related("to").get(pk=offered.pk)
    if commitment and not commitment.entries.filter(finding__plan=held.to_id).exists():
        raise RefusedError("The commitment is not one of this plan. Choose one from the list.")
    held.state, held.reason = state, reason
    held.commitment = commitment if state is OfferState.ADOPTED else None
    held.decided_by, held.decided_at = by, at
    held.save(update_fields=["state", "reason", "commitment", "decided_by", "decided_at"])
    audit.record(
        act=f"finding {state}",
        subject=held,
        by=by,
        at=at,
        reason=reason,
        commitment=commitment.pk if commitment else None,
    )
    return held
