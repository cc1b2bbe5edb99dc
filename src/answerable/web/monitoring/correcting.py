"""Who opens corrections of identity, what may be recorded, and how long it is kept. Pure rules."""

import datetime as dt
from collections.abc import Iterable

from answerable.web.estate.errors import RefusedError
from answerable.web.estate.types import PlaceKind

SETTINGS = frozenset({PlaceKind.ESTABLISHMENT, PlaceKind.YOUTH_SETTING})
"""Where people are received, and corrections of their identity kept."""
KEPT_AT_MOST = dt.timedelta(days=90)
KEPT_AFTER_EXPORT = dt.timedelta(days=28)


def settings_opened(held: Iterable[tuple[PlaceKind, str]]) -> list[str]:
    """Of the places where a role that keeps corrections is held, the paths of those at and below which it opens them.

    They are the setting's own: a role held above it, in the region or at the root, opens none.
    """
    return sorted(path for kind, path in held if kind in SETTINGS)


def check_correction(*, person: str, old: str, new: str, told_on: dt.date, on: dt.date) -> None:
    if not any(sign.isdecimal() for sign in person) or " " in person:
        raise RefusedError("Enter the person’s reference in the source system, never a name.")
    if old == new:
        raise RefusedError("The source system already holds this group, so there is nothing to correct.")
    if told_on > on:
        raise RefusedError("The day is still to come. Enter today or a day before it.")
