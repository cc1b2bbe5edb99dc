"""A plan that ends hands what is still open on to the plan that comes after it."""

import datetime as dt

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.estate.errors import RefusedError
from answerable.web.plans.models import ActionPlan


class HandingOnError(RefusedError):
    """A plan cannot be handed on to another; the sentence says why, and what to do."""


@transaction.atomic
def hand_on(plan: ActionPlan, *, to: ActionPlan, by: Person, at: dt.datetime) -> ActionPlan:
    """Say which plan takes over what this one leaves open. Raises HandingOnError."""
    held = ActionPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if held.pk in _successors(to):
        raise HandingOnError("That plan was itself handed on to this one. Choose another plan.")
    held.successor = to
    held.save(update_fields=["successor"])
    audit.record(act="plan handed on", subject=held, by=by, at=at, to=to.pk, title=to.title)
    return held


def _successors(plan: ActionPlan) -> set[int]:
    """The plan and all that come after it."""
    found: set[int] = set()
    after: ActionPlan | None = plan
    while after and after.pk not in found:
        found.add(after.pk)
        after = after.successor
    return found
