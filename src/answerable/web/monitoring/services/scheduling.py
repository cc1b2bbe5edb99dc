"""What happens of its own accord: looking at data and counting what is new, publishing on the day, clearing away."""

import datetime as dt

from answerable.web.monitoring.models import DataSet
from answerable.web.monitoring.services.deliveries import look_again
from answerable.web.monitoring.services.keeping import clear_away
from answerable.web.monitoring.services.new_data import start_due
from answerable.web.monitoring.services.releases import publish_due


def tick(*, on: dt.date, at: dt.datetime) -> None:
    """Look at data sets and publish releases whose time has come, and start a run of what is new. `on` is the day."""
    for data_set in DataSet.objects.filter(every_days__gt=0, ended_at=None):
        latest = data_set.deliveries.first()
        if latest is None or latest.brought_at.date() + dt.timedelta(days=data_set.every_days) <= on:
            look_again(data_set, by=None, at=at)
    start_due(at=at)
    publish_due(on=on, at=at)
    clear_away(at=at)
