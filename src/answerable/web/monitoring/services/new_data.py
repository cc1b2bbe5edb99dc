"""A run is started of its own accord once the schedule has brought something new."""

import datetime as dt

from answerable.web.estate.errors import RefusedError
from answerable.web.monitoring.models import Delivery
from answerable.web.monitoring.services.runs import start
from answerable.web.monitoring.types import DeliveryState


def start_due(*, at: dt.datetime) -> None:
    """Start it where nothing that the schedule brought is still being looked at."""
    scheduled = Delivery.objects.filter(brought_by=None)
    if scheduled.filter(state__in=(DeliveryState.QUEUED, DeliveryState.LOOKING)).exists():
        return
    ready = scheduled.filter(state=DeliveryState.READY, runs=None).select_related("data_set")
    if not any(_is_new(delivery) for delivery in ready):
        return
    try:
        start(measures=(), by=None, at=at)
    except RefusedError:
        return  # a run is under way, or more must be ready first: the next tick tries again


def _is_new(delivery: Delivery) -> bool:
    counted = delivery.data_set.deliveries.filter(state=DeliveryState.COUNTED).first()
    return counted is None or counted.fingerprint != delivery.fingerprint
