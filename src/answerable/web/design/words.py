"""Dates and counts in the words of a page."""

import datetime as dt

from django.utils import timezone


def date(value: dt.date | None) -> str:
    """`3 June 2026`."""
    return f"{value.day} {value:%B %Y}" if value else ""


def month(value: dt.date | None) -> str:
    """`June 2026`."""
    return f"{value:%B %Y}" if value else ""


def when(value: dt.datetime | None) -> str:
    """`3 June 2026 at 2:05pm`, by the clocks here."""
    if not value:
        return ""
    here = timezone.localtime(value)
    return f"{date(here)} at {here.hour % 12 or 12}:{here:%M}{'am' if here.hour < 12 else 'pm'}"


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 plan`, `2,000 plans`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
