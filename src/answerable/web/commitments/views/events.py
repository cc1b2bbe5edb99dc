"""Events that commitments wait for."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.commitments import queries, services
from answerable.web.commitments.circumstance_forms import EventFilters, EventForm, HappenedForm
from answerable.web.commitments.event_presenters import (
    EVENT_COLUMNS,
    EVENT_EXPORT,
    EVENT_ORDERS,
    event_export,
    event_facts,
    event_rows,
    waiting_listing,
)
from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.design.words import count
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import choosable_places, chosen, person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, answer, form_page, given, posted, sort_of

FIRST = 50
"""Commitments that an event's page names."""


@require_safe
def events(request: Request) -> HttpResponseBase:
    filters = EventFilters(request.GET)
    found = queries.events(request.viewer, **given(filters))
    sort = sort_of(request, EVENT_ORDERS, default="name")
    if wanted(request):
        return export(request, "Events", EVENT_EXPORT, event_export(found.order_by(*EVENT_ORDERS[sort])))
    shown = page_of(found, order=EVENT_ORDERS[sort], after=request.GET.get("after"))
    context = {
        "narrow": filters,
        "shown": shown,
        "listing": Listing("Events", EVENT_COLUMNS, event_rows(shown.items), sort="name"),
        "may_add": request.viewer.may(Capability.BRING_PLANS),
    }
    return page(request, "commitments/events.html", context)


@form_page
def add_event(request: Request) -> HttpResponse:
    places = choosable_places(request.viewer, Capability.BRING_PLANS, on=today())
    form = EventForm(posted(request), places=places)

    def add() -> Said:
        said = form.cleaned_data | {"place": chosen(places, form.cleaned_data["place"])}
        event = services.add_event(**said, by=person_named(request.viewer), at=now())
        return f"Commitments can now wait for: {event}.", reverse("commitments:events")

    return answer(request, form, add, "commitments/add_event.html")


@form_page
def event(request: Request, pk: int) -> HttpResponse:
    """Everyone who sees it may read it; the form is for those whose register says when it has happened."""
    found = queries.event_for(request.viewer, pk)
    form = HappenedForm(posted(request), initial={"happened_on": today()})

    def record() -> Said:
        held = queries.event_to_record(request.viewer, pk)
        woken = services.record_event(held, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return f"It is recorded. {count(woken, 'commitment')} waited for it.", request.path

    waits = queries.waits_for(request.viewer, found)
    context = {
        "event": found,
        "facts": event_facts(found),
        "waits": waiting_listing(waits[:FIRST]),
        "may_record": not found.happened_on and request.viewer.may_at(Capability.BRING_PLANS, found.place.path),
    }
    return answer(request, form, record, "commitments/event.html", **context)
