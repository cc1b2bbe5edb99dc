"""Where the group of many is not known, so that no figure can tell how they fare."""

from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.estate.requests import Request
from answerable.web.monitoring.forms.not_stated import NotStatedFilters
from answerable.web.monitoring.presenters import not_stated as presenter
from answerable.web.monitoring.queries import not_stated as queries
from answerable.web.monitoring.queries.figures import current_figures

MOST = 50


@require_safe
def not_stated(request: Request) -> HttpResponseBase:
    """Of a place and a measure that are chosen, also how the shares moved."""
    places = queries.measured_places(request.viewer)
    names = {place.pk: place.name for place in places}
    titles = {figures.measure: figures.title for figures in current_figures()}
    narrow = NotStatedFilters(request.GET, places=places, measures=titles)
    chosen = narrow.chosen
    found = queries.latest(request.viewer, **chosen)
    if wanted(request):
        return export(request, "Not stated", presenter.EXPORT, presenter.export_rows(found, names, titles))
    points = queries.over_time(request.viewer, chosen["place"], chosen["measure"]) if len(chosen) == 2 else []
    context = {
        "narrow": narrow,
        "listing": Listing(
            "Shares not stated, the largest first", presenter.COLUMNS, presenter.rows(found[:MOST], names, titles)
        ),
        "more": len(found) - MOST,
        "most": MOST,
        "moved": presenter.moved(points),
        "of": f"{titles[chosen['measure']]} at {chosen['place']}" if points else "",
    }
    return page(request, "monitoring/not_stated.html", context)
