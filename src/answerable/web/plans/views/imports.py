"""Bringing documents, and following them until they are in the register."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from answerable.web.database import keyset
from answerable.web.design import words
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate import clock
from answerable.web.estate import queries as estate
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.plans.downloads import document_response
from answerable.web.plans.errors import BringingError, NotInReviewError
from answerable.web.plans.forms.bringing import BringForm, ImportsFilter
from answerable.web.plans.presenters import imports as shown
from answerable.web.plans.presenters.brought import Outcome, outcome_of, refusal
from answerable.web.plans.queries import imports as queries
from answerable.web.plans.services import bringing

if TYPE_CHECKING:
    from django.core.files import File


@require_GET
def imports(request: Request) -> HttpResponseBase:
    form = ImportsFilter(request.GET)
    found = queries.imports(viewer=request.viewer)
    if form.is_valid() and form.cleaned_data["state"]:
        found = found.filter(state=form.cleaned_data["state"])
    if wanted(request):
        return export(request, "Documents brought", shown.COLUMNS, map(shown.import_row, found.iterator(500)))
    listed = keyset.page(found, order=("-brought_at", "-id"), after=request.GET.get("after"))
    context = {"shown": listed, "listing": shown.listing(listed.items), "filter": form}
    return page(request, "plans/imports.html", context)


@require_http_methods(["GET", "POST"])
def bring(request: Request) -> HttpResponse:
    choosable = estate.choosable_places(request.viewer, Capability.BRING_PLANS, on=clock.today())
    own = queries.own_place(choosable, viewer=request.viewer)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BringForm(*posted, choosable=choosable, own=own)
    if not form.is_bound or not form.is_valid():
        return page(request, "plans/import_bring.html", {"form": form}, status=422 if form.is_bound else 200)
    outcomes = [_bring(request, name, content, form) for name, content in _given(form)]
    [first, *others] = outcomes
    if not others and first.refused:
        form.add_error("words" if form.cleaned_data["words"] else "documents", first.sentence)
        return page(request, "plans/import_bring.html", {"form": form}, status=422)
    if all(outcome.new for outcome in outcomes) or (not others and first.href):
        messages.success(request, first.sentence if not others else f"{len(outcomes)} documents were brought.")
        return redirect(first.href) if not others else redirect("plans:imports")
    return page(request, "plans/import_outcomes.html", {"outcomes": outcomes})


def _given(form: BringForm) -> list[tuple[str, "File[bytes]"]]:
    """The files, or the pasted words as a text file."""
    if form.cleaned_data["documents"]:
        return [(file.name or "", file) for file in form.cleaned_data["documents"]]
    name = form.cleaned_data["name"] or f"Pasted text of {words.date(clock.today())}"
    content: File[bytes] = ContentFile(form.cleaned_data["words"].encode())
    return [(name if name.endswith(".txt") else f"{name}.txt", content)]


def _bring(request: Request, name: str, content: "File[bytes]", form: BringForm) -> Outcome:
    place = estate.place_for(request.viewer, form.cleaned_data["place"])
    by = estate.person_named(request.viewer)
    try:
        brought = bringing.bring(content=content, name=name, place=place, by=by, at=clock.now())
    except BringingError as error:
        return refusal(name, error)
    return outcome_of(name, brought, viewer=request.viewer)


@require_http_methods(["GET", "POST"])
def withdraw(request: Request, pk: int) -> HttpResponse:
    brought = queries.import_for(request.viewer, pk)
    if request.method == "GET":
        return page(request, "plans/import_withdraw.html", {"brought": brought})
    try:
        bringing.withdraw(brought=brought, by=estate.person_named(request.viewer), at=clock.now())
    except NotInReviewError:
        return redirect("plans:import", pk=pk)
    messages.success(request, f"“{brought}” was withdrawn. The file is kept, and can be brought again.")
    return redirect("plans:imports")


@require_POST
def read_again(request: Request, pk: int) -> HttpResponse:
    brought = queries.import_for(request.viewer, pk)
    try:
        bringing.read_again(brought=brought, by=estate.person_named(request.viewer), at=clock.now())
    except BringingError as error:
        context = {"brought": brought, "sees_plan": False, "problem": str(error)}
        return page(request, "plans/import_ended.html", context, status=409)
    return redirect("plans:import", pk=pk)


@require_GET
def original(request: Request, pk: int) -> HttpResponseBase:
    """The file as it was brought, to be saved and never shown: it is a stranger's."""
    document = queries.document_for(request.viewer, pk)
    if document.redacted_at:
        return page(request, "plans/file_deleted.html", {"document": document}, status=410)
    return document_response(document)
