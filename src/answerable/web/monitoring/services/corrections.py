"""What people tell of their group: a correction for the source system, sealed and soon gone, and a count that stays."""

import datetime as dt

from django.db import transaction
from django.db.models import Count, F
from django.utils.timezone import localdate

from answerable.web.accounts.models import Person
from answerable.web.audit import services as audit
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.monitoring import correcting, sealing
from answerable.web.monitoring.models import Correction, DisclosureCount
from answerable.web.monitoring.sealing import Told
from answerable.web.monitoring.types import Disclosing

Opened = tuple[Correction, Told]


@transaction.atomic
def record(
    *,
    place: Place,
    stage: Disclosing,
    told_on: dt.date,
    person: str,
    old: str,
    new: str,
    by: Person,
    at: dt.datetime,
) -> Correction:
    """`person` is a reference, never a name; `old` and `new` are groups. Nothing is kept of them but what is sealed."""
    on, told = localdate(at), Told(person.strip().upper(), old, new)
    correcting.check_correction(person=told.person, old=old, new=new, told_on=told_on, on=on)
    correction = Correction.objects.create(
        place=place,
        stage=stage,
        told_on=told_on,
        sealed=sealing.seal(told, code=place.code),
        recorded_by=by,
        recorded_at=at,
        delete_on=on + correcting.KEPT_AT_MOST,
    )
    _count(place, stage, told_on)
    audit.record(act="correction of identity recorded", subject=correction, by=by, at=at)
    return correction


@transaction.atomic
def export(place: Place, *, again: bool = False, by: Person, at: dt.datetime) -> list[Opened]:
    """Opens those that were not exported yet; `again`, those that were and are still held.

    The first export of each says when it is deleted, and a later one puts that off no further.
    """
    held = list(place.corrections.select_for_update().filter(exported_at__isnull=not again).order_by("told_on", "id"))
    if not held:
        raise RefusedError("There is no correction to export. Record one first.")
    opened = [(one, sealing.unseal(bytes(one.sealed), code=place.code)) for one in held]
    for one in () if again else held:
        one.exported_at, one.exported_by = at, by
        one.delete_on = min(one.delete_on, localdate(at) + correcting.KEPT_AFTER_EXPORT)
        one.save(update_fields=["exported_at", "exported_by", "delete_on"])
    act = "corrections of identity exported again" if again else "corrections of identity exported"
    audit.record(act=act, subject=place, by=by, at=at, corrections=len(held))
    return opened


@transaction.atomic
def purge(*, on: dt.date, at: dt.datetime) -> int:
    """Delete those whose days are over; how many told their group in which month stays."""
    due = Correction.objects.filter(delete_on__lte=on)
    by_place = dict(due.order_by().values_list("place").annotate(Count("pk")))
    for place in Place.objects.filter(pk__in=by_place):
        due.filter(place=place).delete()
        audit.record(
            act="corrections of identity deleted", subject=place, by=None, at=at, corrections=by_place[place.pk]
        )
    return sum(by_place.values())


def _count(place: Place, stage: Disclosing, told_on: dt.date) -> None:
    held, _ = DisclosureCount.objects.get_or_create(place=place, stage=stage, month=told_on.replace(day=1))
    DisclosureCount.objects.filter(pk=held.pk).update(count=F("count") + 1)
