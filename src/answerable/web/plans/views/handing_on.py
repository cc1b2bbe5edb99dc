"""Plans that end with something open, and to which plan it is handed on."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, answer, form_page, given, posted
from answerable.web.plans.forms.slipping import HandOnForm, PlaceFilters, SuccessorFilters
from answerable.web.plans.presenters import slipping as presenter
from answerable.web.plans.queries import handing_on as queries
from answerable.web.plans.queries.plans import find_plan, places_with_plans
from answerable.web.plans.services import handing_on as services

_ORDER = ("ends_on", "id")


@require_safe
def ending(request: Request) -> HttpResponseBase:
    on, viewer = today(), request.viewer
    filters = PlaceFilters(request.GET, places=places_with_plans(viewer=viewer))
    found = queries.ending(viewer=viewer, on=on, place=filters.chosen.get("place"))
    if wanted(request):
        rows = presenter.ending_rows(found.order_by(*_ORDER).iterator(500), on=on)
        return export(request, "Plans that end", presenter.ENDING, rows)
    shown = page_of(found, order=_ORDER, after=request.GET.get("after"))
    may = frozenset(one.pk for one in shown.items if viewer.may_at(Capability.BRING_PLANS, one.place.path))
    listing = presenter.ending(shown.items, on=on, may=may)
    return page(request, "plans/ending.html", {"narrow": filters, "shown": shown, "listing": listing})


@form_page
def hand_on(request: Request, pk: int) -> HttpResponse:
    plan = queries.plan_to_hand_on(request.viewer, pk)
    search = SuccessorFilters(request.GET)
    offered = queries.successors(plan, viewer=request.viewer, words=given(search).get("words", ""))
    form = HandOnForm(posted(request), plans=offered)

    def act() -> Said:
        to = form.plans[form.cleaned_data["to"]]
        services.hand_on(plan, to=to, by=person_named(request.viewer), at=now())
        return f"What this plan leaves open is handed on to “{to.title}”.", reverse("plans:plan", args=(plan.pk,))

    return answer(request, form, act, "plans/hand_on.html", plan=plan, search=search)


@require_safe
def handed_on(request: Request, pk: int) -> HttpResponseBase:
    on, viewer = today(), request.viewer
    plan = find_plan(pk, viewer=viewer)
    found = queries.commitments_handed_on(plan, viewer=viewer)
    if wanted(request):
        rows = presenter.handed_on(found.order_by("due_on", "id"), on=on)
        return export(request, f"Handed on to {plan.title}", presenter.HANDED_ON, rows)
    shown = page_of(found, order=("due_on", "id"), after=request.GET.get("after"))
    listing = Listing("Handed on", presenter.HANDED_ON, presenter.handed_on(shown.items, on=on))
    context = {"plan": plan, "before": list(queries.handed_on_to(plan, viewer=viewer)), "shown": shown}
    return page(request, "plans/handed_on.html", {**context, "listing": listing})
