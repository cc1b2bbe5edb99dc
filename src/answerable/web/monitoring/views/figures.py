"""What it is like, where, for whom: the home of monitoring, a place by measure, and a group across measures."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.estate.clock import today
from answerable.web.estate.queries import merged_here, merged_into
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import given
from answerable.web.monitoring.forms.figures import PlaceFilters
from answerable.web.monitoring.presenters.figures_home import parts
from answerable.web.monitoring.presenters.figures_place import (
    EXPORT,
    GROUP_COLUMNS,
    PLACE_COLUMNS,
    closing,
    export_rows,
    group_rows,
    open_cases,
    place_link,
    place_rows,
)
from answerable.web.monitoring.queries.figures import current_figures, place_with_figures
from answerable.web.monitoring.queries.pages import characteristics_told, known_at
from answerable.web.monitoring.queries.pages_home import foremost, late_data
from answerable.web.monitoring.queries.pages_marks import cases_at
from answerable.web.monitoring.queries.pages_places import places_below, places_of
from answerable.web.monitoring.queries.themes import THEMES


@require_safe
def home(request: Request) -> HttpResponse:
    """Everybody who sees plans sees that there are cases; figures are for those who may see them."""
    found = foremost(request.viewer)
    sees = request.viewer.may(Capability.SEE_FIGURES)
    context = {
        "parts": parts(request.viewer, found),
        "open": found.open,
        "late": late_data(on=today()) if sees else (),
        "places": [place_link(place) for place in places_of(request.viewer)],
        "sees_figures": sees,
    }
    return page(request, "monitoring/figures_home.html", context)


@require_safe
def place(request: Request, pk: int) -> HttpResponseBase:
    """A place by measure; of a region or the nation with the places below."""
    found = place_with_figures(request.viewer, pk)
    figures = list(current_figures())
    filters = PlaceFilters(request.GET, characteristics=characteristics_told(figures))
    known = known_at(found, figures, **_rows_of(given(filters)))
    cases = cases_at(request.viewer, found)
    if wanted(request):
        return export(request, f"Figures of {found}", EXPORT, export_rows(known, cases))
    listing = Listing("By measure", PLACE_COLUMNS, place_rows(known, found, cases))
    context = {
        "place": found,
        "narrow": filters,
        "listing": listing if known else None,
        "states": open_cases(cases),
        "below": [place_link(one) for one in places_below(request.viewer, found)],
        "themes": THEMES.values(),
        "closing": closing(request.viewer, found, merged_into(found), merged_here(found), on=today()),
    }
    return page(request, "monitoring/figures_place.html", context)


def _rows_of(chosen: dict[str, Any]) -> dict[str, Any]:
    wanted = {"characteristic": chosen.get("characteristic") or "ethnicity", "detail": chosen.get("detail") or "fine"}
    return wanted | ({"comparator": chosen["comparator"]} if chosen.get("comparator") else {})


@require_safe
def group_at(request: Request, pk: int, group: str) -> HttpResponseBase:
    """What it is like here for one group. Raises Http404 where no measure tells of it."""
    found = place_with_figures(request.viewer, pk)
    known = [one for one in known_at(found, current_figures(), group=group) if one.rate_of(group)]
    if not known:
        raise Http404
    cases = cases_at(request.viewer, found)
    if wanted(request):
        return export(request, f"{group} at {found}", EXPORT, export_rows(known, cases))
    listing = Listing(f"{group}, by measure", GROUP_COLUMNS, group_rows(known, found, group, cases))
    return page(request, "monitoring/figures_group.html", {"place": found, "group": group, "listing": listing})
