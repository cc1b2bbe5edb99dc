"""Plans written in the register: begun, and changed one step after another until they are sent to be cleared."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from answerable.documents.plan import Plan
from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.estate.models import Place
from answerable.web.estate.policies import is_closed
from answerable.web.plans.errors import BringingError, ChangedMeanwhileError, OpenDraftError
from answerable.web.plans.models import ActionPlan, Draft, Report
from answerable.web.plans.policies import OPEN, check_change
from answerable.web.plans.queries.drafts import content_of
from answerable.web.plans.queries.editions import content_of as content_of_edition
from answerable.web.plans.queries.regimes import regime_of
from answerable.web.plans.regimes import regime_for
from answerable.web.plans.types import DraftPurpose, DraftState, PlanKind
from answerable.web.plans.writing.changes import Change, SetFront
from answerable.web.plans.writing.finishing import begun, reopened
from answerable.web.plans.writing.reporting import in_step, only_of


@transaction.atomic
def begin_plan(
    *, place: Place, kind: PlanKind, front: SetFront, report: Report | None = None, by: Person, at: dt.datetime
) -> Draft:
    """A draft of a new plan, which answers a report that the register holds, or another, or stands alone.

    Raises BringingError where the place has closed, OpenDraftError where the report is being answered already.
    """
    if is_closed(place.closed, place.facts, on=at.date()):
        raise BringingError(f"{place.name} has closed. Choose the place that the plan belongs to now.")
    if report and (ActionPlan.objects.filter(report=report).exists() or report.drafts.filter(state__in=OPEN).exists()):
        raise OpenDraftError
    content = begun(front)
    reported = content.report_published.date if content.report_published else None
    regime = regime_for(content.inspectorate, reported, kind)
    facts = {"kind": kind, "regime": regime.code, "report": report, "due_on": regime.due_on(reported)}
    return _begin(content, purpose=DraftPurpose.NEW, place=place, by=by, at=at, **facts)


def begin_correction(plan: ActionPlan, *, by: Person, at: dt.datetime) -> Draft:
    """A draft of the next edition, which so far says what the last one says. Raises OpenDraftError."""
    content = reopened(content_of_edition(plan.editions.latest("number")))
    return _begin_next(plan, content, purpose=DraftPurpose.CORRECTION, by=by, at=at)


def begin_round(
    plan: ActionPlan,
    *,
    content: Plan,
    links: list[dict[str, Any]],
    label: str,
    date: dt.date,
    purpose: DraftPurpose = DraftPurpose.ROUND,
    by: Person,
    at: dt.datetime,
) -> Draft:
    """A draft of a round of progress that was assembled: the plan with the round in it. Raises OpenDraftError."""
    facts = {"links": links, "round_label": label, "round_date": date}
    return _begin_next(plan, content, purpose=purpose, by=by, at=at, **facts)


def _begin_next(
    plan: ActionPlan,
    content: Plan,
    *,
    purpose: DraftPurpose,
    by: Person,
    at: dt.datetime,
    **facts: Any,  # noqa: ANN401
) -> Draft:
    facts |= {"plan": plan, "kind": plan.kind, "regime": regime_of(plan).code}
    facts |= {"due_on": plan.due_on, "ends_on": plan.ends_on}
    try:
        with transaction.atomic():
            return _begin(content, purpose=purpose, place=plan.place, by=by, at=at, **facts)
    except IntegrityError as error:
        raise OpenDraftError from error


def _begin(
    content: Plan,
    *,
    purpose: DraftPurpose,
    place: Place,
    by: Person,
    at: dt.datetime,
    **facts: Any,  # noqa: ANN401
) -> Draft:
    draft = Draft.objects.create(
        purpose=purpose,
        place=place,
        content=content.model_dump_json(),
        begun_by=by,
        begun_at=at,
        changed_at=at,
        **facts,
    )
    draft.writers.add(by)
    audit.record(act="draft begun", subject=draft, by=by, at=at, title=content.title, purpose=purpose)
    return draft


@transaction.atomic
def change(draft: Draft, *, said: Change, version: int, by: Person, at: dt.datetime) -> None:
    """Change the plan that is being written; `version` is the draft's as the person saw it.

    Raises DraftingError where the change cannot be made, ChangedMeanwhileError where someone else was quicker,
    DraftClosedError, DraftFrozenError.
    """
    held = _take(draft, version)
    if held.round_date:
        only_of(said, content_of(held), held.round_label, held.round_date)
    _keep(held, said, by=by, at=at, links=in_step(held.links, said))


@transaction.atomic
def change_front(
    draft: Draft,
    *,
    front: SetFront,
    due_on: dt.date | None,
    ends_on: dt.date | None,
    version: int,
    by: Person,
    at: dt.datetime,
) -> None:
    """Change what stands before the plan, when it is due and when it ends. Raises as `change` does."""
    held = _take(draft, version)
    said = front.apply(content_of(held))
    facts: dict[str, Any] = {"due_on": due_on, "ends_on": ends_on}
    if held.purpose == DraftPurpose.NEW:
        reported = said.report_published.date if said.report_published else None
        regime = regime_for(said.inspectorate, reported, PlanKind(held.kind))
        facts |= {"regime": regime.code, "due_on": due_on or regime.due_on(reported)}
    _keep(held, front, by=by, at=at, **facts)


def _take(draft: Draft, version: int) -> Draft:
    """The draft, which no one else can change until this transaction ends."""
    ours = Draft.objects.filter(pk=draft.pk, version=version, state=DraftState.DRAFT)
    if not ours.update(version=F("version") + 1):
        check_change(Draft.objects.values_list("state", flat=True).get(pk=draft.pk))
        raise ChangedMeanwhileError
    return Draft.objects.get(pk=draft.pk)


def _keep(held: Draft, said: Change, *, by: Person, at: dt.datetime, **facts: Any) -> None:  # noqa: ANN401
    content = said.apply(content_of(held)).model_dump_json()
    Draft.objects.filter(pk=held.pk).update(content=content, changed_at=at, **facts)
    held.writers.add(by)
    given = {name: value for name, value in vars(said).items() if value is not None and name != "opens"}
    audit.record(
        act="draft changed", subject=held, by=by, at=at, version=held.version, change=type(said).__name__, said=given
    )
