"""What matters most among the places of a viewer: cases, and data that are late."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, Max, Q

from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Case, DataSet
from answerable.web.monitoring.policies import UNANSWERED
from answerable.web.monitoring.queries.cases import SORTS, cases, with_distance
from answerable.web.monitoring.queries.figures import current_figures
from answerable.web.monitoring.types import CaseState, DeliveryState

FEW = 5
_PERIODS = {"month": 31, "quarter": 92, "year": 366, "financial year": 366}
"""Days of the longest period of each cadence."""


@dataclass(frozen=True)
class Late:
    """A data set whose next records should have been there by a day."""

    title: str
    last: dt.date | None
    """Its newest record."""
    due: dt.date | None


@dataclass(frozen=True)
class Foremost:
    """A few cases of each sort, that of which there is most to say first."""

    worst: list[Case]
    lasting: list[Case]
    newest: list[Case]
    unanswered: list[Case]
    open: int


def foremost(viewer: Viewer) -> Foremost:
    held = cases(viewer).exclude(state=CaseState.CLOSED)
    shown = held.filter(flagged=True)
    waits = held.filter(state__in=UNANSWERED).order_by(F("answer_by").asc(nulls_last=True))
    return Foremost(
        list(with_distance(shown).order_by(*SORTS["size"])[:FEW]),
        list(shown.order_by("-persistence", "first_from", "id")[:FEW]),
        list(shown.order_by("-opened_at", "-id")[:FEW]),
        list(waits[:FEW]),
        held.count(),
    )


def late_data(*, on: dt.date) -> list[Late]:
    """Data sets of which the next period has ended, and its days of grace too, without a record."""
    cadences = {
        name: figures.definition["cadence"] for figures in current_figures() for name in figures.definition["data_sets"]
    }
    ready = Q(deliveries__state__in=(DeliveryState.READY, DeliveryState.COUNTED))
    found = []
    for held in DataSet.objects.filter(ended_at=None).annotate(newest=Max("deliveries__last", filter=ready)):
        days = dt.timedelta(_PERIODS.get(cadences.get(held.name, "month"), 31) + held.due_days)
        due = held.newest + days if held.newest else None
        if due is None or due < on:
            found.append(Late(held.title, held.newest, due))
    return found
