"""Plans that are being written, for those who write and clear them where they belong."""

import datetime as dt
import json

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.documents.plan import Plan, Round
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.plans.models import ActionPlan, Draft, Edition, Report
from answerable.web.plans.policies import OPEN
from answerable.web.plans.queries.editions import content_of as content_of_edition
from answerable.web.plans.regimes import regime
from answerable.web.plans.types import DraftState
from answerable.web.plans.writing.checks import Block, blocks
from answerable.web.plans.writing.finishing import opening_round
from answerable.web.plans.writing.reporting import reported_round


def drafts(*, viewer: Viewer, may: Capability = Capability.SEE_DRAFTS) -> QuerySet[Draft]:
    return Draft.objects.filter(viewer.within(may)).select_related("place", "plan", "begun_by")


def find_draft(pk: int, *, viewer: Viewer, may: Capability = Capability.SEE_DRAFTS) -> Draft:
    """Raises Http404 where the viewer may not do this where it belongs, or there is none."""
    related = ("report__inspectorate", "cleared_by", "submitted_by", "edition")
    return get_object_or_404(drafts(viewer=viewer, may=may).select_related(*related), pk=pk)


def to_clear(*, viewer: Viewer) -> QuerySet[Draft]:
    """Those that wait for the viewer, longest first; nobody clears what they wrote."""
    waiting = drafts(viewer=viewer, may=Capability.CLEAR_PLANS).filter(state=DraftState.WAITING)
    return waiting.exclude(writers=viewer.person_id).order_by("changed_at", "id")


def title_of(draft: Draft) -> str:
    """The title that the plan has in the draft."""
    return str(json.loads(draft.content)["title"])


def content_of(draft: Draft) -> Plan:
    return Plan.model_validate_json(draft.content)


def before(draft: Draft) -> Plan | None:
    """What the plan says without the draft; nothing of a plan that is new."""
    earlier = Edition.objects.filter(plan=draft.plan_id) if draft.plan_id else Edition.objects.none()
    if draft.edition:
        earlier = earlier.filter(number__lt=draft.edition.number)
    edition = earlier.order_by("-number").first()
    return content_of_edition(edition) if edition else None


def opening_of(draft: Draft, plan: Plan) -> Round:
    """The round in which one more action stands."""
    return reported_round(draft.round_label, draft.round_date) if draft.round_date else opening_round(plan)


def blocks_of(draft: Draft, *, on: dt.date) -> list[Block]:
    """What keeps the draft from being cleared, and from being submitted on a day."""
    return blocks(content_of(draft), regime(draft.regime), on=on, since=before(draft))


def open_draft_of(plan: ActionPlan) -> Draft | None:
    return plan.drafts.filter(state__in=OPEN).first()


def wrote(draft: Draft, person_id: int | None) -> bool:
    return draft.writers.filter(pk=person_id).exists()


def unanswered_reports(*, viewer: Viewer) -> QuerySet[Report]:
    """Reports that the register holds, that no plan answers, where the viewer may write one."""
    return Report.objects.filter(viewer.within(Capability.BRING_PLANS), plan=None).select_related(
        "inspectorate", "place"
    )
