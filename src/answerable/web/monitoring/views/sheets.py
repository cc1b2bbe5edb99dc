"""The sheet of a place inside the service: with whom it was shared, and what they said."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import Said, answer, form_page, posted
from answerable.web.monitoring.forms.sharing import SharingForm
from answerable.web.monitoring.presenters import sharing as presenter
from answerable.web.monitoring.queries import sheets as queries
from answerable.web.monitoring.queries.figures import place_with_figures
from answerable.web.monitoring.services.sharings import record_sharing as record

_ORDER = ("-shared_on", "-id")


@require_safe
def sheet(request: Request, pk: int) -> HttpResponseBase:
    place = place_with_figures(request.viewer, pk)
    found = queries.sharings(request.viewer, place)
    if wanted(request):
        rows = presenter.sharings(found.order_by(*_ORDER)).rows
        return export(request, f"Sheet of {place.name}", presenter.SHARINGS, rows)
    shown = page_of(found, order=_ORDER, after=request.GET.get("after"))
    context = {
        "place": place,
        "shown": shown,
        "listing": presenter.sharings(shown.items),
        "published": queries.releases_to_share().exists(),
        "may_record": queries.may_record(request.viewer, place),
    }
    return page(request, "monitoring/sheet.html", context)


@form_page
def record_sharing(request: Request, pk: int) -> HttpResponse:
    place = queries.place_to_share(request.viewer, pk)
    release = queries.releases_to_share().first()
    form = SharingForm(posted(request), initial={"shared_on": today()})
    back = reverse("monitoring:sheet", args=(pk,))

    def keep() -> Said:
        record(place, release=release, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return "It is recorded that the sheet was shared.", back

    context = {"place": place, "release": release, "back": back, "button": "Save"}
    return answer(request, form, keep, "monitoring/sheet_shared.html", **context)
