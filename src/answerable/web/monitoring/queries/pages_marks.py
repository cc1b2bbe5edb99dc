"""What was promised and begun about a disparity at a place: days to mark on its trend."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from answerable.web.estate.models import Place
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Aim, Case
from answerable.web.monitoring.queries.cases import cases


@dataclass(frozen=True)
class Happening:
    """On a day something was promised or opened; `href` is its page."""

    day: dt.date
    words: str
    href: str


def happenings(viewer: Viewer, place: Place, measure: str, *, characteristic: str, group: str) -> list[Happening]:
    """Commitments that are meant to change this, and the case opened about it, as far as the viewer sees them."""
    about = Q(measure=measure, characteristic=characteristic, group=group, place=place)
    aims = Aim.objects.filter(about, viewer.seen("commitment__place"), ended_at=None).select_related("commitment")
    promised = [
        Happening(
            aim.since,
            f"The work of a commitment can show: {aim.commitment.words[:120]}",
            reverse("dashboard:commitment", args=(aim.commitment_id,)),
        )
        for aim in aims
    ]
    opened = [
        Happening(case.opened_at.date(), "A case was opened", reverse("monitoring:case", args=(case.pk,)))
        for case in cases(viewer).filter(about)
    ]
    return sorted([*promised, *opened], key=lambda one: one.day)


def cases_at(viewer: Viewer, place: Place) -> dict[tuple[str, str, str], Case]:
    """Cases of a place by measure, characteristic and group."""
    found = cases(viewer).filter(place=place)
    return {(case.measure, case.characteristic, case.group): case for case in found}
