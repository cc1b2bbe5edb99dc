"""What changed since a day."""

import datetime as dt

from pydantic import BaseModel

from answerable.web.commitments.models import Commitment
from answerable.web.dashboard.published import Change
from answerable.web.plans.models import ActionPlan


class ChangeSaid(BaseModel):
    at: dt.datetime
    kind: str
    what: str
    """The kind in words."""
    plan: int | None
    commitment: int | None
    """Which of the two it is about."""
    said: str
    """The words of what it is about."""

    @classmethod
    def of(cls, change: Change) -> "ChangeSaid":
        plan = change.about if isinstance(change.about, ActionPlan) else None
        commitment = change.about if isinstance(change.about, Commitment) else None
        return cls(
            at=change.at,
            kind=change.kind.value,
            what=str(change.kind.label),
            plan=plan.pk if plan else None,
            commitment=commitment.pk if commitment else None,
            said=plan.title if plan else commitment.words if commitment else "",
        )


class Changes(BaseModel):
    items: list[ChangeSaid]
    """The last first."""
