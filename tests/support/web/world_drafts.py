"""Plans being written at Ashgate: one as it is written, one to be cleared, one that is cleared."""

import datetime as dt
from dataclasses import dataclass

from answerable.documents.plan import FindingKind
from answerable.vocabulary.decisions import Decision
from answerable.web.estate.types import Role
from answerable.web.plans.models import ActionPlan, Dependency, Draft
from answerable.web.plans.services.clearing import clear, send
from answerable.web.plans.services.depending import add_dependency
from answerable.web.plans.services.dispatching import record_dispatch
from answerable.web.plans.services.drafting import begin_correction, begin_plan, change
from answerable.web.plans.types import PlanKind
from answerable.web.plans.writing.actions import PutAction
from answerable.web.plans.writing.changes import Change, Decide, PutFinding, SetFront
from tests.support.web.places import Estate

_CHANGES: tuple[Change, ...] = (
    PutFinding("1", FindingKind.RECOMMENDATION, "Say why, whenever work is refused.", ("in writing",)),
    Decide(0, Decision.AGREED),
    PutAction(0, "Explore a form for refusals.", ("Governor",), ("March 2027",)),
)


@dataclass(frozen=True)
class Drafts:
    written: Draft
    waiting: Draft
    cleared: Draft
    """The next edition of the plan that is held."""
    dependency: Dependency


def make_drafts(estate: Estate, plan: ActionPlan) -> Drafts:
    by, at = estate.person(Role.PLAN_COORDINATOR), estate.now
    edition = plan.editions.latest("number")
    record_dispatch(edition, recipient="The inspectorate", sent_on=at.date(), how="By email", by=by, at=at)
    return Drafts(
        written=_written(estate, at.date()),
        waiting=_sent(estate, _written(estate, at.date())),
        cleared=_cleared(estate, _sent(estate, begin_correction(plan, by=by, at=at))),
        dependency=add_dependency(plan, on=None, words="The figures of the census", by=by, at=at),
    )


def _written(estate: Estate, on: dt.date) -> Draft:
    by = estate.person(Role.PLAN_COORDINATOR)
    front = SetFront("Action plan: work at Ashgate", "Work at Ashgate", report_published=f"{on:%B %Y}")
    draft = begin_plan(place=estate.ashgate, kind=PlanKind.INSPECTION, front=front, by=by, at=estate.now)
    for version, said in enumerate(_CHANGES):
        change(draft, said=said, version=version, by=by, at=estate.now)
    draft.refresh_from_db()
    return draft


def _sent(estate: Estate, draft: Draft) -> Draft:
    send(draft, version=draft.version, by=estate.person(Role.PLAN_COORDINATOR), at=estate.now)
    draft.refresh_from_db()
    return draft


def _cleared(estate: Estate, draft: Draft) -> Draft:
    clear(draft, version=draft.version, by=estate.person(Role.GOVERNOR), at=estate.now)
    draft.refresh_from_db()
    return draft
