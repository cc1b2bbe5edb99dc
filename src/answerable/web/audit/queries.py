"""Reads of the record. Which entries a viewer may see, the estate decides: it knows places."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet

from answerable.trail.chain import ENTRY, TAKEN_OUT, Sealed, TakenOut, Words
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


def last_number() -> int:
    """Of the entry that stands last, whatever the head says; 0 where there is none."""
    return Entry.objects.aggregate(last=Max("number"))["last"] or 0


def sealed(*, until: int | None = None) -> Iterator[Sealed]:
    """The entries in order, each with its words, up to the one with this number."""
    found = Entry.objects.order_by("number").select_related("detail")
    held = found if until is None else found.filter(number__lte=until)
    saying = Entry.objects.filter(act=TAKEN_OUT, subject=ENTRY).values_list("subject_id", "number")
    taken_out = dict(saying)
    for entry in held.iterator(2000):
        yield Sealed(entry.facts, entry.previous, entry.hash, _words(entry, taken_out.get(entry.pk)))


def _words(entry: Entry, said_by: int | None) -> Words | TakenOut | None:
    detail = getattr(entry, "detail", None)
    if detail is None:
        return None
    blank = (detail.content, detail.salt) == ("", "") and detail.redacted_at
    return TakenOut(said_by) if said_by and blank else Words(detail.content, detail.salt)
