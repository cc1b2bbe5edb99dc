"""Places, and what was promised about one."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.web.dashboard import published
from answerable.web.dashboard.presenters import places as of_place
from answerable.web.dashboard.presenters import rows
from answerable.web.database.keyset import page as page_of
from answerable.web.design.pages import page
from answerable.web.estate.clock import today
from answerable.web.estate.forms import PlaceFilters
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import given
from answerable.web.public.presenters import places as presenter
from answerable.web.public.presenters.faces import PUBLIC


@require_safe
def places(request: Request) -> HttpResponse:
    filters = PlaceFilters(request.GET)
    found = published.places_narrowed(**given(filters))
    shown = page_of(found, order=("name", "id"), after=request.GET.get("after"))
    context = {"narrow": filters, "shown": shown, "listing": presenter.listing(shown.items)}
    return page(request, "public/places.html", context)


@require_safe
def place(request: Request, pk: int) -> HttpResponse:
    on = today()
    promised = published.promised_at(published.find_place(pk), on=on)
    context = {
        "place": promised.place,
        "promised": promised,
        "standings": of_place.standings(promised.standings, face=PUBLIC, place=pk),
        "plans": rows.plans("Newest plans of this place", promised.plans.first, face=PUBLIC),
        "plans_above": rows.plans("Newest plans of the places above", promised.plans_above.first, face=PUBLIC),
        "overdue": rows.commitments("Longest overdue", promised.overdue.first, on=on, face=PUBLIC),
        "slipped": rows.commitments("Moved furthest", promised.slipped.first, on=on, face=PUBLIC),
    }
    return page(request, "public/place.html", context)
