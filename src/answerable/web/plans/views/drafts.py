"""Plans being written: the list, a new one, one as it stands, what it changes, a correction."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from answerable.web.database import keyset
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate import clock
from answerable.web.estate import queries as estate
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import form_page, posted
from answerable.web.plans.differences import differences
from answerable.web.plans.errors import BringingError, OpenDraftError
from answerable.web.plans.forms.drafting import BeginForm, DraftsFilter
from answerable.web.plans.presenters import drafts as shown
from answerable.web.plans.presenters import editions as edition_presenter
from answerable.web.plans.queries import drafts as queries
from answerable.web.plans.queries import plans
from answerable.web.plans.queries.imports import own_place
from answerable.web.plans.services import drafting


@require_safe
def drafts(request: Request) -> HttpResponseBase:
    form = DraftsFilter(request.GET)
    found = queries.drafts(viewer=request.viewer)
    if form.is_valid() and form.cleaned_data["state"]:
        found = found.filter(state=form.cleaned_data["state"])
    order = shown.ORDERS.get(request.GET.get("sort", ""), shown.ORDERS["-changed"])
    if wanted(request):
        return export(
            request, "Plans being written", shown.COLUMNS, map(shown.row, found.order_by(*order).iterator(200))
        )
    listed = keyset.page(found, order=order, after=request.GET.get("after"))
    context = {"shown": listed, "listing": shown.listing(listed.items), "filter": form}
    context["may_begin"] = request.viewer.may(Capability.BRING_PLANS)
    return page(request, "plans/drafts.html", context)


@form_page
def begin(request: Request) -> HttpResponse:
    choosable = estate.choosable_places(request.viewer, Capability.BRING_PLANS, on=clock.today())
    own = own_place(choosable, viewer=request.viewer)
    reports = queries.unanswered_reports(viewer=request.viewer)
    form = BeginForm(posted(request), choosable=choosable, own=own, reports=reports)
    if form.is_bound and form.is_valid():
        place = estate.chosen(choosable, form.cleaned_data["place"])
        by, kind = estate.person_named(request.viewer), form.cleaned_data["kind"]
        try:
            draft = drafting.begin_plan(
                place=place, kind=kind, front=form.front(place), report=form.report, by=by, at=clock.now()
            )
        except (BringingError, OpenDraftError) as error:
            form.add_error(None, str(error))
        else:
            return redirect("plans:draft", pk=draft.pk)
    context = {"form": form, "button": "Begin"}
    return page(request, "plans/begin_draft.html", context, status=422 if form.is_bound else 200)


@require_safe
def draft(request: Request, pk: int) -> HttpResponse:
    found = queries.find_draft(pk, viewer=request.viewer)
    context = shown.page_of(found, viewer=request.viewer, on=clock.today())
    return page(request, "plans/draft.html", {"draft": found, **context})


@require_safe
def draft_differences(request: Request, pk: int) -> HttpResponse:
    found = queries.find_draft(pk, viewer=request.viewer)
    before, content = queries.before(found), queries.content_of(found)
    changed = differences(before, content) if before else None
    changes = edition_presenter.changes(changed) if changed else []
    context = {"draft": found, "title": content.title, "before": changed, "changes": changes}
    return page(request, "plans/draft_differences.html", context)


@require_POST
def correct(request: Request, pk: int) -> HttpResponse:
    """Begin the next edition of a plan, or go on with the draft that it has."""
    plan = plans.find_plan(pk, viewer=request.viewer)
    estate.chosen(estate.choosable_places(request.viewer, Capability.BRING_PLANS, on=clock.today()), plan.place_id)
    try:
        begun = drafting.begin_correction(plan, by=estate.person_named(request.viewer), at=clock.now())
    except OpenDraftError as error:
        messages.info(request, str(error))
        held = queries.open_draft_of(plan)
        return redirect("plans:draft", pk=held.pk) if held else redirect("plans:plan", pk=pk)
    return redirect("plans:draft", pk=begun.pk)
