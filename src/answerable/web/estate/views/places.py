"""Places, and the tables that bring more of them."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.design.words import count
from answerable.web.estate import queries
from answerable.web.estate.clock import now, today
from answerable.web.estate.forms import PlaceFilters, TableForm
from answerable.web.estate.presenters import places as presenter
from answerable.web.estate.requests import Request
from answerable.web.estate.services.table_loading import load_table
from answerable.web.estate.types import Capability, TableKind
from answerable.web.estate.views.common import Said, answer, form_page, given, posted, sort_of


@require_safe
def places(request: Request) -> HttpResponseBase:
    filters = PlaceFilters(request.GET)
    found = queries.places(request.viewer, **given(filters))
    sort = sort_of(request, presenter.ORDERS, default="name")
    if wanted(request):
        ordered = found.order_by(*presenter.ORDERS[sort])
        return export(request, "Places", presenter.EXPORT, presenter.export_rows(ordered, on=today()))
    shown = page_of(found, order=presenter.ORDERS[sort], after=request.GET.get("after"))
    context = {
        "narrow": filters,
        "shown": shown,
        "listing": Listing("Places", presenter.COLUMNS, presenter.rows(shown.items, on=today()), sort="name"),
        "missing": presenter.missing(queries.held_tables()),
        "may_load": request.viewer.may_everywhere(Capability.MANAGE_PLACES),
    }
    return page(request, "estate/places.html", context)


@form_page
def load_places(request: Request) -> HttpResponse:
    form = TableForm(posted(request), request.FILES)

    def load() -> Said:
        kind, [file] = TableKind(form.cleaned_data["kind"]), form.cleaned_data["table"]
        rows = load_table(kind, file.read(), by=queries.person_named(request.viewer), at=now())
        return f"{kind.label}: {count(rows, 'row')} loaded.", reverse("estate:places")

    return answer(request, form, load, "estate/load_places.html")
