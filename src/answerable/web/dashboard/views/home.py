"""The first page of whoever is signed in, and the guided one of the demonstration."""

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.web.dashboard.presenters import home as presenter
from answerable.web.dashboard.presenters.more import groups
from answerable.web.dashboard.presenters.start import tries
from answerable.web.dashboard.queries.home import waiting
from answerable.web.design.pages import page
from answerable.web.estate.clock import today
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.plans.queries.reporting import waiting_asks


@require_safe
def home(request: Request) -> HttpResponse:
    on, viewer = today(), request.viewer
    context = {
        "sections": presenter.sections(waiting(viewer=viewer, on=on), on=on),
        "asked": waiting_asks(viewer),
        "has_role": bool(viewer.roles),
        "sees_plans": viewer.may(Capability.SEE_PLANS),
        "guided": settings.ANSWERABLE_DEMONSTRATION,
    }
    return page(request, "dashboard/home.html", context)


@require_safe
def start(request: Request) -> HttpResponse:
    return page(request, "dashboard/start.html", {"tries": tries(request.viewer)})


@require_safe
def more(request: Request) -> HttpResponse:
    return page(request, "dashboard/more.html", {"groups": groups(request.viewer)})
