"""Whether anyone may read a commitment is kept beside it, in the transaction of whatever changes that."""

from answerable.web.commitments.models import Commitment
from answerable.web.plans.models import ActionPlan, Entry
from answerable.web.plans.queries.published import makes_public
from answerable.web.plans.types import Relation


def show_commitments(plan: ActionPlan) -> None:
    """Those that the plan makes, as any published plan makes them now.

    What decides it is saved before: of two that save at once, the later to hold the plan sees both.
    """
    ActionPlan.objects.select_for_update().get(pk=plan.pk)
    made = Entry.objects.filter(finding__plan=plan, relation=Relation.MADE)
    held = Commitment.objects.filter(pk__in=made.values("commitment"))
    held.filter(makes_public(), published=False).update(published=True)
    held.filter(~makes_public(), published=True).update(published=False)
