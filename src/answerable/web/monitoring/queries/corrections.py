"""Settings whose corrections of identity a viewer keeps, and what is held there. Nothing here is unsealed."""

from collections.abc import Mapping
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.estate.models import Place
from answerable.web.estate.types import Capability, PlaceKind
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring import correcting
from answerable.web.monitoring.models import Correction, DisclosureCount

_STATES: Mapping[str, Q] = {"waiting": Q(exported_at=None), "exported": ~Q(exported_at=None)}


def settings_kept(viewer: Viewer) -> QuerySet[Place]:
    """Those whose corrections the viewer records and exports, as `correcting.settings_opened` has it."""
    held = Place.objects.filter(path__in=viewer.reach(Capability.KEEP_CORRECTIONS)).values_list("kind", "path")
    opened = correcting.settings_opened((PlaceKind(kind), path) for kind, path in held)
    within = reduce(or_, (Q(path__startswith=path) for path in opened), Q(pk__in=()))
    return Place.objects.filter(within, kind__in=correcting.SETTINGS)


def setting_for(viewer: Viewer, pk: int) -> Place:
    """Raises Http404 where the viewer does not keep its corrections, or there is none."""
    return get_object_or_404(settings_kept(viewer), pk=pk)


def corrections(viewer: Viewer, place: Place, *, stage: str = "", state: str = "") -> QuerySet[Correction]:
    """`state` is "waiting" (to be exported) or "exported"; left out, it is any."""
    held = Correction.objects.filter(place__in=settings_kept(viewer)).filter(_STATES.get(state, Q()), place=place)
    if stage:
        held = held.filter(stage=stage)
    return held.defer("sealed").select_related("recorded_by", "exported_by")


def disclosures(viewer: Viewer, place: Place) -> QuerySet[DisclosureCount]:
    """How many told their group, the newest month first."""
    return DisclosureCount.objects.filter(place__in=settings_kept(viewer)).filter(place=place)
