"""Deliveries of data: brought, looked at, and then ready to be counted, held for a person to decide, or refused."""

import datetime as dt
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.core.files import File
from django.db import transaction
from django.utils.timezone import localdate
from django_tasks import TaskContext, task

from answerable.vocabulary.errors import AnswerableError
from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.background.failing import on_failure
from answerable.web.database.kept_files import clean_name
from answerable.web.estate import clock
from answerable.web.estate.errors import RefusedError
from answerable.web.monitoring.doubts import Found, doubts, not_returned
from answerable.web.monitoring.models import DataSet, Delivery
from answerable.web.monitoring.services.keeping import delete_uploads, keep_upload
from answerable.web.monitoring.services.looking import looked, profile_of
from answerable.web.monitoring.services.new_data import start_due
from answerable.web.monitoring.services.sources import without_addresses
from answerable.web.monitoring.types import DeliveryState, SourceKind

if TYPE_CHECKING:
    from answerable.disparity.looking import Look

ENDINGS = (".csv", ".parquet")
ON_ITS_WAY = (DeliveryState.QUEUED, DeliveryState.LOOKING)
TAKEN = (DeliveryState.READY, DeliveryState.COUNTED)
_BROKE = "Something went wrong on our side while this was looked at. The figures stand as they were. Bring it again."
_LATER = "A later delivery took its place before it was counted."


def bring(data_set: DataSet, *, content: File[bytes], name: str, by: Person, at: dt.datetime) -> Delivery:
    """Keep an uploaded file until it is counted, and put it in line to be looked at. Raises RefusedError."""
    shown = clean_name(name)
    ending = PurePath(shown).suffix.lower()
    if data_set.kind != SourceKind.UPLOAD:
        raise RefusedError("The records of this data set are read where they lie. Look at them again instead.")
    if ending not in ENDINGS:
        raise RefusedError(f"“{shown}” is neither CSV nor Parquet. Save it as one of the two and bring that.")
    if not content.size:
        raise RefusedError(f"“{shown}” is empty. Check the file, or choose another.")
    return _put_in_line(data_set, by=by, at=at, file_name=shown, stored=keep_upload(content, ending))


def look_again(data_set: DataSet, *, by: Person | None, at: dt.datetime) -> Delivery:
    """Look at the records where they lie; `by` is nobody where the schedule does. Raises RefusedError."""
    if data_set.kind == SourceKind.UPLOAD:
        raise RefusedError("The records of this data set are uploaded. Bring a file.")
    return _put_in_line(data_set, by=by, at=at)


@transaction.atomic
def take(delivery: Delivery, *, by: Person, at: dt.datetime) -> None:
    """A person has looked at the doubts, and it is to be counted all the same. Raises RefusedError."""
    _decide(delivery, DeliveryState.READY, by=by, at=at)
    record(act="delivery taken", subject=delivery, by=by, at=at, doubts=delivery.doubts)
    _replace_earlier(delivery, at=at)


@transaction.atomic
def refuse(delivery: Delivery, *, because: str, by: Person, at: dt.datetime) -> None:
    """It is not to be counted; its file is deleted. Raises RefusedError."""
    _decide(delivery, DeliveryState.REFUSED, by=by, at=at, failure=because.strip())
    record(act="delivery refused", subject=delivery, by=by, at=at, because=because.strip())
    _delete_file(delivery, at=at)


@task(takes_context=True)
def look_at(context: TaskContext, pk: int) -> None:
    """May run twice, or twice at once: only the run that took the delivery last keeps what it found."""
    lease = f"{context.task_result.id}/{context.attempt}"
    waiting = Delivery.objects.filter(pk=pk, state__in=ON_ITS_WAY)
    if not waiting.update(state=DeliveryState.LOOKING, lease=lease):
        return
    delivery = Delivery.objects.select_related("data_set").get(pk=pk)
    at = clock.now()
    try:
        found = looked(delivery)
    except AnswerableError as error:
        why = without_addresses(str(error))
        _keep(delivery, lease, at=at, state=DeliveryState.REFUSED, failure=why, profile=delivery.profile)
    else:
        _keep(delivery, lease, at=at, **_facts(delivery, found, on=localdate(at)))
    start_due(at=at)


@on_failure(look_at)
def say_not_looked_at(pk: int) -> None:
    Delivery.objects.filter(pk=pk, state__in=ON_ITS_WAY).update(state=DeliveryState.REFUSED, failure=_BROKE)
    delete_uploads(Delivery.objects.filter(pk=pk, state=DeliveryState.REFUSED), at=clock.now())


def found_in(delivery: Delivery) -> Found:
    """What was found in a delivery, to be set beside another."""
    profile = delivery.profile
    return Found(
        rows=delivery.rows or 0,
        last=delivery.last,
        fingerprint=delivery.fingerprint,
        periods=profile.get("periods", {}),
        places=profile.get("places", {}),
        unknown_codes=profile.get("unknown_codes", {}),
        faults=tuple(profile.get("faults", ())),
    )


def _facts(delivery: Delivery, found: "Look", *, on: dt.date) -> dict[str, Any]:
    delivery.rows, delivery.first, delivery.last = found.profile.rows, found.profile.first, found.profile.last
    delivery.fingerprint, delivery.profile = found.profile.fingerprint, delivery.profile | profile_of(found)
    earlier = delivery.data_set.deliveries.filter(state__in=TAKEN).exclude(pk=delivery.pk).first()
    now, before = found_in(delivery), found_in(earlier) if earlier else None
    told = doubts(now, before, on=on)
    if before and before.fingerprint == now.fingerprint and delivery.data_set.kind != SourceKind.UPLOAD:
        told = []  # what lies at an address may well be as it was
    return {
        "state": DeliveryState.HELD if told else DeliveryState.READY,
        "doubts": told,
        "profile": delivery.profile | {"not_returned": not_returned(now)},
        **{name: getattr(delivery, name) for name in ("rows", "first", "last", "fingerprint")},
    }


@transaction.atomic
def _put_in_line(data_set: DataSet, *, by: Person | None, at: dt.datetime, **facts: str) -> Delivery:
    if data_set.ended_at:
        raise RefusedError("This data set is no longer used. Register it again to bring data.")
    delivery = Delivery.objects.create(data_set=data_set, brought_by=by, brought_at=at, **facts)
    record(act="data brought", subject=delivery, by=by, at=at, data_set=data_set.name, file=delivery.file_name)
    look_at.enqueue(delivery.pk)
    return delivery


@transaction.atomic
def _keep(delivery: Delivery, lease: str, *, at: dt.datetime, **facts: Any) -> None:  # noqa: ANN401 - the model's own
    ours = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.LOOKING, lease=lease).update(**facts)
    if not ours:
        return
    if facts["state"] == DeliveryState.REFUSED:
        _delete_file(delivery, at=at)
    if facts["state"] == DeliveryState.READY:
        _replace_earlier(delivery, at=at)


def _decide(delivery: Delivery, state: DeliveryState, *, by: Person, at: dt.datetime, failure: str = "") -> None:
    held = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.HELD)
    if not held.update(state=state, failure=failure, decided_by=by, decided_at=at):
        raise RefusedError("This was decided already. Load the page again to see how.")
    delivery.refresh_from_db()


def _replace_earlier(delivery: Delivery, *, at: dt.datetime) -> None:
    """What was ready before and nobody counted is given up; a run that counts it already goes on."""
    earlier = delivery.data_set.deliveries.filter(state=DeliveryState.READY, pk__lt=delivery.pk)
    idle = earlier.exclude(runs__state__in=("queued", "running")).values_list("pk", flat=True)
    Delivery.objects.filter(pk__in=list(idle)).update(state=DeliveryState.REFUSED, failure=_LATER)
    for one in delivery.data_set.deliveries.filter(state=DeliveryState.REFUSED):
        _delete_file(one, at=at)


def _delete_file(delivery: Delivery, *, at: dt.datetime) -> None:
    """Once it is certain that the delivery ends so."""
    gone = Delivery.objects.filter(pk=delivery.pk)
    transaction.on_commit(lambda: delete_uploads(gone, at=at))
