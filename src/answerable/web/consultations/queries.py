"""Equality analyses that a viewer may see, beside the disparities that the viewer may see."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.consultations.challenges import challenged, latest, with_standing
from answerable.web.consultations.models import Analysis, Policy, Statement
from answerable.web.consultations.types import Standing
from answerable.web.estate.models import Place
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Case, MeasureFigures
from answerable.web.monitoring.queries.cases import cases
from answerable.web.monitoring.queries.figures import current_figures

_RECORD = Capability.RECORD_ANALYSES
SORTS = {
    "challenge": ("standing", "-dated", "-id"),
    "newest": ("-dated", "-id"),
    "policy": ("policy__title", "id"),
    "place": ("policy__place__name", "id"),
}


@dataclass(frozen=True)
class Challenge:
    """A statement, and the disparities that say otherwise, those of the highest places first."""

    statement: Statement
    disparities: list[Case]


def analyses(viewer: Viewer) -> QuerySet[Analysis]:
    """The latest version of each, with its `standing` and those statements that are `challenged`."""
    said = Prefetch("statements", challenged(Statement.objects.all(), cases(viewer)), "challenged")
    found = latest(Analysis.objects.filter(viewer.seen("policy__place"))).select_related("policy__place")
    return with_standing(found, cases(viewer)).prefetch_related(said)


def narrowed(found: QuerySet[Analysis], *, place: int = 0, standing: int | None = None) -> QuerySet[Analysis]:
    """Those that hold at a place, and that figures stand to so; what is not given does not narrow."""
    if place:
        found = found.filter(policy__place=place)
    return found if standing is None else found.filter(Q(standing=standing))


def unanswered(viewer: Viewer) -> QuerySet[Analysis]:
    """Challenged, and for the viewer to answer, the longest dated first."""
    mine = analyses(viewer).filter(viewer.within(_RECORD, "policy__place"))
    return mine.filter(Q(standing=Standing.UNANSWERED)).order_by("dated", "id")


def disparities_named(viewer: Viewer, found: list[Analysis]) -> dict[int, Case]:
    """By id the foremost disparity of each statement that is challenged."""
    foremost = {one.foremost for analysis in found for one in analysis.challenged}  # type: ignore[attr-defined]
    return cases(viewer).in_bulk(foremost)


def analysis_of(viewer: Viewer, policy: int) -> Analysis:
    """The latest of a policy. Raises Http404 where the viewer may not see it, or there is none."""
    return get_object_or_404(analyses(viewer), policy__pk=policy)


def versions(policy: Policy) -> QuerySet[Analysis]:
    """The newest first, each with what it says."""
    return policy.analyses.select_related("by").prefetch_related("statements", "measures")


def challenges_to(viewer: Viewer, analysis: Analysis) -> list[Challenge]:
    said = challenged(analysis.statements.prefetch_related("answers__by"), cases(viewer))
    against = cases(viewer).filter(
        flagged=True,
        measure__in=analysis.measures.values("measure"),
        place__path__startswith=analysis.policy.place.path,
    )
    found = list(against.order_by("place__path", "title", "id"))
    return [Challenge(one, [case for case in found if case.characteristic == one.characteristic]) for one in said]


def policy_to_record(viewer: Viewer, pk: int) -> Policy:
    """One whose analysis the viewer may record. Raises Http404."""
    return get_object_or_404(Policy.objects.filter(viewer.within(_RECORD)).select_related("place"), pk=pk)


def statement_to_answer(viewer: Viewer, pk: int) -> Statement:
    """One for which the viewer may answer. Raises Http404."""
    mine = Statement.objects.filter(viewer.within(_RECORD, "analysis__policy__place"))
    return get_object_or_404(mine.select_related("analysis__policy__place"), pk=pk)


def measures_to_name() -> QuerySet[MeasureFigures]:
    return current_figures()


def places_of_analyses(viewer: Viewer) -> QuerySet[Place]:
    return Place.objects.filter(viewer.seen(""), policies__isnull=False).distinct().order_by("name", "id")
