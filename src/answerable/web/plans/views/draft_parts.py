"""The parts of a plan being written: its front, its findings, what is decided, its actions."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from answerable.web.estate import clock
from answerable.web.estate import queries as estate
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import form_page, posted
from answerable.web.plans.errors import DraftingError
from answerable.web.plans.forms.draft_parts import ActionForm, DecideForm, FindingForm
from answerable.web.plans.forms.drafting import FrontForm
from answerable.web.plans.forms.reviewing import VersionedForm
from answerable.web.plans.presenters import drafts as shown
from answerable.web.plans.presenters.writing import name_of
from answerable.web.plans.queries import drafts as queries
from answerable.web.plans.regimes import regime
from answerable.web.plans.services import drafting
from answerable.web.plans.views.writing import own, say, writable
from answerable.web.plans.writing.actions import RemoveAction
from answerable.web.plans.writing.changes import Change, MoveFinding, RemoveFinding, item
from answerable.web.plans.writing.smart import advice

_PAGE = "plans/draft_part.html"


@form_page
def draft_front(request: Request, pk: int) -> HttpResponse:
    draft = writable(request, pk)
    if draft is None:
        return redirect("plans:draft", pk=pk)
    form = FrontForm(posted(request), draft=draft, plan=queries.content_of(draft))

    def act() -> None:
        given = form.cleaned_data
        drafting.change_front(
            draft,
            front=form.front(),
            due_on=given["due_on"],
            ends_on=given["ends_on"],
            version=given["version"],
            by=estate.person_named(request.viewer),
            at=clock.now(),
        )

    return say(request, draft, form, act, _PAGE, heading="What stands before the plan")


@form_page
def add_finding(request: Request, pk: int) -> HttpResponse:
    return _finding(request, pk, None)


@form_page
def draft_finding(request: Request, pk: int, position: int) -> HttpResponse:
    return _finding(request, pk, position - 1)


def _finding(request: Request, pk: int, at: int | None) -> HttpResponse:
    draft = writable(request, pk)
    if draft is None:
        return redirect("plans:draft", pk=pk)
    rules, plan = regime(draft.regime), queries.content_of(draft)
    was = None if at is None else _part(plan.findings, at)
    initial, following = {"version": draft.version}, str(len(plan.findings) + 1)
    form = FindingForm(posted(request), regime=rules, was=was, following=following, initial=initial)
    heading = f"Change {rules.term} {was.number}" if was else f"Add {shown.a(rules.term)}"
    part = _anchor((len(plan.findings) if at is None else at) + 1)
    return say(
        request,
        draft,
        form,
        lambda: _change(request, draft, form, form.change(at)),
        _PAGE,
        part=part,
        heading=heading,
    )


@form_page
def decide_finding(request: Request, pk: int, position: int) -> HttpResponse:
    draft = writable(request, pk)
    if draft is None:
        return redirect("plans:draft", pk=pk)
    at, rules = position - 1, regime(draft.regime)
    was = _part(queries.content_of(draft).findings, at)
    decides = shown.decides(was, rules)
    form = DecideForm(posted(request), was=was, decides=decides, initial={"version": draft.version})
    context = {"heading": f"Answer {rules.term} {was.number}", "finding": was.text.text, "part": _anchor(position)}
    return say(request, draft, form, lambda: _change(request, draft, form, form.change(at)), _PAGE, **context)


@form_page
def add_action(request: Request, pk: int, position: int) -> HttpResponse:
    draft = writable(request, pk)
    if draft is None:
        return redirect("plans:draft", pk=pk)
    plan = queries.content_of(draft)
    finding, opens = _part(plan.findings, position - 1), queries.opening_of(draft, plan)
    reports = bool(draft.round_date)
    form = ActionForm(posted(request), was=None, reports=reports, initial={"version": draft.version})
    context = {
        "heading": f"Add an action to {name_of(finding).lower()}",
        "finding": finding.text.text,
        "part": _anchor(position),
    }
    return say(
        request,
        draft,
        form,
        lambda: _change(request, draft, form, form.change(position - 1, opens=opens)),
        _PAGE,
        **context,
    )


@form_page
def draft_action(request: Request, pk: int, position: int, number: int, action: int) -> HttpResponse:
    draft = writable(request, pk)
    if draft is None:
        return redirect("plans:draft", pk=pk)
    finding = _part(queries.content_of(draft).findings, position - 1)
    held = _part(finding.rounds, number - 1)
    was = _part(held.actions, action - 1)
    reports = bool(draft.round_date)
    form = ActionForm(posted(request), was=was, reports=reports, initial={"version": draft.version})
    place = {"round": number - 1, "action": action - 1}
    context: dict[str, Any] = {
        "heading": f"Change action {action} of {name_of(finding).lower()}",
        "finding": finding.text.text,
        "advice": advice(was),
        "part": _anchor(position),
    }
    return say(
        request,
        draft,
        form,
        lambda: _change(request, draft, form, form.change(position - 1, **place)),
        _PAGE,
        **context,
    )


@require_POST
def remove_finding(request: Request, pk: int, position: int) -> HttpResponse:
    return _at_once(request, pk, RemoveFinding(position - 1))


@require_POST
def move_finding(request: Request, pk: int, position: int) -> HttpResponse:
    return _at_once(request, pk, MoveFinding(position - 1, -1))


@require_POST
def remove_action(request: Request, pk: int, position: int, number: int, action: int) -> HttpResponse:
    return _at_once(request, pk, RemoveAction(position - 1, number - 1, action - 1))


def _at_once(request: Request, pk: int, said: Change) -> HttpResponse:
    """A change that a button on the page of the draft makes. Raises Http404 where the draft has no such part."""
    draft, form = own(request, pk), VersionedForm(request.POST)
    try:
        said.apply(queries.content_of(draft))
    except DraftingError as error:
        raise Http404 from error
    context = shown.page_of(draft, viewer=request.viewer, on=clock.today())
    return say(request, draft, form, lambda: _change(request, draft, form, said), "plans/draft.html", **context)


def _change(request: Request, draft: Any, form: VersionedForm, said: Change) -> None:  # noqa: ANN401
    by, version = estate.person_named(request.viewer), form.cleaned_data["version"]
    drafting.change(draft, said=said, version=version, by=by, at=clock.now())


def _anchor(position: int) -> str:
    return f"#finding-{position}"


def _part(items: Any, at: int) -> Any:  # noqa: ANN401
    try:
        return item(items, at)
    except DraftingError as error:
        raise Http404 from error
