"""Findings of different plans that say nearly the same: looked at, and told."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate.clock import now
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.plans.forms.slipping import AlikeFilters
from answerable.web.plans.presenters import slipping as presenter
from answerable.web.plans.queries import likening as queries
from answerable.web.plans.queries.plans import places_with_plans
from answerable.web.plans.services import likening as services
from answerable.web.plans.types import LikenessState

_PAGE = 20


@require_safe
def alike(request: Request) -> HttpResponseBase:
    viewer = request.viewer
    asked = request.GET.copy()
    asked.setdefault("state", LikenessState.PROPOSED)
    filters = AlikeFilters(asked, places=places_with_plans(viewer=viewer))
    found = queries.likenesses(viewer=viewer, **filters.chosen)
    if wanted(request):
        rows = presenter.alike_rows(found.order_by("-id").iterator(500))
        return export(request, "Findings that say nearly the same", presenter.ALIKE_EXPORT, rows)
    shown = page_of(found, order=("-id",), after=request.GET.get("after"), size=_PAGE)
    may = {one.pk for one in shown.items if viewer.may_at(Capability.CONFIRM_TAGS, one.other.place.path)}
    return page(request, "plans/alike.html", {"narrow": filters, "shown": shown, "may": may})


@require_POST
def decide_likeness(request: Request, pk: int) -> HttpResponse:
    """Say that the two are the same, where the form's `state` says so, else that they are not."""
    likeness = queries.likeness_to_decide(request.viewer, pk)
    same = request.POST.get("state") == LikenessState.CONFIRMED
    state = LikenessState.CONFIRMED if same else LikenessState.DECLINED
    services.decide_likeness(likeness, state=state, by=person_named(request.viewer), at=now())
    said = "are the same. Both pages say so now" if same else "are not the same"
    messages.success(request, f"You said that the two findings {said}.")
    return redirect("plans:alike")
