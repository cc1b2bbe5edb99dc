"""What kind of plan the register holds, by whose rules, when it is due and when it ends."""

import datetime as dt

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.plans.models import ActionPlan
from answerable.web.plans.types import PlanKind


@transaction.atomic
def set_terms(
    plan: ActionPlan,
    *,
    kind: PlanKind,
    regime: str,
    due_on: dt.date | None,
    ends_on: dt.date | None,
    by: Person,
    at: dt.datetime,
) -> None:
    """Say these of a plan that the register holds, such as one that was brought as a document."""
    said = {"kind": kind, "regime": regime, "due_on": due_on, "ends_on": ends_on}
    held = ActionPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    before = {name: getattr(held, name) for name in said}
    for name, value in said.items():
        setattr(held, name, value)
    held.save(update_fields=list(said))
    audit.record(act="plan’s terms changed", subject=held, by=by, at=at, before=before, after=said)
