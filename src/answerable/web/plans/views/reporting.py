"""A round of progress, as its coordinator gathers it."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.words import count, month
from answerable.web.estate.clock import now, today
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import person_named
from answerable.web.estate.refusals import keep_refusal
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import Said, answer, form_page, posted
from answerable.web.plans.forms.reporting import AddressesForm, OpenRoundForm
from answerable.web.plans.presenters import reporting as presenter
from answerable.web.plans.queries import reporting as queries
from answerable.web.plans.services import asking, assembling


@form_page
def open_round(request: Request, pk: int) -> HttpResponse:
    plan = queries.find_plan(pk, viewer=request.viewer)
    form = OpenRoundForm(posted(request), on=today())

    def begin() -> Said:
        date = form.cleaned_data["month"]
        label = f"Progress against commitments ({month(date)})"
        by, answer_by = person_named(request.viewer), form.cleaned_data["answer_by"]
        opened = asking.open_round(plan, label=label, date=date, answer_by=answer_by, by=by, at=now())
        return "The round is open, and its owners are asked.", reverse("plans:round", args=(opened.pk,))

    held = queries.open_reporting(plan)
    about = {"plan": plan, "held": held, "asked": len(queries.to_ask_about(plan))}
    return answer(request, form, begin, "plans/open_round.html", **about)


@require_safe
def round_page(request: Request, pk: int) -> HttpResponseBase:
    reporting = queries.find_reporting(pk, viewer=request.viewer)
    found = queries.asked(reporting)
    late_only = request.GET.get("show") == "late"
    shown = [one for one in found if not one.answered] if late_only else found
    if wanted(request):
        return export(request, f"{reporting.plan.title}: owners", presenter.OWNER_COLUMNS, presenter.owner_rows(shown))
    context = {
        "reporting": reporting,
        "facts": presenter.facts(reporting, found),
        "owners": presenter.owners(shown),
        "commitments": presenter.commitments(found),
        "late_only": late_only,
        "chaseable": sum(one.may_be_chased(on=today()) for one in found),
        "late": sum(one.reachable and not one.answered for one in found),
        "without_address": sum(not one.reachable for one in found),
        "reported": any(one.updates for one in found),
    }
    return page(request, "plans/round.html", context)


@require_safe
def ask(request: Request, pk: int, ask: int) -> HttpResponse:
    """What one owner was asked, and answered."""
    reporting = queries.find_reporting(pk, viewer=request.viewer)
    [found] = queries.asked(reporting, [queries.find_ask(ask, reporting)])
    context = {
        "reporting": reporting,
        "one": found,
        "who": presenter.who(found.ask),
        "state": presenter.state(found),
        "commitments": presenter.commitments([found]),
    }
    return page(request, "plans/ask.html", context)


@form_page
def addresses(request: Request, pk: int) -> HttpResponse:
    reporting = queries.find_reporting(pk, viewer=request.viewer)
    form = AddressesForm(posted(request), asks=reporting.asks.filter(person=None).select_related("owner"))

    def send() -> Said:
        by = person_named(request.viewer)
        sent = asking.set_addresses(reporting, form.addresses(), by=by, at=now())
        return f"{count(sent, 'owner')} will be sent a return sheet.", reverse("plans:round", args=(pk,))

    return answer(request, form, send, "plans/addresses.html", reporting=reporting)


@require_POST
def chase(request: Request, pk: int) -> HttpResponse:
    """Ask again the owner whom the form names, or all who have not answered."""
    reporting = queries.find_reporting(pk, viewer=request.viewer)
    named = request.POST.get("ask", "")
    asks = [queries.find_ask(int(named), reporting)] if named.isdecimal() else list(reporting.asks.all())

    def again() -> Said:
        chased = asking.chase(reporting, asks, by=person_named(request.viewer), at=now())
        return f"{count(chased, 'owner')} asked again.", reverse("plans:round", args=(pk,))

    return _done(request, reporting, again, name="chase")


@require_POST
def assemble(request: Request, pk: int) -> HttpResponse:
    reporting = queries.find_reporting(pk, viewer=request.viewer)

    def write() -> Said:
        draft = assembling.assemble(reporting, by=person_named(request.viewer), at=now())
        words = "The round is written up as a draft. Check it, then send it to be cleared."
        return words, reverse("plans:draft", args=(draft.pk,))

    return _done(request, reporting, write, name="assembly")


@require_POST
def close_round(request: Request, pk: int) -> HttpResponse:
    reporting = queries.find_reporting(pk, viewer=request.viewer)

    def close() -> Said:
        asking.close_round(reporting, by=person_named(request.viewer), at=now())
        return "The round is closed. What was reported waits for the next one.", reverse("plans:round", args=(pk,))

    return _done(request, reporting, close, name="closing of a round")


def _done(request: Request, reporting: Model, act: Callable[[], Said], *, name: str) -> HttpResponse:
    """The page to go to once it is done, or why it was refused."""
    try:
        words, address = act()
    except RefusedError as refused:
        keep_refusal(request, act=name, subject=reporting, why=refused)
        context = {"reporting": reporting, "problems": refused.problems}
        return page(request, "plans/round_refused.html", context, status=409)
    messages.success(request, words)
    return redirect(address)
