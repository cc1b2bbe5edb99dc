"""A round of progress is opened: each owner is asked, in one message, and asked again by a button."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.commitments.models import Commitment, OwnerName, Ownership
from answerable.web.commitments.types import NameState, OwnerNature
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Grant, Holding, Place, Post
from answerable.web.estate.policies import CAPABILITIES
from answerable.web.estate.queries import in_force, present_post
from answerable.web.estate.types import Capability, Role
from answerable.web.plans.models import ActionPlan, Ask, Reporting
from answerable.web.plans.policies import OPEN
from answerable.web.plans.queries import reporting as queries
from answerable.web.plans.services.asking_mails import mail_asks

_REPORTERS = [role for role, may in CAPABILITIES.items() if Capability.REPORT_PROGRESS in may]


@transaction.atomic
def open_round(
    plan: ActionPlan, *, label: str, date: dt.date, answer_by: dt.date, by: Person, at: dt.datetime
) -> Reporting:
    """Ask the owners of every commitment that is open, or said to be done and not verified. Raises RefusedError."""
    held = ActionPlan.objects.select_for_update(of=("self",)).select_related("place").get(pk=plan.pk)
    _check(held, date=date, answer_by=answer_by, on=timezone.localdate(at))
    commitments = queries.to_ask_about(held)
    if not commitments:
        raise RefusedError("No commitment of this plan is open, so there is nobody to ask.")
    opened = Reporting.objects.create(
        plan=held, label=label, date=date, answer_by=answer_by, opened_by=by, opened_at=at
    )
    asks = _asks(opened, commitments, at)
    mail_asks(opened, asks, key="asked", at=at)
    audit.record(act="round opened", subject=opened, by=by, at=at, plan=held.pk, label=label, asked=len(asks))
    return opened


def _check(plan: ActionPlan, *, date: dt.date, answer_by: dt.date, on: dt.date) -> None:
    if queries.open_reporting(plan):
        raise RefusedError("A round of this plan is open already. Submit or close it first.")
    if queries.is_taken(plan, date):
        raise RefusedError("This plan has a round of that date already. Choose another.")
    if answer_by < on:
        raise RefusedError("The day to answer by has passed. Choose today or a later day.")


def _asks(reporting: Reporting, commitments: Mapping[int, Commitment], at: dt.datetime) -> list[Ask]:
    owned: defaultdict[OwnerName, list[int]] = defaultdict(list)
    lines = Ownership.objects.filter(commitment__in=list(commitments), present=True)
    for line in lines.exclude(owner__nature=OwnerNature.NOBODY).select_related("owner__post__merged_into"):
        owned[line.owner].append(line.commitment_id)
    holders = _holders(owned, reporting.plan.place, on=timezone.localdate(at))
    return Ask.objects.bulk_create(
        Ask(
            reporting=reporting,
            owner=owner,
            commitments=sorted(pks),
            person=holders.get(owner.pk),
            asked_at=at if owner.pk in holders else None,
        )
        for owner, pks in owned.items()
    )


def _holders(names: Iterable[OwnerName], place: Place, *, on: dt.date) -> dict[int, Person]:
    """By name, who holds its confirmed post on this day and may report progress at the place."""
    posts: dict[int, Post] = {
        name.pk: present_post(name.post) for name in names if name.post and name.state == NameState.CONFIRMED
    }
    able = Grant.objects.filter(in_force(on), role__in=[Role(role) for role in _REPORTERS])
    reaching = {grant.person_id for grant in able.select_related("place") if place.path.startswith(grant.place.path)}
    held = Holding.objects.filter(in_force(on), post__in=posts.values(), person__is_active=True)
    people = {one.post_id: one.person for one in held.select_related("person") if one.person_id in reaching}
    return {name: people[post.pk] for name, post in posts.items() if post.pk in people}


@transaction.atomic
def chase(reporting: Reporting, asks: Iterable[Ask], *, by: Person, at: dt.datetime) -> int:
    """Ask again those of these who have not answered and were not asked today; how many. Raises RefusedError.

    Whoever holds the owner's post now is asked.
    """
    held = _open(reporting)
    wanted = {ask.pk for ask in asks}
    late = [one.ask for one in queries.asked(held) if one.ask.pk in wanted and not one.answered]
    _find_again(held, late, on=timezone.localdate(at))
    again = [ask for ask in late if (ask.person or ask.address) and queries.last_asked(ask) != timezone.localdate(at)]
    if not again:
        raise RefusedError("Nobody was asked: all have answered, were asked today, or have no address.")
    for ask in again:
        ask.asked_at, ask.chased_at, ask.chases = ask.asked_at or at, at, ask.chases + 1
    Ask.objects.bulk_update(again, ["person", "asked_at", "chased_at", "chases"])
    mail_asks(held, again, key=f"chased/{timezone.localdate(at)}", at=at)
    audit.record(act="owners chased", subject=held, by=by, at=at, asks=[ask.pk for ask in again])
    return len(again)


def _find_again(reporting: Reporting, asks: Iterable[Ask], *, on: dt.date) -> None:
    names = OwnerName.objects.select_related("post__merged_into").in_bulk([ask.owner_id for ask in asks])
    holders = _holders(names.values(), reporting.plan.place, on=on)
    for ask in asks:
        ask.person = holders.get(ask.owner_id)


@transaction.atomic
def set_addresses(reporting: Reporting, addresses: Mapping[int, str], *, by: Person, at: dt.datetime) -> int:
    """Send a return sheet to owners without an account: by ask, the address given for it; how many are new."""
    held = _open(reporting)
    asks = held.asks.filter(pk__in=addresses, person=None).select_related("owner")
    new = [ask for ask in asks if addresses[ask.pk] and addresses[ask.pk] != ask.address]
    for ask in new:
        ask.address, ask.asked_at = addresses[ask.pk], at
    Ask.objects.bulk_update(new, ["address", "asked_at"])
    mail_asks(held, new, key="sheet", at=at)
    if new:
        told = {str(ask.pk): ask.address for ask in new}
        audit.record(act="return sheets sent", subject=held, by=by, at=at, addresses=told)
    return len(new)


@transaction.atomic
def close_round(reporting: Reporting, *, by: Person, at: dt.datetime) -> None:
    """End a round without submitting it; what was reported waits for the next. Raises RefusedError."""
    held = _open(reporting)
    if held.draft and held.draft.state in OPEN:
        raise RefusedError("This round is being written up. Withdraw its draft first.")
    held.closed_at = at
    held.save(update_fields=["closed_at"])
    audit.record(act="round closed", subject=held, by=by, at=at, label=held.label)


def _open(reporting: Reporting) -> Reporting:
    found = Reporting.objects.select_for_update(of=("self",)).select_related("plan__place", "draft")
    held = found.get(pk=reporting.pk)
    if held.closed_at:
        raise RefusedError("This round is closed. Nothing was changed.")
    return held
