"""A plan that was reviewed becomes part of the register."""

import datetime as dt

from django.db import transaction

from answerable.documents.plan import Plan
from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.estate.models import Place
from answerable.web.plans.errors import (
    AlreadyAcceptedError,
    ChangedMeanwhileError,
    NotInReviewError,
    OtherPlaceError,
)
from answerable.web.plans.models import ActionPlan, Import
from answerable.web.plans.services.editions import new_edition, new_plan
from answerable.web.plans.services.entering import enter
from answerable.web.plans.types import ImportState


@transaction.atomic
def accept(
    *, brought: Import, by: Person, at: dt.datetime, version: int, next_round_of: ActionPlan | None
) -> ActionPlan:
    """Enter what was reviewed as a new plan, or as the next edition of the plan it is a later version of.

    `version` is the import's as the person saw it. Nothing said in the document keeps it from being accepted.
    Raises AlreadyAcceptedError, NotInReviewError, ChangedMeanwhileError, OtherPlaceError.
    """
    held = _ready(brought, version)
    said = Plan.model_validate_json(held.reading.reviewed)
    plan = _held_plan(next_round_of, held.place) if next_round_of else new_plan(said, held.place, at=at)
    edition = new_edition(plan, said, held.document, by=by, at=at)
    entered = enter(said, edition, by=by, at=at)
    held.state, held.accepted_by, held.accepted_at, held.edition = ImportState.ACCEPTED, by, at, edition
    held.next_round_of = next_round_of
    held.save(update_fields=["state", "accepted_by", "accepted_at", "edition", "next_round_of"])
    audit.record(
        act="plan accepted",
        subject=plan,
        by=by,
        at=at,
        title=plan.title,
        document=held.document.sha256,
        edition=edition.number,
        sha256=edition.sha256,
        findings=entered.findings,
        entries=entered.entries,
        commitments=entered.commitments,
    )
    return plan


def _ready(brought: Import, version: int) -> Import:
    held = (
        Import.objects.select_for_update(of=("self",)).select_related("reading", "place", "document").get(pk=brought.pk)
    )
    if held.state == ImportState.ACCEPTED:
        raise AlreadyAcceptedError
    if held.state != ImportState.IN_REVIEW:
        raise NotInReviewError
    if held.version != version:
        raise ChangedMeanwhileError
    return held


def _held_plan(plan: ActionPlan, place: Place) -> ActionPlan:
    held = ActionPlan.objects.select_for_update(of=("self",)).select_related("place").get(pk=plan.pk)
    if held.place_id != place.pk:
        raise OtherPlaceError
    return held
