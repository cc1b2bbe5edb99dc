"""One action of a plan under review: its fields, and whether it is one action, stands where it belongs, or is none."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from answerable.documents.plan import Action
from answerable.web.design.addresses import url
from answerable.web.design.pages import page
from answerable.web.estate.requests import Request
from answerable.web.plans.errors import ReviewError
from answerable.web.plans.forms.reviewing import ChooseForm, GoalForm, SplitForm, VersionedForm
from answerable.web.plans.presenters import finding_pages
from answerable.web.plans.queries.imports import Review
from answerable.web.plans.review.changes import Change, Explain, Join, Move, Split
from answerable.web.plans.review.pointers import Place, action_at, round_at
from answerable.web.plans.services.reviewing import Said
from answerable.web.plans.views.conflicts import review_for, say


@dataclass(frozen=True)
class _Forms:
    choose: ChooseForm
    split: SplitForm
    move: GoalForm
    plain: VersionedForm

    def posted(self, way: str) -> VersionedForm | None:
        named: dict[str, VersionedForm] = {"choose": self.choose, "split": self.split, "move": self.move}
        return named.get(way, self.plain if way in ("join", "explain") else None)


@require_http_methods(["GET", "HEAD", "POST"])
def review_action(request: Request, pk: int, position: int, number: int, action: int) -> HttpResponse:
    review = review_for(request, pk)
    if review is None:
        return redirect("plans:import", pk=pk)
    place = Place(position - 1, number - 1, action - 1)
    try:
        _, found = action_at(review.plan, place.pointer)
    except ReviewError as error:
        raise Http404 from error
    way = request.POST.get("way", "")
    forms = _forms(request, review, place, found, way)
    form = forms.posted(way)
    if form and form.is_valid():
        said = [Said(_change(way, form, place))]
        back = url("plans:review_finding", pk=pk, position=position)
        try:
            return say(request, review, said, version=form.cleaned_data["version"]) or redirect(back)
        except ReviewError as error:
            form.add_error(None, str(error))
    context = finding_pages.action_page(review, place, found)
    context |= {"forms": (form,) if form else (), "choose": forms.choose, "split": forms.split, "move": forms.move}
    context["last"] = place.action + 1 == len(round_at(review.plan, place.round_pointer).actions)
    return page(request, "plans/review_action.html", context, status=422 if form else 200)


def _forms(request: Request, review: Review, place: Place, action: Action, way: str) -> _Forms:
    def options(name: str) -> dict[str, Any]:
        data = request.POST if way == name else None
        return {"data": data, "initial": {"version": review.brought.version}, "auto_id": f"{name}_%s"}

    return _Forms(
        ChooseForm(pointer=place.round_pointer, actions={place.action: action}, **options("choose")),
        SplitForm(words=action.text.text, **options("split")),
        GoalForm(plan=review.plan, **options("move")),
        VersionedForm(request.POST),
    )


def _change(way: str, form: VersionedForm, place: Place) -> Change:
    match form:
        case ChooseForm():
            return form.change()
        case SplitForm():
            return Split(pointer=place.pointer, at=form.cleaned_data["offset"])
        case GoalForm():
            finding, at = form.goal()
            return Move(pointer=place.pointer, finding=finding, round=at or 0)
        case _:
            return Join(pointer=place.pointer) if way == "join" else Explain(pointer=place.pointer)
