"""A plan beside the disparities of its places."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.web.dashboard.presenters import disparities as presenter
from answerable.web.dashboard.presenters.ends import ends
from answerable.web.dashboard.queries import disparities as queries
from answerable.web.dashboard.queries.ends import ends_of
from answerable.web.design.pages import page
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.plans.queries.plans import find_plan


@require_safe
def plan_cases(request: Request, pk: int) -> HttpResponse:
    plan = find_plan(pk, viewer=request.viewer)
    viewer = request.viewer
    followed = ends_of(queries.promised_by(plan, viewer=viewer), viewer=viewer)
    context = {
        "plan": plan,
        "listing": presenter.cases_of_plan(queries.cases_of_plan(plan, viewer=viewer), viewer=viewer),
        "ends": ends(followed, may_see_figures=viewer.may_at(Capability.SEE_FIGURES, plan.place.path)),
    }
    return page(request, "dashboard/plan_cases.html", context)
