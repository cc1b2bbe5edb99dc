"""Places beside each other: those below a region, and a prison among the members of its group."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from answerable.web.estate.models import Place
from answerable.web.estate.types import Capability, PlaceKind
from answerable.web.estate.viewers import Viewer, above_and_including
from answerable.web.monitoring.figures import Row
from answerable.web.monitoring.models import MeasureFigures
from answerable.web.monitoring.queries.figures import level_of, places_with_figures, shelf_of


@dataclass(frozen=True)
class GroupSum:
    """Counts of the members of a prison group, added up."""

    group: Place
    members: int
    """How many of them have figures."""
    k: float
    n: float

    @property
    def rate(self) -> float | None:
        return self.k / self.n if self.n else None


def places_below(viewer: Viewer, place: Place) -> QuerySet[Place]:
    """Of the service its regions, of a region or a group its establishments: those whose figures the viewer may see."""
    below = places_with_figures(viewer).filter(path__startswith=place.path).exclude(pk=place.pk)
    if place.kind == PlaceKind.SERVICE:
        return below.filter(kind__in=(PlaceKind.REGION, PlaceKind.PRISON_GROUP))
    return below.exclude(kind__in=(PlaceKind.REGION, PlaceKind.PRISON_GROUP))


def figures_places(viewer: Viewer) -> QuerySet[Place]:
    """Places with figures that the viewer may choose to see beside another: the widest first."""
    return places_with_figures(viewer).order_by("path")


def names_of(viewer: Viewer, rows: list[Row]) -> Mapping[int, str]:
    """The names of places of which the viewer may see figures, by key; others stay unnamed."""
    keys = {row["place_id"] for row in rows}
    return dict(places_with_figures(viewer).filter(pk__in=keys).values_list("pk", "name"))


def group_of(viewer: Viewer, place: Place) -> Place | None:
    """The prison group above an establishment, where one is held and its figures may be seen."""
    above = Q(kind=PlaceKind.PRISON_GROUP, path__in=above_and_including(place.path))
    found = Place.objects.filter(above).exclude(pk=place.pk).first()
    return found if found and viewer.may_at(Capability.SEE_FIGURES, found.path) else None


def group_sum(group: Place, figures: MeasureFigures, key: Mapping[str, object]) -> GroupSum:
    """What the members of the group add up to in the rows of rates that have these values."""
    shelf, columns = shelf_of(figures.run), (*key, "k", "n")
    counts = [
        row
        for member in Place.objects.filter(path__startswith=group.path).exclude(pk=group.pk)
        for row in shelf.of(figures.measure, "rates", level=str(level_of(member)), place=member.pk, columns=columns)
        .where(**key)
        .listed("k", "n")
    ]
    return GroupSum(group, len(counts), sum(row["k"] or 0 for row in counts), sum(row["n"] or 0 for row in counts))


def places_of(viewer: Viewer) -> QuerySet[Place]:
    """Where the viewer's own roles that see figures are held."""
    return Place.objects.filter(path__in=viewer.reach(Capability.SEE_FIGURES)).order_by("path")
