"""Reads of the record. Which entries a viewer may see, the estate decides: it knows places."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from answerable.web.audit.models import Entry


@dataclass(frozen=True)
class Filters:
    """What narrows the trail; None and empty leave it as it is. `until` is a day that is still in."""

    by: int | None = None
    act: str = ""
    subject: str = ""
    subject_id: int | None = None
    since: dt.date | None = None
    until: dt.date | None = None


def entries(allowed: Q, filters: Filters | None = None) -> QuerySet[Entry]:
    """Entries among those `allowed`, each with its words."""
    filters = filters or Filters()
    wanted = {
        "by": filters.by,
        "act": filters.act,
        "subject": filters.subject,
        "subject_id": filters.subject_id,
        "at__date__gte": filters.since,
        "at__date__lte": filters.until,
    }
    given = {lookup: value for lookup, value in wanted.items() if value not in {None, ""}}
    return Entry.objects.filter(allowed, **given).select_related("detail")


def acts(allowed: Q) -> list[str]:
    """The acts there are among the entries allowed."""
    return list(Entry.objects.filter(allowed).order_by("act").values_list("act", flat=True).distinct())
