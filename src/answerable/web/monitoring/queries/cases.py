"""Cases that a viewer may see: everyone who sees plans there; their figures only where figures may be seen."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case as When
from django.db.models import FloatField, Prefetch, Q, QuerySet, Value
from django.db.models import When as If
from django.db.models.functions import Abs, Ln
from django.shortcuts import get_object_or_404

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.queries import commitments
from answerable.web.estate.models import Place
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Case, CaseCommitment
from answerable.web.monitoring.policies import UNANSWERED
from answerable.web.monitoring.types import CaseState

OPEN, OVERDUE, REVIEW = "open", "unanswered", "review"
"""What can be asked of the list beside the states."""
REVIEW_SOON = dt.timedelta(days=35)
"""Before the next monthly meeting, or soon after it."""
SORTS = {
    "answer": ("answer_by", "id"),
    "newest": ("-id",),
    "place": ("place__name", "id"),
    "size": ("-distance", "id"),
}


@dataclass(frozen=True)
class Wanted:
    """What narrows the list; what is empty does not."""

    place: Place | None = None
    measure: str = ""
    group: str = ""
    state: str = ""
    severity: str = ""


def cases(viewer: Viewer) -> QuerySet[Case]:
    return Case.objects.filter(viewer.seen()).select_related("place")


def cases_by(viewer: Viewer, wanted: Wanted, *, on: dt.date, by_size: bool = False) -> QuerySet[Case]:
    """Narrowed or ordered by the size of a disparity, only those of which the viewer may see figures."""
    found = cases(viewer).filter(_in_state(wanted.state, on))
    if wanted.place:
        found = found.filter(place__path__startswith=wanted.place.path)
    for name in ("measure", "group", "severity"):
        if value := getattr(wanted, name):
            found = found.filter(**{name: value})
    if wanted.severity or by_size:
        found = found.filter(viewer.within(Capability.SEE_FIGURES))
    return with_distance(found) if by_size else found


def _in_state(state: str, on: dt.date) -> Q:
    special = {
        "": Q(),
        OPEN: ~Q(state=CaseState.CLOSED),
        OVERDUE: Q(state__in=UNANSWERED, answer_by__lt=on),
        REVIEW: Q(state=CaseState.EXPLAINED, review_on__lte=on + REVIEW_SOON),
    }
    return special.get(state, Q(state=state))


def with_distance(found: QuerySet[Case]) -> QuerySet[Case]:
    """With how far the shrunk ratio is from 1 as `distance`, where 2 and 1/2 are equally far."""
    away = When(If(shrunk__gt=0, then=Abs(Ln("shrunk"))), default=Value(0.0), output_field=FloatField())
    return found.annotate(distance=away)


def unanswered(viewer: Viewer, *, on: dt.date) -> QuerySet[Case]:
    """Neither explained nor reformed by the day, the longest overdue first."""
    return cases(viewer).filter(_in_state(OVERDUE, on)).order_by("answer_by", "id")


def to_answer(viewer: Viewer) -> QuerySet[Case]:
    """That the viewer may examine and that wait for an answer, the first due first."""
    waiting = cases(viewer).filter(viewer.within(Capability.EXAMINE_CASES), state__in=UNANSWERED)
    return waiting.order_by("answer_by", "id")


def case_for(viewer: Viewer, pk: int) -> Case:
    """With its events, sightings and reforms. Raises Http404 where the viewer may not see it, or there is none."""
    reforms = CaseCommitment.objects.select_related("commitment__place").filter(
        commitment__in=commitments(viewer).values("pk")
    )
    whole = cases(viewer).prefetch_related("events__by", "sightings", Prefetch("reforms", reforms, "reforms_seen"))
    return get_object_or_404(whole, pk=pk)


def cases_answered_by(commitment: Commitment, *, viewer: Viewer) -> QuerySet[Case]:
    return cases(viewer).filter(reforms__commitment=commitment).order_by("pk")


def case_to(capability: Capability, viewer: Viewer, pk: int) -> Case:
    """One with which the viewer may do this. Raises Http404."""
    return get_object_or_404(cases(viewer).filter(viewer.within(capability)), pk=pk)


def may_see_figures(viewer: Viewer, case: Case) -> bool:
    return viewer.may_at(Capability.SEE_FIGURES, case.place.path)


def commitments_to_link(viewer: Viewer, case: Case) -> QuerySet[Commitment]:
    """Of the place and of those above and below it, not linked yet, the newest first."""
    near = Q(place__path__startswith=case.place.path) | Q(place__in=_above(case.place))
    return commitments(viewer).filter(near).exclude(pk__in=case.reforms.values("commitment")).order_by("-id")


def _above(place: Place) -> list[int]:
    return [int(part) for part in place.path.split(".")[:-1]]


def measures_of_cases(viewer: Viewer) -> list[tuple[str, str]]:
    found = cases(viewer).order_by().values_list("measure", "title").distinct()
    return sorted(dict(found).items(), key=lambda one: one[1])


def groups_of_cases(viewer: Viewer) -> list[tuple[str, str]]:
    found = cases(viewer).order_by("group").values_list("group", flat=True).distinct()
    return [(group, group) for group in found]


def places_of_cases(viewer: Viewer) -> QuerySet[Place]:
    return Place.objects.filter(viewer.seen(""), pk__in=Case.objects.values("place")).order_by("name", "id")
