"""What surrounds a plan: by whose rules it is written, what it is built on, to whom its editions were sent."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from answerable.web.design.addresses import url
from answerable.web.design.pages import page
from answerable.web.estate import clock
from answerable.web.estate import queries as estate
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import answer, form_page, posted
from answerable.web.plans.forms.around import DependencyForm, DispatchForm, TermsForm
from answerable.web.plans.presenters import regimes as presenter
from answerable.web.plans.queries import around as queries
from answerable.web.plans.queries.regimes import regime_of
from answerable.web.plans.services import depending, dispatching, terms
from answerable.web.plans.types import PlanKind


@require_safe
def regimes(request: Request) -> HttpResponse:
    context = {"regimes": presenter.regimes(), "decisions": presenter.decisions(), "reasons": presenter.reasons()}
    return page(request, "plans/regimes.html", context)


@form_page
def plan_terms(request: Request, pk: int) -> HttpResponse:
    plan = queries.plan_to_write(pk, viewer=request.viewer)
    initial = {"kind": plan.kind, "regime": regime_of(plan).code, "due_on": plan.due_on, "ends_on": plan.ends_on}
    form = TermsForm(posted(request), initial=initial)

    def act() -> tuple[str, str]:
        given = form.cleaned_data | {"kind": PlanKind(form.cleaned_data["kind"])}
        terms.set_terms(plan, **given, by=estate.person_named(request.viewer), at=clock.now())
        return "The terms of the plan are saved.", url("plans:plan", pk=pk)

    return answer(request, form, act, "plans/plan_form.html", plan=plan, heading="Terms of this plan", button="Save")


@form_page
def add_dependency(request: Request, pk: int) -> HttpResponse:
    plan = queries.plan_to_write(pk, viewer=request.viewer)
    others = queries.others(plan, viewer=request.viewer)
    form = DependencyForm(posted(request), others=others)

    def act() -> tuple[str, str]:
        given = form.cleaned_data
        on = estate.chosen(others, given["on"]) if given["on"] else None
        by = estate.person_named(request.viewer)
        depending.add_dependency(plan, on=on, words=given["words"], by=by, at=clock.now())
        return "Added to what the plan is built on.", url("plans:plan", pk=pk)

    heading = "Add a plan that this one is built on"
    return answer(request, form, act, "plans/plan_form.html", plan=plan, heading=heading, button="Add")


@require_POST
def remove_dependency(request: Request, pk: int, dependency: int) -> HttpResponse:
    held = queries.dependency_of(pk, dependency, viewer=request.viewer)
    depending.remove_dependency(held, by=estate.person_named(request.viewer), at=clock.now())
    messages.success(request, f"The plan is no longer said to be built on “{held}”.")
    return redirect("plans:plan", pk=pk)


@form_page
def record_dispatch(request: Request, pk: int, number: int) -> HttpResponse:
    edition = queries.edition_to_send(pk, number, viewer=request.viewer)
    form = DispatchForm(posted(request), on=clock.today())

    def act() -> tuple[str, str]:
        by = estate.person_named(request.viewer)
        dispatching.record_dispatch(edition, **form.cleaned_data, by=by, at=clock.now())
        return "Kept: to whom the edition was sent, and when.", url("plans:edition", pk=pk, number=number)

    heading = f"To whom edition {number} was sent"
    return answer(request, form, act, "plans/plan_form.html", plan=edition.plan, heading=heading, button="Save")
