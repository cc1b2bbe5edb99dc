"""What the pages on which a plan is written have in common."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from answerable.web.design.pages import page
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.refusals import keep_refusal
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.plans.errors import ChangedMeanwhileError, DraftingError
from answerable.web.plans.forms.reviewing import VersionedForm
from answerable.web.plans.queries import drafts as queries
from answerable.web.plans.types import DraftState

DRAFT = Any
"""A draft, which views pass on and never make."""


def own(request: Request, pk: int) -> DRAFT:
    """The draft, for those who write where it belongs."""
    return queries.find_draft(pk, viewer=request.viewer, may=Capability.BRING_PLANS)


def writable(request: Request, pk: int) -> DRAFT | None:
    """The draft, for those who write where it belongs; nothing where it is only to be looked at."""
    draft = own(request, pk)
    return draft if draft.state == DraftState.DRAFT or request.method == "POST" else None


def say(
    request: Request, draft: DRAFT, form: VersionedForm, act: Callable[[], None], template: str, **context: object
) -> HttpResponse:
    """The form's page; or, once it is right, the change, and then the draft, at its `part` that was changed."""
    shown = {"form": form, "draft": draft, "finding": "", "advice": (), **context}
    if not form.is_bound or not form.is_valid():
        return page(request, template, shown, status=422 if form.is_bound else 200)
    try:
        act()
    except ChangedMeanwhileError:
        _catch_up(form, draft.pk, request)
        return page(request, template, shown, status=409)
    except DraftingError as error:
        form.add_error(None, str(error))
        return page(request, template, shown, status=422)
    except RefusedError as error:
        return refuse(request, draft, act="change of a draft", why=error)
    return redirect(f"{reverse('plans:draft', args=(draft.pk,))}{context.get('part', '')}")


def _catch_up(form: VersionedForm, pk: int, request: Request) -> None:
    """The form as it was sent, of the draft as it now is: sent once more, it counts."""
    fresh = queries.find_draft(pk, viewer=request.viewer)
    given = request.POST.copy()
    given["version"] = str(fresh.version)
    form.data = given
    form.add_error(
        None, "Someone else changed this draft while you wrote. Look at it as it is now; what you wrote is still here."
    )


def refuse(request: Request, draft: DRAFT, *, act: str, why: RefusedError) -> HttpResponse:
    """What was tried is told, and kept in the trail."""
    keep_refusal(request, act=act, subject=draft, why=why)
    context = {"draft": draft, "title": queries.title_of(draft), "problems": why.problems}
    return page(request, "plans/draft_refused.html", context, status=409)
