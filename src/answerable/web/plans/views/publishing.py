"""Publishing an edition, taking it back, and keeping a plan or a finding back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.design.pages import page
from answerable.web.estate.clock import now
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import person_named
from answerable.web.estate.refusals import keep_refusal
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import answer, form_page, posted
from answerable.web.plans.forms.publishing import BACK, WHOLE, RestrictForm, WithdrawForm
from answerable.web.plans.language import discouraged
from answerable.web.plans.presenters import publishing as presenter
from answerable.web.plans.queries import publishing as queries
from answerable.web.plans.queries.editions import content_of
from answerable.web.plans.services import publishing


@require_safe
def publication(request: Request, pk: int) -> HttpResponse:
    plan = queries.plan_to_publish(pk, viewer=request.viewer)
    context = {
        "plan": plan,
        "editions": presenter.editions(plan, queries.editions_of(plan)),
        "kept_back": presenter.kept_back(queries.kept_back(plan)),
    }
    return page(request, "plans/publication.html", context)


@form_page
def publish(request: Request, pk: int, number: int) -> HttpResponse:
    """What had better be other words, then the button; nothing there keeps an edition from being published."""
    edition = queries.edition_to_publish(pk, number, viewer=request.viewer)
    refused = ""
    if request.method == "POST":
        try:
            publishing.publish(edition, by=person_named(request.viewer), at=now())
        except RefusedError as error:
            keep_refusal(request, act="publication", subject=edition.plan, why=error)
            refused = str(error)
        else:
            messages.success(request, f"Edition {number} is published. Everyone can read it.")
            return redirect("plans:publication", pk=pk)
    found = discouraged(content_of(edition))
    context = {
        "edition": edition,
        "plan": edition.plan,
        "terms": presenter.terms(found),
        "owners": queries.owners_to_match(edition.plan),
        "refused": refused,
    }
    return page(request, "plans/publish.html", context, status=409 if refused else 200)


@form_page
def withdraw_publication(request: Request, pk: int) -> HttpResponse:
    plan, form = queries.plan_to_publish(pk, viewer=request.viewer), WithdrawForm(posted(request))

    def act() -> tuple[str, str]:
        because = form.cleaned_data["because"]
        publishing.withdraw_publication(plan, because=because, by=person_named(request.viewer), at=now())
        return f"“{plan}” is no longer published.", reverse("plans:publication", kwargs={"pk": pk})

    return answer(request, form, act, "plans/withdraw_publication.html", plan=plan)


@form_page
def restrict(request: Request, pk: int) -> HttpResponse:
    plan = queries.plan_to_publish(pk, viewer=request.viewer)
    return _restrict(request, plan, pk, "Only its title, and why")


@form_page
def restrict_finding(request: Request, pk: int) -> HttpResponse:
    finding = queries.finding_to_publish(pk, viewer=request.viewer)
    return _restrict(request, finding, finding.plan_id, "Only its number, and why")


def _restrict(request: Request, thing: publishing.Publishable, plan: int, back: str) -> HttpResponse:
    initial = {"shown": BACK if thing.restricted_because else WHOLE, "because": thing.restricted_because}
    form = RestrictForm(posted(request), initial=initial, back=back)
    address = reverse("plans:publication", kwargs={"pk": plan})

    def act() -> tuple[str, str]:
        by, at = person_named(request.viewer), now()
        if form.cleaned_data["shown"] == BACK:
            publishing.restrict(thing, because=form.cleaned_data["because"], by=by, at=at)
            return "It is kept back, with the reason.", address
        publishing.unrestrict(thing, by=by, at=at)
        return "All of it can be published.", address

    return answer(request, form, act, "plans/restrict.html", plan=plan, thing=thing)
