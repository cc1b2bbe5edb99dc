"""A draft on its way: sent, cleared, sent back, taken back, submitted, withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from answerable.web.design.pages import page
from answerable.web.estate import clock
from answerable.web.estate import queries as estate
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import form_page, posted
from answerable.web.plans.errors import ChangedMeanwhileError
from answerable.web.plans.forms.draft_parts import SendBackForm
from answerable.web.plans.forms.reviewing import VersionedForm
from answerable.web.plans.policies import MOVES, Move
from answerable.web.plans.presenters import drafts as shown
from answerable.web.plans.queries import drafts as queries
from answerable.web.plans.services import clearing, submitting
from answerable.web.plans.views.writing import refuse


@form_page
def move_draft(request: Request, pk: int, move: str) -> HttpResponse:
    """What those who write a plan do with it."""
    return _moved(request, pk, _move(move, Capability.BRING_PLANS))


@form_page
def clear_draft(request: Request, pk: int, move: str) -> HttpResponse:
    """What those who clear a plan do with it."""
    return _moved(request, pk, _move(move, Capability.CLEAR_PLANS))


def _moved(request: Request, pk: int, found: Move) -> HttpResponse:
    """What the move means, and its button; then the move."""
    draft = queries.find_draft(pk, viewer=request.viewer, may=found.who)
    if request.method != "POST" and draft.state not in found.frm:
        return redirect("plans:draft", pk=pk)
    kind = SendBackForm if found.name == "send-back" else VersionedForm
    form = kind(posted(request), initial={"version": draft.version})
    context = {"form": form, "draft": draft, "title": queries.title_of(draft), **shown.moving(found)}
    if not form.is_bound or not form.is_valid():
        return page(request, "plans/move_draft.html", context, status=422 if form.is_bound else 200)
    try:
        told = _make(request, draft, found, form.cleaned_data)
    except ChangedMeanwhileError as error:
        messages.info(request, str(error))
        return redirect("plans:draft", pk=pk)
    except RefusedError as error:
        return refuse(request, draft, act=f"move of a draft ({found.name})", why=error)
    messages.success(request, told)
    return redirect("plans:draft", pk=pk)


def _move(name: str, who: Capability) -> Move:
    found = next((move for move in MOVES if (move.name, move.who) == (name, who)), None)
    if found is None:
        raise Http404
    return found


def _make(request: Request, draft: Any, move: Move, given: dict[str, Any]) -> str:  # noqa: ANN401
    said: dict[str, Any] = {"by": estate.person_named(request.viewer), "at": clock.now()}
    match move.name:
        case "send":
            clearing.send(draft, version=given["version"], **said)
        case "clear":
            clearing.clear(draft, version=given["version"], **said)
        case "send-back":
            clearing.send_back(draft, because=given["because"], version=given["version"], **said)
        case "take-back":
            clearing.take_back(draft, version=given["version"], **said)
        case "submit":
            submitting.submit(draft, **said)
        case _:
            clearing.withdraw(draft, **said)
    return shown.MOVED[move.name]
