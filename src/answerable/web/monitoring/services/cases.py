"""What the figures of a run say of disparities: cases are opened, joined, and open again by themselves."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.timezone import localdate

from answerable.web.audit.services import record
from answerable.web.estate.models import Place
from answerable.web.monitoring import policies
from answerable.web.monitoring.figures.disparities import Key, Told, opening, shrunk, told_by
from answerable.web.monitoring.figures.recorded import plain
from answerable.web.monitoring.figures.shelf import Row
from answerable.web.monitoring.models import Case, CaseEvent, MeasureFigures, Run, Sighting
from answerable.web.monitoring.queries.figures import shelf_of
from answerable.web.monitoring.queries.sightings import ratio_explained
from answerable.web.monitoring.types import CaseAct, CaseState, Side

_FIGURES = (
    *("title", "detail", "flagged", "within_band", "last_to", "comparator", "ratio", "ratio_low", "ratio_high"),
    *("shrunk", "q", "severity", "persistence", "excess", "people", "sentence"),
)
"""The columns of a case that say what the latest figures are."""


@dataclass(frozen=True)
class Seen:
    opened: int
    joined: int
    """Cases there were already, that the figures tell of."""
    reopened: int


@transaction.atomic
def see(run: Run, *, at: dt.datetime) -> Seen:
    """Open a case for each disparity that the run flags, or join it to the one there is.

    Only measures whose shown figures are this run's count, so an older run changes nothing; a run may be seen twice.
    """
    figures = {one.measure: one for one in MeasureFigures.objects.select_for_update().filter(run=run, current=True)}
    held = Case.objects.select_for_update(of=("self",)).filter(measure__in=figures).select_related("place")
    cases = {(_key(case), Side(case.side)): case for case in held.order_by("pk")}
    definitions = {name: one.definition for name, one in figures.items()}
    told = told_by(shelf_of(run), definitions, {key for key, _ in cases})
    unheld = [(one, side) for one, side in opening(told) if (one.key, side) not in cases]
    places = Place.objects.in_bulk({one.key.place for one, _ in unheld})
    new = [_opened(one, side, places[one.key.place], figures, at) for one, side in unheld]
    Case.objects.bulk_create(new)
    CaseEvent.objects.bulk_create(CaseEvent(case=case, act=CaseAct.OPEN, run=run, at=at) for case in new)
    joined = [case for (key, _), case in cases.items() if key in told]
    for case in joined:
        _tell(case, told[_key(case)], figures)
    _keep_sightings([*new, *joined], told, run, at)
    reopened = [case for case in joined if _open_again(case, run, at)]
    Case.objects.bulk_update(joined, (*_FIGURES, "state", "answer_by", "review_on"), batch_size=500)
    seen = Seen(len(new), len(joined), len(reopened))
    record(act="disparities seen", subject=run, by=None, at=at, **vars(seen))
    return seen


def _key(case: Case) -> Key:
    return Key(case.measure, case.characteristic, case.group, case.level, case.place_id)


def _opened(told: Told, side: Side, place: Place, figures: Mapping[str, MeasureFigures], at: dt.datetime) -> Case:
    key, on = told.key, localdate(at)
    case = Case(
        **{name: value for name, value in key._asdict().items() if name != "place"},
        place=place,
        side=side,
        opened_at=at,
        answer_by=policies.answer_by(CaseState.NEW, was=None, on=on),
        first_from=told.shown(side, "")["from"],
    )
    _tell(case, told, figures)
    return case


def _tell(case: Case, told: Told, figures: Mapping[str, MeasureFigures]) -> None:
    """Bring the columns of the case that say what the latest figures are up to date."""
    row = told.shown(Side(case.side), case.comparator)
    case.title, case.detail = figures[told.key.measure].title, told.detail
    case.flagged, case.within_band = bool(told.flagged(Side(case.side))), told.within_band
    case.last_to, case.comparator, case.shrunk = row["to"], row["comparator"], shrunk(row)
    case.severity = row["severity"] if case.flagged else ""
    for name in ("ratio", "ratio_low", "ratio_high", "q", "persistence", "excess", "people", "sentence"):
        setattr(case, name, row[name])


def _keep_sightings(cases: Iterable[Case], told: Mapping[Key, Told], run: Run, at: dt.datetime) -> None:
    seen = (_sighting(case, row, run, at) for case in cases for row in told[_key(case)].flagged(Side(case.side)))
    Sighting.objects.bulk_create(seen, ignore_conflicts=True, batch_size=500)


def _sighting(case: Case, row: Row, run: Run, at: dt.datetime) -> Sighting:
    return Sighting(
        case=case,
        run=run,
        first=row["from"],
        last=row["to"],
        pooled=row["pooled"],
        comparator=row["comparator"],
        figures=plain(row),
        seen_at=at,
    )


def _open_again(case: Case, run: Run, at: dt.datetime) -> bool:
    if case.state not in {CaseState.CLOSED, CaseState.EXPLAINED}:
        return False
    why = policies.why_open_again(
        CaseState(case.state),
        policies.Latest(case.flagged, case.shrunk),
        explained=ratio_explained(case),
        review_on=case.review_on,
        on=localdate(at),
    )
    if why and not case.events.filter(act=CaseAct.REOPEN, run=run).exists():
        reopen(case, why, run=run, at=at)
        return True
    return False


def reopen(case: Case, why: str, *, run: Run | None, at: dt.datetime) -> None:
    """By itself: whoever calls holds the case, and saves it."""
    CaseEvent.objects.create(case=case, act=CaseAct.REOPEN, words=why, run=run, at=at)
    case.state, case.review_on = CaseState.NEW, None
    case.answer_by = policies.answer_by(CaseState.NEW, was=None, on=localdate(at))
    record(act="case opened again", subject=case, by=None, at=at, why=why)
