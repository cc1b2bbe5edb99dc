"""Data sets and what was delivered of them, for those who look after data."""

from collections.abc import Iterator

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from answerable.web.estate.models import Place
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import DataSet, Delivery
from answerable.web.monitoring.services.measures import catalogue
from answerable.web.monitoring.services.placing import named_by

_WITHOUT_PROFILES = Prefetch("deliveries", Delivery.objects.order_by("-id").defer("profile"))


def data_sets(viewer: Viewer, *, kind: str = "", words: str = "") -> QuerySet[DataSet]:
    found = DataSet.objects.filter(viewer.within(Capability.MANAGE_DATA), ended_at=None)
    if kind:
        found = found.filter(kind=kind)
    return found.filter(title__icontains=words).select_related("place").prefetch_related(_WITHOUT_PROFILES)


def data_set_for(viewer: Viewer, pk: int) -> DataSet:
    """Raises Http404 where the viewer does not look after it, or there is none."""
    found = DataSet.objects.filter(viewer.within(Capability.MANAGE_DATA)).select_related("place")
    return get_object_or_404(found.prefetch_related(_WITHOUT_PROFILES), pk=pk)


def deliveries(data_set: DataSet) -> QuerySet[Delivery]:
    return data_set.deliveries.select_related("data_set", "brought_by").defer("profile")


def delivery_for(viewer: Viewer, pk: int) -> Delivery:
    """Raises Http404 likewise."""
    shown = "data_set__place", "brought_by", "decided_by"
    found = Delivery.objects.filter(viewer.within(Capability.MANAGE_DATA, "data_set__place")).select_related(*shown)
    return get_object_or_404(found, pk=pk)


def named_places(delivery: Delivery) -> dict[str, Place]:
    """The places that a delivery tells of, as its records name them, to those of the register."""
    return named_by(delivery.profile.get("places", {}), delivery.data_set.place)


def names_to_register() -> Iterator[str]:
    """The data sets that measures read and nobody has registered."""
    used = set(DataSet.objects.filter(ended_at=None).values_list("name", flat=True))
    return (name for name in catalogue().data_sets if name not in used)
