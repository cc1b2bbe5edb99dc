"""What the figures of a run say of the aims of commitments: readings that are only added."""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from answerable.disparity.effects.asking import Period, Watched
from answerable.web.commitments.queries.owning import holders, owning_posts
from answerable.web.commitments.types import Settled
from answerable.web.monitoring.figures.recorded import plain
from answerable.web.monitoring.figures.shelf import Shelf
from answerable.web.monitoring.figures.watching import Counted, Span, Subject, counted, question
from answerable.web.monitoring.models import Aim, Case, EffectReading, MeasureFigures, Run
from answerable.web.monitoring.queries.figures import shelf_of
from answerable.web.monitoring.types import Verdict
from answerable.web.notices.services import Telling, tell_all
from answerable.web.notices.types import NoticeKind

if TYPE_CHECKING:
    from answerable.disparity.effects.reading import Effect


@transaction.atomic
def read(run: Run, *, at: dt.datetime) -> int:
    """A reading of each live aim whose measure the run holds; how many were added. Twice adds nothing.

    Aims of several commitments on one disparity share one verdict, read from the first of their days.
    """
    figures = {held.measure: held for held in MeasureFigures.objects.filter(run=run)}
    live = Aim.objects.filter(ended_at=None, measure__in=figures).select_related("commitment__place")
    read_before = set(EffectReading.objects.filter(run=run).values_list("aim_id", flat=True))
    added: list[EffectReading] = []
    for subject, aims in _by_subject(live).items():
        new = [aim for aim in aims if aim.pk not in read_before]
        if new:
            found, facts = _reading(shelf_of(run), figures[subject.measure], subject, aims)
            verdict = Verdict(found.verdict.value)
            added += [
                EffectReading(aim=aim, run=run, verdict=verdict, why=found.why, facts=facts, read_at=at) for aim in new
            ]
    EffectReading.objects.bulk_create(added)
    tell_all(_worse(added, at), at=at)
    return len(added)


def _by_subject(aims: Iterable[Aim]) -> dict[Subject, list[Aim]]:
    held: dict[Subject, list[Aim]] = defaultdict(list)
    for aim in aims:
        held[subject_of(aim)].append(aim)
    return held


def subject_of(aim: Aim) -> Subject:
    return Subject(aim.measure, aim.characteristic, aim.group, aim.comparator, aim.level, aim.place_id)


def _reading(
    shelf: Shelf, figures: MeasureFigures, subject: Subject, aims: Sequence[Aim]
) -> tuple["Effect", dict[str, Any]]:
    from answerable.disparity.effects.reading import effect  # noqa: PLC0415 - slow to load, and only workers count

    since, flagged = min(aim.since for aim in aims), _flagged(aims)
    own, others = counted(shelf, subject), list(_controls(shelf, subject, since))
    asked = question(figures.definition, since, redefined=own.redefined)
    found = effect(asked, Watched(own.periods, flagged), [watched for _, watched in others])
    facts = {
        "effect": plain(dataclasses.asdict(found)),
        "since": since.isoformat(),
        "flagged": plain(flagged),
        "commitments": [aim.commitment_id for aim in aims],
        "band": [asked.low, asked.high],
        "kind": asked.kind.value,
        "per": figures.definition["per"],
        "periods": _points(own),
        "places": [place for place, _ in others],
    }
    return found, facts


def _flagged(aims: Sequence[Aim]) -> Span | None:
    spans = [(aim.flagged_from, aim.flagged_to) for aim in aims if aim.flagged_from and aim.flagged_to]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


def _controls(shelf: Shelf, subject: Subject, since: dt.date) -> Iterator[tuple[int, Watched]]:
    """The same disparity at other places, flagged before then, where nothing was promised: the place and its counts."""
    about = {name: getattr(subject, name) for name in ("measure", "characteristic", "group", "level")}
    acted = Aim.objects.filter(**about).values("place")
    cases = Case.objects.filter(**about, reforms=None, first_from__lt=since).exclude(
        Q(place=subject.place) | Q(place__in=acted)
    )
    for case in cases.prefetch_related("sightings").order_by("place"):
        spans = sorted((seen.last, seen.first) for seen in case.sightings.all())
        if spans and spans[0][0] < since:
            there = counted(shelf, dataclasses.replace(subject, place=case.place_id))
            yield case.place_id, Watched(there.periods, (spans[0][1], spans[0][0]))


def _points(own: Counted) -> list[list[Any]]:
    """From, to, k, n, and the comparator's."""
    return [_point(period) for period in own.periods]


def _point(period: Period) -> list[Any]:
    return [period.first.isoformat(), period.last.isoformat(), period.k, period.n, period.k0, period.n0]


def _worse(added: Iterable[EffectReading], at: dt.datetime) -> Iterator[Telling]:
    """To the owners of what was checked as done, while the disparity grew; once an aim."""
    for reading in added:
        commitment = reading.aim.commitment
        if reading.verdict != Verdict.WORSE or commitment.settled != Settled.VERIFIED:
            continue
        for holder in holders(owning_posts(commitment), on=localdate(at)):
            yield Telling(
                holder.pk,
                key=f"worse/{reading.aim_id}/{holder.pk}",
                kind=NoticeKind.WORSE,
                title="Checked as done, and the figures got worse",
                words=str(commitment),
                path=reverse("dashboard:commitment", args=(commitment.pk,)),
                place_id=commitment.place_id,
            )
