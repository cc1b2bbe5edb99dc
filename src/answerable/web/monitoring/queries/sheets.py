"""With whom the sheet of a place was shared."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.estate.models import Place
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Release, Sharing
from answerable.web.monitoring.queries.released import published


def sharings(viewer: Viewer, place: Place) -> QuerySet[Sharing]:
    """Those of a place of which the viewer may see figures."""
    return Sharing.objects.filter(viewer.within(Capability.SEE_FIGURES), place=place).select_related("release")


def place_to_share(viewer: Viewer, pk: int) -> Place:
    """Raises Http404 where the viewer may not record that its sheet was shared."""
    return get_object_or_404(Place.objects.filter(viewer.within(Capability.SHARE_FIGURES, "")), pk=pk)


def releases_to_share() -> QuerySet[Release]:
    """Those of which a sheet can have been shared, the latest first."""
    return published()


def may_record(viewer: Viewer, place: Place) -> bool:
    return viewer.may_at(Capability.SHARE_FIGURES, place.path)
