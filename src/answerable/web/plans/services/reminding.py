"""Reminding people of what plans owe: the plan itself, an update, an answer for a round, a draft to be cleared."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.urls import reverse

from answerable.web.commitments.reminders import FIRST, LAST, Due
from answerable.web.commitments.types import NameState
from answerable.web.estate.queries import holders, nearest
from answerable.web.estate.types import Capability
from answerable.web.notices.services import tell_all
from answerable.web.notices.types import NoticeKind, Telling
from answerable.web.plans.models import Ask, Draft, UpdateDue
from answerable.web.plans.policies import OPEN
from answerable.web.plans.types import DraftPurpose, DraftState


def remind(*, on: dt.date, at: dt.datetime) -> int:
    found = (*_plans_due(on), *_updates_due(on), *_asked(on), *_to_clear(on))
    return tell_all(found, at=at)


def _plans_due(on: dt.date) -> Iterator[Telling]:
    """New plans that are being written and have a day by which they must be submitted."""
    coordinators = nearest(Capability.BRING_PLANS, on=on)
    drafts = Draft.objects.filter(state__in=OPEN, purpose=DraftPurpose.NEW, due_on__lte=on + FIRST)
    for draft in drafts.select_related("place").order_by("id"):
        title, path = f"Submit the action plan of {draft.place.name}", reverse("plans:draft", args=(draft.pk,))
        if draft.due_on:
            due = Due(f"draft/{draft.pk}", draft.due_on, title, path, draft.place_id)
            yield from _told(due, coordinators.to(draft.place.path), NoticeKind.PLAN_DUE, on=on)


def _updates_due(on: dt.date) -> Iterator[Telling]:
    coordinators = nearest(Capability.BRING_PLANS, on=on)
    owed = UpdateDue.objects.filter(met_by=None, due_on__lte=on + FIRST).select_related("plan__place").order_by("id")
    for update in owed:
        title, path = f"{update.words}: {update.plan.title}", reverse("plans:plan", args=(update.plan_id,))
        due = Due(f"update/{update.pk}", update.due_on, title, path, update.place_id)
        yield from _told(due, coordinators.to(update.plan.place.path), NoticeKind.PLAN_DUE, on=on)


def _asked(on: dt.date) -> Iterator[Telling]:
    """Those who now hold the posts that were asked for a round and have not answered; a mail of its own has asked."""
    posts = holders(on=on)
    asks = Ask.objects.filter(
        answered_at=None, asked_at__isnull=False, reporting__closed_at=None, reporting__answer_by__lte=on + LAST
    ).select_related("owner", "reporting__plan")
    for ask in asks.order_by("id"):
        round_, owner = ask.reporting, ask.owner
        held = posts.of(owner.post_id) if owner.post_id and owner.state == NameState.CONFIRMED else None
        person = held or ask.person_id
        title, path = f"{round_.label}: {round_.plan.title}", reverse("plans:my_round", args=(round_.pk,))
        due = Due(f"ask/{ask.pk}", round_.answer_by, title, path, ask.place_id)
        yield from _told(due, [person] if person else [], NoticeKind.ASKED, on=on)


def _told(due: Due, people: Sequence[int], why: NoticeKind, *, on: dt.date) -> Iterator[Telling]:
    return (due.tell(person, on=on, why=why) for person in people)


def _to_clear(on: dt.date) -> Iterator[Telling]:
    """Whoever may clear a draft that waits for it, once for each time it was sent; never who wrote it."""
    clearing = nearest(Capability.CLEAR_PLANS, on=on)
    waiting = Draft.objects.filter(state=DraftState.WAITING).select_related("place", "plan").prefetch_related("writers")
    for draft in waiting.order_by("id"):
        writers = {writer.pk for writer in draft.writers.all()}
        for person in clearing.to(draft.place.path):
            if person not in writers:
                yield Telling(
                    person,
                    f"clear/{draft.pk}/{draft.version}/{person}",
                    NoticeKind.TO_CLEAR,
                    f"Check and clear: {draft.plan.title if draft.plan else 'a new plan'}",
                    reverse("plans:draft", args=(draft.pk,)),
                    words=f"Waiting at {draft.place.name}.",
                    place_id=draft.place_id,
                )
