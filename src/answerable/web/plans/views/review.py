"""Settling the doubts of a plan under review, one kind after another."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from answerable.web.design import words
from answerable.web.design.pages import page
from answerable.web.estate.requests import Request
from answerable.web.plans.errors import ReviewError
from answerable.web.plans.forms.reviewing import ChooseForm, VersionedForm
from answerable.web.plans.presenters import doubt_pages
from answerable.web.plans.presenters.doubts import asked, kind_of
from answerable.web.plans.presenters.readings import doubt_href
from answerable.web.plans.queries.imports import OpenDoubt, Review
from answerable.web.plans.views.answers import form_for, in_order, other_ways, said_by
from answerable.web.plans.views.conflicts import review_for, say


@require_http_methods(["GET", "HEAD", "POST"])
def review_doubts(request: Request, pk: int, code: str) -> HttpResponse:
    review = review_for(request, pk)
    still = review.open_of(code) if review else []
    if review is None or not still:
        return redirect("plans:import", pk=pk)
    one = _asked(request, still)
    form = form_for(request, review, one)
    if request.method != "POST":
        return _page(request, review, one, form)
    carrier = VersionedForm(request.POST)
    said = said_by(request.POST.get("way", ""), review, one, form) if carrier.is_valid() else []
    if not said:
        return _page(request, review, one, form, problem=carrier)
    try:
        refused = say(request, review, said, version=carrier.cleaned_data["version"])
    except ReviewError as error:
        carrier.add_error(None, str(error))
        return _page(request, review, one, form, problem=carrier)
    return refused or _next(request, pk, code, after=one.position)


def _asked(request: Request, still: list[OpenDoubt]) -> OpenDoubt:
    """The doubt that the address names, else the first that is open."""
    asked = request.GET.get("doubt", "")
    return next((one for one in still if str(one.position) == asked), still[0])


def _next(request: Request, pk: int, code: str, *, after: int) -> HttpResponse:
    """On to the next doubt of the kind, or back to the review where none is left."""
    review = review_for(request, pk)
    if review is None:
        return redirect("plans:import", pk=pk)
    left = review.open_of(code)
    if left:
        following = next((one for one in left if one.position > after), left[0])
        return redirect(doubt_href(pk, code, following.position))
    rest = words.count(len(review.open), "doubt")
    messages.success(request, f"{kind_of(code).name}: all settled. {rest} left.")
    return redirect("plans:import", pk=pk)


def _page(
    request: Request,
    review: Review,
    one: OpenDoubt,
    form: VersionedForm | None,
    problem: VersionedForm | None = None,
) -> HttpResponse:
    code = one.doubt.code
    still = review.open_of(code)
    at = still.index(one)
    choosing = form if isinstance(form, ChooseForm) else None
    both = bool(choosing and choosing.asks("owners") and choosing.asks("targets"))
    question, help_text = asked(code, choices=len(choosing.actions) if choosing else 0, both=both)
    context = {
        "question": question,
        "help": help_text,
        "choosing": choosing is not None,
        "review": review,
        "one": one,
        "kind": kind_of(code),
        "shown": doubt_pages.shown_doubt(review, one),
        "form": form,
        "forms": [given for given in (form, problem) if given],
        "number": at + 1,
        "listed": doubt_pages.listed(review, code),
        "progress": doubt_pages.progress(review),
        "before": still[at - 1] if at else None,
        "after": still[at + 1] if at + 1 < len(still) else None,
        "ways": other_ways(review, one),
        "in_order": len(in_order(review, code)),
    }
    return page(request, "plans/review_doubts.html", context, status=422 if problem else 200)
