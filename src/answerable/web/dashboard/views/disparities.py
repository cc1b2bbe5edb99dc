"""A plan beside the disparities of its places."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.web.dashboard.presenters import disparities as presenter
from answerable.web.dashboard.queries import disparities as queries
from answerable.web.design.pages import page
from answerable.web.estate.requests import Request
from answerable.web.plans.queries.plans import find_plan


@require_safe
def plan_cases(request: Request, pk: int) -> HttpResponse:
    plan = find_plan(pk, viewer=request.viewer)
    listing = presenter.cases_of_plan(queries.cases_of_plan(plan, viewer=request.viewer), viewer=request.viewer)
    return page(request, "dashboard/plan_cases.html", {"plan": plan, "listing": listing})
