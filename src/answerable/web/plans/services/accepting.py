"""A plan that was reviewed becomes part of the register."""

import datetime as dt
import hashlib

from django.db import transaction

from answerable.documents.plan import Plan
from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.estate.models import Body, Place
from answerable.web.estate.types import BodyKind
from answerable.web.plans.errors import (
    AlreadyAcceptedError,
    ChangedMeanwhileError,
    NotInReviewError,
    OtherPlaceError,
)
from answerable.web.plans.matching import title_key
from answerable.web.plans.models import ActionPlan, Edition, Import, Report, Submission
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
    plan = _held_plan(next_round_of, held.place) if next_round_of else _new_plan(said, held.place, at)
    edition = _new_edition(plan, said, held, by=by, at=at)
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


def _new_plan(said: Plan, place: Place, at: dt.datetime) -> ActionPlan:
    inspectorate = _body(said.inspectorate, BodyKind.INSPECTORATE)
    report = Report.objects.create(
        title=(said.responds_to or said.title)[:500],
        inspectorate=inspectorate,
        place=place,
        published_on=said.report_published.date if said.report_published else None,
        published_words=said.report_published.raw[:100] if said.report_published else "",
    )
    return ActionPlan.objects.create(
        title=(said.title or said.responds_to)[:500],
        title_key=title_key(said.title or said.responds_to),
        place=place,
        body=_body(said.body, BodyKind.SERVICE),
        report=report,
        inspectorate=inspectorate,
        recorded_at=at,
    )


def _body(name: str | None, kind: BodyKind) -> Body | None:
    return Body.objects.get_or_create(name=name[:200], defaults={"kind": kind})[0] if name else None


def _new_edition(plan: ActionPlan, said: Plan, held: Import, *, by: Person, at: dt.datetime) -> Edition:
    """The plan as it now stands, with what its front says of all of it."""
    content = said.model_dump_json()
    edition = Edition.objects.create(
        plan=plan,
        number=plan.editions.count() + 1,
        document=held.document,
        content=content,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        accepted_by=by,
        accepted_at=at,
    )
    Submission.objects.bulk_create(
        Submission(edition=edition, position=at, name=(one.round or "")[:100], words=one.raw[:100], date=one.date)
        for at, one in enumerate(said.submitted, start=1)
    )
    days = [day for day in (plan.submitted_on, *(one.date for one in said.submitted)) if day]
    plan.submitted_on = max(days, default=None)
    plan.caveats = [caveat.text for caveat in said.caveats]
    plan.stated_totals = said.totals.stated.model_dump() if said.totals.stated else None
    plan.save(update_fields=["submitted_on", "caveats", "stated_totals"])
    return edition
