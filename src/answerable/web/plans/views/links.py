"""Settling what the entries of a round are about, and then the round."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from answerable.vocabulary.errors import AnswerableError
from answerable.web.database.keyset import page as page_of
from answerable.web.design.addresses import query
from answerable.web.design.pages import page
from answerable.web.design.words import count
from answerable.web.estate.clock import now
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.plans.forms.links import LinksForm
from answerable.web.plans.presenters.links import link_shown
from answerable.web.plans.presenters.plans import round_name
from answerable.web.plans.presenters.table import references
from answerable.web.plans.queries import links as queries
from answerable.web.plans.services import linking, settling

_ORDER = ("finding__position", "position", "id")
_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def links(request: Request, pk: int, position: int) -> HttpResponse:
    round_ = queries.find_round(pk, position, viewer=request.viewer)
    show_all = request.GET.get("show") == "all"
    found = queries.entries_of(round_) if show_all else queries.open_entries_of(round_)
    shown = page_of(found, order=_ORDER, after=request.GET.get("after"), size=_PAGE)
    makers = queries.makers(round_.plan)
    names = references(makers)
    form = LinksForm(request.POST or None, round_=round_, entries=shown.items, makers=makers, names=names)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            settled = linking.settle_links(list(form.choices()), by=person_named(request.viewer), at=now())
        except AnswerableError as error:
            refused = str(error)
        else:
            messages.success(request, f"{count(len(settled), 'link')} settled.")
            return redirect(f"{request.path}{query(request)}")
    context = {
        "form": form,
        "refused": refused,
        "round": round_,
        "name": round_name(round_),
        "plan": round_.plan,
        "count": queries.count_links(round_),
        "likely": len(queries.likely_links(round_)),
        "show_all": show_all,
        "shown": shown,
        "entries": [link_shown(entry, round_, names, form) for entry in shown.items],
    }
    return page(request, "plans/links.html", context, status=409 if refused else 200)


@require_POST
def confirm_likely(request: Request, pk: int, position: int) -> HttpResponse:
    round_ = queries.find_round(pk, position, viewer=request.viewer)
    settled = linking.confirm_likely(round_, by=person_named(request.viewer), at=now())
    messages.success(request, f"{count(len(settled), 'link')} settled.")
    return redirect("plans:links", pk=pk, position=position)


@require_POST
def undo_link(request: Request, pk: int, position: int, entry: int) -> HttpResponse:
    round_ = queries.find_round(pk, position, viewer=request.viewer)
    try:
        linking.undo_link(queries.find_entry(entry, round_), by=person_named(request.viewer), at=now())
    except AnswerableError as error:
        return page(request, "plans/links_refused.html", {"round": round_, "why": str(error)}, status=409)
    messages.success(request, "The link is open again.")
    return redirect("plans:links", pk=pk, position=position)


@require_POST
def settle_round(request: Request, pk: int, position: int) -> HttpResponse:
    round_ = queries.find_round(pk, position, viewer=request.viewer)
    try:
        settling.settle_round(round_, by=person_named(request.viewer), at=now())
    except AnswerableError as error:
        return page(request, "plans/links_refused.html", {"round": round_, "why": str(error)}, status=409)
    messages.success(request, f"The round “{round_name(round_)}” is settled.")
    return redirect("plans:plan", pk=pk)
