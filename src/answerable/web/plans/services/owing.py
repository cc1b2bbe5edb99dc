"""Updates that a plan owes someone on a set day, and the edition that met each."""

import datetime as dt

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Body
from answerable.web.plans.models import ActionPlan, Edition, UpdateDue


@transaction.atomic
def add_update_due(
    plan: ActionPlan, *, to: Body | None, words: str, due_on: dt.date, by: Person, at: dt.datetime
) -> UpdateDue:
    due = UpdateDue.objects.create(plan=plan, to=to, words=words, due_on=due_on, recorded_by=by, recorded_at=at)
    audit.record(act="update owed", subject=due, by=by, at=at, plan=plan.pk, words=words, due_on=str(due_on))
    return due


@transaction.atomic
def meet_update_due(due: UpdateDue, *, edition: Edition, by: Person, at: dt.datetime) -> None:
    """Say that an edition of the plan gave the update. Raises RefusedError."""
    held = UpdateDue.objects.select_for_update(of=("self",)).get(pk=due.pk)
    if held.met_by_id:
        raise RefusedError("This update was met already. Nothing was changed.")
    if edition.plan_id != held.plan_id:
        raise RefusedError("Choose an edition of the plan that owes the update.")
    held.met_by = edition
    held.save(update_fields=["met_by"])
    audit.record(act="owed update met", subject=held, by=by, at=at, edition=edition.number)
