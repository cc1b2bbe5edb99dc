"""What anyone may read of a plan: one of its editions, whole, or with a finding kept back for a reason."""

import datetime as dt
from typing import TypeAlias

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.plans.errors import NewerEditionPublishedError, NotPublishedError, ReasonMissingError
from answerable.web.plans.models import ActionPlan, Edition, Finding
from answerable.web.plans.services.editions import correct_front
from answerable.web.plans.services.showing import show_commitments

Publishable: TypeAlias = ActionPlan | Finding


@transaction.atomic
def publish(edition: Edition, *, by: Person, at: dt.datetime) -> Edition:
    """Let anyone read this edition, and no longer the one before; what is published already stays as it is.

    The anchor it is given is the entry of the trail that says so. Raises NewerEditionPublishedError.
    """
    plan = _locked(edition.plan_id)
    held = Edition.objects.select_related("plan").get(pk=edition.pk)
    if plan.published_edition_id == held.pk:
        return held
    if plan.published_edition and plan.published_edition.number > held.number:
        raise NewerEditionPublishedError(plan.published_edition.number)
    sealed = audit.record(act="edition published", subject=plan, by=by, at=at, edition=held.number, sha256=held.sha256)
    held.published_at, held.published_by, held.anchor = at, by, f"{sealed.number}:{sealed.hash}"
    held.save(update_fields=["published_at", "published_by", "anchor"])
    plan.published_edition, plan.published_at = held, at
    correct_front(plan, until=held)
    plan.save()
    show_commitments(plan)
    return held


@transaction.atomic
def withdraw_publication(plan: ActionPlan, *, because: str, by: Person, at: dt.datetime) -> ActionPlan:
    """Take a plan back: nobody without an account can read it. Raises NotPublishedError, ReasonMissingError."""
    held = _locked(plan.pk)
    if held.published_edition is None:
        raise NotPublishedError
    edition = held.published_edition.number
    held.published_edition, held.published_at = None, None
    correct_front(held, until=held.editions.latest("number"))
    held.save()
    show_commitments(held)
    audit.record(act="publication withdrawn", subject=held, by=by, at=at, edition=edition, because=_reason(because))
    return held


@transaction.atomic
def restrict(thing: Publishable, *, because: str, by: Person, at: dt.datetime) -> None:
    """Of this plan publish the title only; of this finding, only its number. Raises ReasonMissingError."""
    _restrict(thing, _reason(because))
    audit.record(act="publication restricted", subject=thing, by=by, at=at, because=thing.restricted_because)


@transaction.atomic
def unrestrict(thing: Publishable, *, by: Person, at: dt.datetime) -> None:
    """Publish it as all else is."""
    if thing.restricted_because:
        _restrict(thing, "")
        audit.record(act="restriction lifted", subject=thing, by=by, at=at)


def _restrict(thing: Publishable, because: str) -> None:
    thing.restricted_because = because
    thing.save(update_fields=["restricted_because"])
    show_commitments(thing if isinstance(thing, ActionPlan) else thing.plan)


def _locked(pk: int) -> ActionPlan:
    return ActionPlan.objects.select_for_update(of=("self",)).select_related("published_edition").get(pk=pk)


def _reason(because: str) -> str:
    if not because.strip():
        raise ReasonMissingError
    return because.strip()[:300]
