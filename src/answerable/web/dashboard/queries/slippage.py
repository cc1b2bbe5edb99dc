"""How far dates slipped, counted by the database over any number of commitments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, F, Max, Q, QuerySet, Sum, TextChoices
from django.db.models.functions import Coalesce

from answerable.web.commitments.models import Commitment
from answerable.web.commitments.queries.commitments import MATCHED
from answerable.web.commitments.queries.slippage import DROPPED, HAS_MOVED
from answerable.web.database.months import MonthNumber
from answerable.web.plans.types import Relation

MOST = 100
"""Groups that are shown."""
_EXACT = ("", "day")
_DATED = Q(due_on__isnull=False)
_AS_DAYS = _DATED & Q(first_due_precision__in=_EXACT, due_precision__in=_EXACT)
_AS_MONTHS = _DATED & ~Q(first_due_precision__in=_EXACT, due_precision__in=_EXACT)
_MONTHS = MonthNumber("due_on") - MonthNumber("first_due_on")
_HOW_FAR = {
    "moved": Count("pk"),
    "times": Coalesce(Sum("moves"), 0),
    "months": Avg(_MONTHS, filter=_AS_MONTHS),
    "most_months": Max(_MONTHS, filter=_AS_MONTHS),
    "days": Avg("slipped", filter=_AS_DAYS),
    "most_days": Max("slipped", filter=_AS_DAYS),
}


class Grouping(TextChoices):
    PLACE = "place", "Place"
    POST = "post", "Post"
    INSPECTORATE = "inspectorate", "Inspectorate"
    DECISION = "decision", "Decision"


@dataclass(frozen=True)
class Slipped:
    """What the dates of some commitments did; how far as `commitments.policies.slippage` counts, months or days."""

    key: Any = None
    """Of the group: the id of a place, a post, a body, or a decision; None where there is none."""
    commitments: int = 0
    moved: int = 0
    times: int = 0
    months: float | None = None
    """On average, where either date is a month, a quarter or a year."""
    most_months: int | None = None
    days: float | None = None
    """On average, where both dates are days."""
    most_days: int | None = None
    dropped: int = 0
    """That promised a date, and promise none any more."""


def overall(commitments: QuerySet[Commitment]) -> Slipped:
    """Of all of them together."""
    found = commitments.order_by()
    far = found.filter(HAS_MOVED).aggregate(**_HOW_FAR)
    return Slipped(commitments=found.count(), dropped=found.filter(DROPPED).count(), **far)


def slippage(commitments: QuerySet[Commitment], by: Grouping, *, most: int = MOST) -> list[Slipped]:
    """Of each group in which a date moved or was dropped, those with the most such commitments first."""
    found = _grouped(commitments.order_by(), by)
    moved = found.filter(HAS_MOVED).values("group").annotate(**_HOW_FAR).order_by("-moved", "group")[:most]
    far = {row.pop("group"): row for row in moved}
    dropped = _counted(found.filter(DROPPED), most)
    keys = [*far, *(key for key in dropped if key not in far)]
    total = _counted(found.filter(Q(group__in=[key for key in keys if key is not None]) | Q(group=None)))
    groups = [Slipped(key, total[key], dropped=dropped.get(key, 0), **far.get(key, {})) for key in keys]
    return sorted(groups, key=lambda group: -(group.moved + group.dropped))[:most]


def _counted(found: QuerySet[Any], most: int | None = None) -> Mapping[Any, int]:
    rows: Sequence[tuple[Any, int]] = found.values_list("group").annotate(number=Count("pk")).order_by("-number")[:most]
    return dict(rows)


def _grouped(commitments: QuerySet[Commitment], by: Grouping) -> QuerySet[Any]:
    """Each with its `group`; a commitment of several posts stands in the group of each."""
    made = commitments.filter(entries__relation=Relation.MADE)
    match by:
        case Grouping.PLACE:
            return commitments.annotate(group=F("place_id"))
        case Grouping.POST:
            owned = commitments.filter(ownerships__present=True, ownerships__owner__state__in=MATCHED)
            post = Coalesce("ownerships__owner__post__merged_into", "ownerships__owner__post")
            return owned.annotate(group=post)
        case Grouping.INSPECTORATE:
            return made.annotate(group=F("entries__finding__plan__inspectorate"))
        case Grouping.DECISION:
            return made.annotate(group=F("entries__finding__decision"))
