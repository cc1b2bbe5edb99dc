"""The trail of who did what."""

from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from answerable.web.audit.queries import Filters
from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.estate import queries
from answerable.web.estate.forms import AuditFilters
from answerable.web.estate.presenters import audit as presenter
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import given, sort_of


@require_safe
def audit_trail(request: Request) -> HttpResponseBase:
    filters = AuditFilters(request.GET, acts=queries.audit_acts(request.viewer))
    asked = given(filters)
    found = queries.audit_entries(
        request.viewer,
        Filters(act=asked.get("act", ""), since=asked.get("since"), until=asked.get("until")),
        who=asked.get("who", ""),
    )
    sort = sort_of(request, presenter.ORDERS, default="-number")
    if wanted(request):
        entries = found.order_by(*presenter.ORDERS[sort])
        words = presenter.rows(entries, queries.audit_people(), viewer=request.viewer)
        return export(request, "Who did what", presenter.COLUMNS, words)
    shown = page_of(found, order=presenter.ORDERS[sort], after=request.GET.get("after"))
    rows = list(presenter.rows(shown.items, queries.audit_people(shown.items), viewer=request.viewer))
    listing = Listing("Who did what", presenter.COLUMNS, rows, sort="-number")
    return page(request, "estate/audit_trail.html", {"narrow": filters, "shown": shown, "listing": listing})
