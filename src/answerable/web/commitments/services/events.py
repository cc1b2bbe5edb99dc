"""Events that commitments wait for, and the waiting."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.commitments import checks
from answerable.web.commitments.models import Commitment, Event, Wait
from answerable.web.commitments.queries.owning import present_holders
from answerable.web.commitments.services.standing import refresh
from answerable.web.commitments.types import Settled
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.notices.services import Telling, tell_all
from answerable.web.notices.types import NoticeKind

BATCH = 1000


@transaction.atomic
def add_event(*, name: str, place: Place, expected_words: str = "", by: Person, at: dt.datetime) -> Event:
    name = " ".join(name.split())
    if Event.objects.filter(name__iexact=name).exists():
        raise RefusedError(f"There is an event “{name}” already. Choose it, or give this one another name.")
    event = Event.objects.create(
        name=name, place=place, expected_words=expected_words.strip(), recorded_by=by, recorded_at=at
    )
    record(act="event named", subject=event, by=by, at=at, name=name)
    return event


@transaction.atomic
def record_event(event: Event, *, happened_on: dt.date, words: str = "", by: Person, at: dt.datetime) -> int:
    """That it has happened: what waited for it waits no more, and its owners are told. How many it woke."""
    Event.objects.select_for_update().get(pk=event.pk)
    event.refresh_from_db()
    on = localdate(at)
    checks.check_still_open(event.happened_on, what="This event")
    checks.check_day(happened_on, on=on)
    event.happened_on, event.happened_words = happened_on, words.strip()
    event.save(update_fields=["happened_on", "happened_words"])
    waiting = Commitment.objects.filter(waits__event=event, waits__ended_on=None)
    woken = list(waiting.order_by("pk").distinct())
    for first in range(0, len(woken), BATCH):
        some = woken[first : first + BATCH]
        refresh(some)
        tell_all(_tellings(event, some, on=on), at=at)
    said = {"happened_on": happened_on.isoformat(), "words": event.happened_words, "woken": len(woken)}
    record(act="event happened", subject=event, by=by, at=at, **said)
    return len(woken)


def _tellings(event: Event, woken: Sequence[Commitment], *, on: dt.date) -> Iterator[Telling]:
    held = present_holders(woken, on=on)
    for commitment in woken:
        for person in held[commitment.pk]:
            yield Telling(
                person_id=person,
                key=f"woken/{event.pk}/{commitment.pk}/{person}",
                kind=NoticeKind.WOKEN,
                title=f"What it waited for has happened: {event}",
                words=str(commitment),
                path=reverse("dashboard:commitment", args=(commitment.pk,)),
                place_id=commitment.place_id,
            )


@transaction.atomic
def wait_for(
    commitment: Commitment, *, event: Event, words: str = "", since: dt.date, by: Person, at: dt.datetime
) -> Wait:
    Event.objects.select_for_update().get(pk=event.pk)
    event.refresh_from_db()
    waits = Wait.objects.filter(commitment=commitment, event=event, ended_on=None).exists()
    checks.check_wait(happened_on=event.happened_on, waits_already=waits, open_=commitment.settled == Settled.OPEN)
    checks.check_day(since, on=localdate(at), since=commitment.said_on)
    wait = Wait.objects.create(
        commitment=commitment, event=event, words=words.strip(), since=since, recorded_by=by, recorded_at=at
    )
    refresh([commitment])
    record(act="waiting begun", subject=wait, by=by, at=at, event=event.name, words=wait.words)
    return wait


@transaction.atomic
def end_wait(wait: Wait, *, on: dt.date, by: Person, at: dt.datetime) -> None:
    """That the commitment waits no more, though the event has not happened."""
    Wait.objects.select_for_update().get(pk=wait.pk)
    wait.refresh_from_db()
    checks.check_still_open(wait.ended_on or wait.event.happened_on, what="This waiting")
    checks.check_day(on, on=localdate(at), since=wait.since, of="the waiting began")
    wait.ended_on = on
    wait.save(update_fields=["ended_on"])
    refresh([wait.commitment])
    record(act="waiting ended", subject=wait, by=by, at=at, event=wait.event.name)
