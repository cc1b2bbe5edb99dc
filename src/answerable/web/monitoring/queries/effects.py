"""Reads of what commitments are meant to change, and of what followed. Verdicts go with the figures they are of."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.queries.commitments import commitments
from answerable.web.commitments.types import Settled
from answerable.web.estate.models import Place
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Aim, Case, EffectReading
from answerable.web.monitoring.queries.cases import cases
from answerable.web.monitoring.types import Verdict


@dataclass(frozen=True)
class SeenEffect:
    """An aim, and what the viewer may know of it: the newest reading only where its figures may be seen."""

    aim: Aim
    reading: EffectReading | None
    may_see_figures: bool
    may_change: bool
    worse: bool
    """Whether it was checked as done, and the newest figures say worse: everyone may know that."""
    shared_with: list[Commitment]
    """Other commitments that the viewer sees and that share the verdict."""


@dataclass(frozen=True)
class Totals:
    """Aims: how many there are, of commitments checked as done, and by verdict."""

    place: Place | None
    promised: int
    done: int
    verdicts: Mapping[Verdict, int]


def effects_of(viewer: Viewer, commitment: Commitment) -> list[SeenEffect]:
    """Live aims first; `commitment` is one that the viewer sees."""
    newest = Prefetch("readings", EffectReading.objects.order_by("-id"))
    found = commitment.aims.select_related("place", "recorded_by").prefetch_related(newest)
    aims = sorted(found, key=lambda aim: (aim.ended_at is not None, aim.pk))
    return [_seen(viewer, commitment, aim) for aim in aims]


def _seen(viewer: Viewer, commitment: Commitment, aim: Aim) -> SeenEffect:
    reading = next(iter(aim.readings.all()), None)
    live = aim.ended_at is None
    worse = bool(live and reading and reading.verdict == Verdict.WORSE and commitment.settled == Settled.VERIFIED)
    figures = viewer.may_at(Capability.SEE_FIGURES, aim.place.path)
    return SeenEffect(
        aim,
        reading if figures else None,
        may_see_figures=figures,
        may_change=live and may_add(viewer, commitment),
        worse=worse,
        shared_with=list(_sharing(viewer, aim)),
    )


def _sharing(viewer: Viewer, aim: Aim) -> QuerySet[Commitment]:
    about = {f"aims__{name}": getattr(aim, name) for name in _DISPARITY}
    found = commitments(viewer).filter(aims__ended_at=None, **about)
    return found.exclude(pk=aim.commitment_id).distinct().order_by("pk")


_DISPARITY = ("measure", "characteristic", "group", "comparator", "level", "place")


def may_add(viewer: Viewer, commitment: Commitment) -> bool:
    return viewer.may_at(Capability.SET_AIMS, commitment.place.path)


def aim_to_end(viewer: Viewer, pk: int) -> Aim:
    """Raises Http404."""
    live = Aim.objects.filter(ended_at=None).select_related("commitment__place", "place")
    return get_object_or_404(live.filter(viewer.within(Capability.SET_AIMS, "commitment__place")), pk=pk)


def case_seen(viewer: Viewer, pk: str | None) -> Case | None:
    """The case from which an aim is begun, if the viewer may see it."""
    if pk is None or not pk.isdecimal():
        return None
    return cases(viewer).filter(pk=pk).first()


def places_to_aim_at(commitment: Commitment, *, on: dt.date) -> QuerySet[Place]:
    """The commitment's place and those below it that have not closed."""
    below = Place.objects.filter(path__startswith=commitment.place.path)
    return below.exclude(closed__lte=on).order_by("path")


def aims_by(viewer: Viewer, *, verdict: str = "", words: str = "") -> QuerySet[Aim]:
    """Live aims at places whose figures the viewer may see, with the newest `verdict` of each."""
    newest = EffectReading.objects.filter(aim=OuterRef("pk")).order_by("-id")
    found = (
        Aim.objects.filter(viewer.within(Capability.SEE_FIGURES), viewer.seen("commitment__place"), ended_at=None)
        .annotate(verdict=Subquery(newest.values("verdict")[:1]), why=Subquery(newest.values("why")[:1]))
        .select_related("commitment", "place")
    )
    if verdict:
        found = found.filter(verdict=verdict)
    if words:
        found = found.filter(Q(place__name__icontains=words) | Q(group__icontains=words) | Q(title__icontains=words))
    return found


def verdict_totals(viewer: Viewer) -> list[Totals]:
    """Of all places together, and then of each, by name; only where the viewer may see figures."""
    counts = {
        "promised": Count("pk"),
        "done": Count("pk", filter=Q(commitment__settled=Settled.VERIFIED)),
        **{verdict.value: Count("pk", filter=Q(verdict=verdict)) for verdict in Verdict},
    }
    rows = aims_by(viewer).order_by().values("place").annotate(**counts).order_by(F("place__name"))
    places = Place.objects.in_bulk([row["place"] for row in rows])
    each = [_totals(places[row["place"]], dict(row)) for row in rows]
    return [_all(each), *each] if each else []


def _totals(place: Place, row: Mapping[str, Any]) -> Totals:
    return Totals(place, row["promised"], row["done"], {verdict: row[verdict.value] for verdict in Verdict})


def _all(each: list[Totals]) -> Totals:
    verdicts = {verdict: sum(one.verdicts[verdict] for one in each) for verdict in Verdict}
    return Totals(None, sum(one.promised for one in each), sum(one.done for one in each), verdicts)
