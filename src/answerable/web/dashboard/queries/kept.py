"""Counts over a whole large register, kept for some minutes: nobody waits twice for the same numbers."""

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.cache import cache
from django.db.models import QuerySet

from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer

KEPT_FROM = 1_000
"""Fewer rows are counted anew every time."""
_SECONDS = 600
Counts = TypeVar("Counts")


@dataclass(frozen=True)
class Kept(Generic[Counts]):
    counts: Counts
    at: dt.datetime | None
    """When they were counted, where that was before now."""


def kept(
    count: Callable[[], Counts], *, name: str, viewer: Viewer, rows: QuerySet[Any], at: dt.datetime
) -> Kept[Counts]:
    """What `count` gives; what it gave for the same `name` and reach, if `rows` are many and it is not long ago."""
    if rows.order_by().values("pk")[: KEPT_FROM + 1].count() <= KEPT_FROM:
        return Kept(count(), None)
    key = hashlib.sha256(f"{name} {viewer.reach(Capability.SEE_PLANS)}".encode()).hexdigest()
    held: Kept[Counts] | None = cache.get(f"kept {key}".replace(" ", "-"))
    if held is None:
        held = Kept(count(), at)
        cache.set(f"kept {key}".replace(" ", "-"), held, _SECONDS)
    return held
