"""What a commitment is meant to change. An aim is ended when it no longer holds, never deleted."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from answerable.web.accounts.models import Person
from answerable.web.audit.services import record
from answerable.web.commitments.models import Commitment
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.models import Place
from answerable.web.monitoring.models import Aim, Case, Sighting
from answerable.web.monitoring.queries.figures import current_figures, level_of


@dataclass(frozen=True)
class Disparity:
    """A group beside its comparator in one measure, at one place."""

    measure: str
    characteristic: str
    group: str
    comparator: str
    place: Place


@transaction.atomic
def add_aim(
    commitment: Commitment,
    *,
    disparity: Disparity,
    since: dt.date,
    by_when: dt.date | None = None,
    by: Person,
    at: dt.datetime,
) -> Aim:
    """That the commitment is to bring this ratio towards equal; `since` is from when the work can show."""
    figures = current_figures().filter(measure=disparity.measure).first()
    if figures is None:
        raise RefusedError("There are no figures of this measure. Choose another measure.")
    if not disparity.place.path.startswith(commitment.place.path):
        raise RefusedError("Choose the place of the commitment, or one below it.")
    if by_when and by_when < since:
        raise RefusedError("The day by which it is to change is before the work can show. Choose a later one.")
    _check_told(disparity, figures.definition)
    about = {name: getattr(disparity, name) for name in ("measure", "characteristic", "group", "comparator", "place")}
    about["level"] = level_of(disparity.place)
    Commitment.objects.select_for_update().get(pk=commitment.pk)
    if commitment.aims.filter(ended_at=None, **about).exists():
        raise RefusedError("This commitment is already meant to change this.")
    first, last = _flagged(disparity)
    said = {"title": figures.title, "since": since, "by_when": by_when, "flagged_from": first, "flagged_to": last}
    aim = Aim.objects.create(commitment=commitment, recorded_by=by, recorded_at=at, **about, **said)
    names = {"measure": aim.measure, "group": aim.group, "comparator": aim.comparator, "place": aim.place_id}
    record(act="aim added", subject=commitment, by=by, at=at, aim=aim.pk, since=since.isoformat(), **names)
    return aim


@transaction.atomic
def end_aim(aim: Aim, *, because: str, by: Person, at: dt.datetime) -> None:
    """It is read no more; what was read stays."""
    held = Aim.objects.select_for_update().get(pk=aim.pk)
    if held.ended_at:
        raise RefusedError("This aim has ended already.")
    held.ended_at = at
    held.save(update_fields=["ended_at"])
    record(act="aim ended", subject=held.commitment, by=by, at=at, aim=held.pk, because=because.strip())


def _check_told(disparity: Disparity, definition: dict[str, dict[str, list[str]]]) -> None:
    if disparity.group not in definition["characteristics"].get(disparity.characteristic, ()):
        raise RefusedError("The figures of this measure do not tell of this group. Choose another.")
    if disparity.group == disparity.comparator:
        raise RefusedError("Choose a group and, beside it, another to compare it with.")


def _flagged(disparity: Disparity) -> tuple[dt.date | None, dt.date | None]:
    """The periods in which the disparity was flagged first."""
    cases = Case.objects.filter(
        measure=disparity.measure,
        characteristic=disparity.characteristic,
        group=disparity.group,
        place=disparity.place,
    )
    seen = Sighting.objects.filter(case__in=cases).order_by("last", "first").first()
    return (seen.first, seen.last) if seen else (None, None)
