"""What a plan is built on: other plans, in the register or only named."""

import datetime as dt

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.plans.errors import DraftingError
from answerable.web.plans.models import ActionPlan, Dependency


@transaction.atomic
def add_dependency(plan: ActionPlan, *, on: ActionPlan | None, words: str, by: Person, at: dt.datetime) -> Dependency:
    """Raises DraftingError where a plan would depend on itself."""
    if on and on.pk == plan.pk:
        raise DraftingError("A plan cannot depend on itself. Choose another plan.")
    made = Dependency.objects.create(plan=plan, on=on, words=words, recorded_by=by, recorded_at=at)
    audit.record(act="dependency added", subject=plan, by=by, at=at, on=on.pk if on else None, words=words)
    return made


@transaction.atomic
def remove_dependency(dependency: Dependency, *, by: Person, at: dt.datetime) -> None:
    facts = {"on": dependency.on_id, "words": dependency.words}
    audit.record(act="dependency removed", subject=dependency.plan, by=by, at=at, **facts)
    dependency.delete()
