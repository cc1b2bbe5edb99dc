"""What a person says of a plan that was read, kept beside what was read, one change after another."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from answerable.documents.plan import Plan
from answerable.web.accounts.models import Person
from answerable.web.estate.models import Place
from answerable.web.estate.policies import is_closed
from answerable.web.plans.errors import (
    AlreadyAcceptedError,
    BringingError,
    ChangedMeanwhileError,
    NotInReviewError,
    ReviewError,
)
from answerable.web.plans.models import Change, Import, Reading
from answerable.web.plans.review import changes as review
from answerable.web.plans.review.applying import apply, replay
from answerable.web.plans.review.history import said, scope, standing, value_at
from answerable.web.plans.services.recognising import find_held_plan
from answerable.web.plans.types import ChangeAct, ImportState


@dataclass(frozen=True)
class Said:
    """A change, and the positions of the doubts that it settles in the plan as it was read."""

    change: review.Change
    doubts: tuple[int, ...] = ()


@transaction.atomic
def change(*, brought: Import, said: Sequence[Said], version: int, by: Person, at: dt.datetime) -> None:
    """Make changes to the plan under review, all of them or none.

    `version` is the import's as the person saw it. Raises ReviewError where a change cannot be made,
    ChangedMeanwhileError where someone else was quicker, AlreadyAcceptedError, NotInReviewError.
    """
    reading = _take(brought, version, steps=len(said))
    plan = Plan.model_validate_json(reading.reviewed)
    for number, one in enumerate(said, version + 1):
        after = apply(plan, one.change)
        pointer = scope(one.change)
        Change.objects.create(
            brought=brought,
            number=number,
            act=one.change.act,
            pointer=pointer,
            value=one.change.model_dump(mode="json"),
            before=value_at(plan, pointer),
            after=value_at(after, pointer),
            doubts=sorted(one.doubts),
            by=by,
            at=at,
        )
        plan = after
    _keep(brought, reading, plan)


def settle_doubts(*, brought: Import, doubts: Iterable[int], version: int, by: Person, at: dt.datetime) -> None:
    """Leave all that these doubts concern as the source has it."""
    change(brought=brought, said=[Said(review.Leave(), tuple(doubts))], version=version, by=by, at=at)


@transaction.atomic
def undo(*, brought: Import, version: int, by: Person, at: dt.datetime) -> None:
    """Take back the last change that stands. Raises as `change` does."""
    reading = _take(brought, version, steps=1)
    stands = standing(brought.changes.all())
    if not stands:
        raise ReviewError("There is no change to undo.")
    last = stands[-1]
    Change.objects.create(
        brought=brought,
        number=version + 1,
        act=ChangeAct.UNDO,
        pointer=last.pointer,
        value=last.number,
        before=last.after,
        after=last.before,
        by=by,
        at=at,
    )
    _keep(brought, reading, replay(Plan.model_validate_json(reading.read), said(brought.changes.all())))


@transaction.atomic
def change_place(*, brought: Import, place: Place, version: int, by: Person, at: dt.datetime) -> None:
    """Say that the plan belongs to another place; a plan it may be a later version of is looked for there."""
    if is_closed(place.closed, place.facts, on=at.date()):
        raise BringingError(f"{place.name} has closed. Choose the place that the plan belongs to now.")
    reading = _take(brought, version, steps=1)
    Change.objects.create(
        brought=brought,
        number=version + 1,
        act=ChangeAct.PLACE,
        before=brought.place_id,
        after=place.pk,
        by=by,
        at=at,
    )
    held = find_held_plan(Plan.model_validate_json(reading.reviewed), place)
    Import.objects.filter(pk=brought.pk).update(
        place=place, next_round_of=held[0] if held else None, likeness=held[1] if held else None
    )


def _take(brought: Import, version: int, *, steps: int) -> Reading:
    """The reading, which no one else can change until this transaction ends."""
    ours = Import.objects.filter(pk=brought.pk, version=version, state=ImportState.IN_REVIEW)
    if not ours.update(version=F("version") + steps):
        state = Import.objects.values_list("state", flat=True).get(pk=brought.pk)
        reasons = {ImportState.ACCEPTED: AlreadyAcceptedError, ImportState.IN_REVIEW: ChangedMeanwhileError}
        raise reasons.get(ImportState(state), NotInReviewError)
    return Reading.objects.get(brought=brought)


def _keep(brought: Import, reading: Reading, plan: Plan) -> None:
    settled = {doubt for one in standing(brought.changes.all()) for doubt in one.doubts}
    still = len(set(range(len(plan.doubts))) - settled)
    Reading.objects.filter(pk=reading.pk).update(reviewed=plan.model_dump_json())
    Import.objects.filter(pk=brought.pk).update(title=plan.title[:500], doubts_open=still)
