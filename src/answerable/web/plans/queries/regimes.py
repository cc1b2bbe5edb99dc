"""By whose rules a plan of the register is written."""

from answerable.web.plans.models import ActionPlan
from answerable.web.plans.regimes import Regime, regime, regime_for
from answerable.web.plans.types import PlanKind


def regime_of(plan: ActionPlan) -> Regime:
    """The regime it was entered under; of one that was entered without, that which fits it."""
    if plan.regime:
        return regime(plan.regime)
    inspectorate = plan.inspectorate.name if plan.inspectorate else None
    return regime_for(inspectorate, plan.report.published_on if plan.report else None, PlanKind(plan.kind))
