"""The edge of the record: only here, and in commands, is the clock asked."""

import datetime as dt

from django.utils import timezone


def now() -> dt.datetime:
    return timezone.now()


def today() -> dt.date:
    """The day in the service's own time zone."""
    return timezone.localdate()
