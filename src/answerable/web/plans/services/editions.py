"""What stands at the top of the register's plans: the plan itself, the report it answers, and each edition of it."""

import datetime as dt
import hashlib

from django.db.models import Q

from answerable.documents.plan import Plan
from answerable.web.accounts.models import Person
from answerable.web.estate.models import Body, Place
from answerable.web.estate.types import BodyKind
from answerable.web.plans.matching import title_key
from answerable.web.plans.models import ActionPlan, Document, Edition, Report, Submission
from answerable.web.plans.queries.editions import content_of
from answerable.web.plans.regimes import regime_for
from answerable.web.plans.types import DraftPurpose, PlanKind


def new_plan(
    said: Plan, place: Place, *, at: dt.datetime, kind: PlanKind = PlanKind.INSPECTION, report: Report | None = None
) -> ActionPlan:
    """The plan as the register knows it. One that answers an inspection answers `report`, or that which it names."""
    plan = ActionPlan(kind=kind, place=place, recorded_at=at)
    if kind is PlanKind.INSPECTION:
        plan.report = report or Report(place=place)
    with_front(plan, said)
    reported = plan.report.published_on if plan.report else None
    plan.regime = regime_for(said.inspectorate, reported, kind).code
    plan.save()
    return plan


def with_front(plan: ActionPlan, said: Plan) -> None:
    """Put on the plan, and on its report, what stands before the plan; the plan is not saved here."""
    plan.title = (said.title or said.responds_to)[:500]
    plan.title_key = title_key(said.title or said.responds_to)
    plan.body = _body(said.body, BodyKind.SERVICE)
    plan.inspectorate = _body(said.inspectorate, BodyKind.INSPECTORATE)
    if plan.report:
        report, published = plan.report, said.report_published
        report.title = (said.responds_to or said.title)[:500]
        report.inspectorate = plan.inspectorate
        report.published_on = published.date if published else None
        report.published_words = published.raw[:100] if published else ""
        report.save()
        plan.report = report


def correct_front(plan: ActionPlan, *, until: Edition) -> None:
    """Put on the plan the front of the last correction up to this edition; the plan is not saved here."""
    corrected = Q(written_as__purpose=DraftPurpose.CORRECTION)
    if plan.editions.filter(corrected).exists():
        fronts = plan.editions.filter(corrected | Q(number=1), number__lte=until.number)
        with_front(plan, content_of(fronts.latest("number")))


def _body(name: str | None, kind: BodyKind) -> Body | None:
    return Body.objects.get_or_create(name=name[:200], defaults={"kind": kind})[0] if name else None


def new_edition(plan: ActionPlan, said: Plan, document: Document, *, by: Person, at: dt.datetime) -> Edition:
    """The plan as it now stands, with what its front says of all of it."""
    content = said.model_dump_json()
    edition = Edition.objects.create(
        plan=plan,
        number=plan.editions.count() + 1,
        document=document,
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
