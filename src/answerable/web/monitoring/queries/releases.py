"""Releases as those see them who make and clear them."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import MeasureFigures, Release
from answerable.web.monitoring.queries.figures import current_figures
from answerable.web.monitoring.queries.released import Released
from answerable.web.monitoring.types import ReleaseState


def releases(viewer: Viewer, *, state: str = "", words: str = "") -> QuerySet[Release]:
    """All of them, for whoever sees the figures of the whole service."""
    if not viewer.may_everywhere(Capability.SEE_FIGURES):
        return Release.objects.none()
    found = Release.objects.select_related("asked_by", "cleared_by")
    if state:
        found = found.filter(state=state)
    return found.filter(title__icontains=words) if words else found


def release_for(viewer: Viewer, pk: int) -> Release:
    """Raises Http404 where the viewer may not see it, or there is none."""
    return get_object_or_404(releases(viewer), pk=pk)


def measures_to_release() -> QuerySet[MeasureFigures]:
    return current_figures()


def titles_of(release: Release) -> list[str]:
    """Its measures in words."""
    figures = MeasureFigures.objects.filter(run__in=release.runs.all(), measure__in=release.measures)
    return list(figures.order_by("title").values_list("title", flat=True).distinct())


def may_clear(viewer: Viewer, release: Release) -> bool:
    other = release.asked_by_id != viewer.person_id
    return other and release.state == ReleaseState.READY and viewer.may_everywhere(Capability.CLEAR_FIGURES)


def of_year(viewer: Viewer, year: int) -> dict[str, Released]:
    """Of each measure the last release of a year."""
    held: dict[str, Released] = {}
    for release in _made(viewer).filter(publish_on__year=year).order_by("-publish_on", "-id"):
        for measure in release.measures:
            held.setdefault(measure, Released(release))
    return held


def years(viewer: Viewer) -> list[int]:
    """Of which there is a chapter, the latest first."""
    return [day.year for day in _made(viewer).dates("publish_on", "year", order="DESC")]


def _made(viewer: Viewer) -> QuerySet[Release]:
    """Those that are published; to those who make or clear releases, the ones that are ready too."""
    states = [ReleaseState.PUBLISHED]
    if any(viewer.may_everywhere(one) for one in (Capability.RELEASE_FIGURES, Capability.CLEAR_FIGURES)):
        states.append(ReleaseState.READY)
    return Release.objects.filter(state__in=states)
