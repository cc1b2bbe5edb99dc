"""A draft that was cleared becomes an edition of its plan, and enters the register."""

import datetime as dt
import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localdate

from answerable.documents.plan import Plan
from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.database.kept_files import keep
from answerable.web.plans.models import ActionPlan, Document, Draft, Edition
from answerable.web.plans.policies import move_named
from answerable.web.plans.queries.drafts import content_of
from answerable.web.plans.services.clearing import take
from answerable.web.plans.services.editions import new_edition, new_plan, with_front
from answerable.web.plans.services.entering import enter
from answerable.web.plans.services.reporting import enter_links
from answerable.web.plans.types import DraftPurpose, PlanKind
from answerable.web.plans.writing.finishing import submitted

SUBMISSIONS = {
    DraftPurpose.NEW: "Original",
    DraftPurpose.CORRECTION: "Revised",
    DraftPurpose.ROUND: "Updated",
    DraftPurpose.UPDATE: "Updated",
}
"""What the front of the plan calls each submission."""
REPORTS = (DraftPurpose.ROUND, DraftPurpose.UPDATE)


@transaction.atomic
def submit(draft: Draft, *, by: Person, at: dt.datetime) -> Edition:
    """Make the plan's next edition of a draft that was cleared; nobody can change it from now on.

    Raises BlockedError, ChangedMeanwhileError where it is not cleared, DraftClosedError.
    """
    day = localdate(at)
    held = take(draft, move_named("submit"), on=day)
    purpose = DraftPurpose(held.purpose)
    said = submitted(content_of(held), name=SUBMISSIONS[purpose], on=day)
    plan = _plan(held, said, at)
    edition = new_edition(plan, said, _document(said, by=by, at=at), by=by, at=at)
    entered = enter(said, edition, by=by, at=at, correcting=purpose is DraftPurpose.CORRECTION)
    _close(held, said, edition, by=by, at=at)
    audit.record(
        act="plan submitted",
        subject=plan,
        by=by,
        at=at,
        draft=held.pk,
        purpose=purpose,
        edition=edition.number,
        sha256=edition.sha256,
        findings=entered.findings,
        entries=entered.entries,
        commitments=entered.commitments,
    )
    if purpose in REPORTS:
        enter_links(held, edition, by=by, at=at)
    return edition


def _plan(held: Draft, said: Plan, at: dt.datetime) -> ActionPlan:
    """The plan that is new, or the one held, with what the draft says before its table.

    One that is published keeps its front until the correction is published.
    """
    if held.plan is None:
        plan = new_plan(said, held.place, at=at, kind=PlanKind(held.kind), report=held.report)
    else:
        locked = ActionPlan.objects.select_for_update(of=("self",)).select_related("place", "report")
        plan = locked.get(pk=held.plan.pk)
    if held.purpose == DraftPurpose.CORRECTION and plan.published_edition_id is None:
        with_front(plan, said)
    plan.due_on, plan.ends_on = held.due_on, held.ends_on
    plan.save()
    return plan


def _document(said: Plan, *, by: Person, at: dt.datetime) -> Document:
    """The plan as JSON, kept as any document that is brought."""
    content = said.model_dump_json(indent=2).encode()
    sha256 = hashlib.sha256(content).hexdigest()
    facts = {
        "name": f"{slugify(said.title)[:100] or 'plan'}.json",
        "media_type": "application/json",
        "size": len(content),
        "content": keep(ContentFile(content), sha256, len(content)),
        "brought_by": by,
        "brought_at": at,
    }
    return Document.objects.get_or_create(sha256=sha256, defaults=facts)[0]


def _close(held: Draft, said: Plan, edition: Edition, *, by: Person, at: dt.datetime) -> None:
    held.content, held.plan, held.edition = said.model_dump_json(), edition.plan, edition
    held.submitted_by, held.submitted_at = by, at
    held.save(update_fields=["content", "plan", "edition", "submitted_by", "submitted_at"])
