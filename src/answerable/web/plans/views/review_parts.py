"""A plan under review part by part: its findings, its actions, any field of it, what stands in none."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from answerable.web.design.addresses import url
from answerable.web.design.pages import page
from answerable.web.estate import clock
from answerable.web.estate import queries as estate
from answerable.web.estate.requests import Request
from answerable.web.plans.errors import AlreadyAcceptedError, ChangedMeanwhileError, NotInReviewError, ReviewError
from answerable.web.plans.forms.reviewing import EditForm, VersionedForm
from answerable.web.plans.presenters import changes, finding_pages
from answerable.web.plans.presenters.fields import label_of, words_of
from answerable.web.plans.queries import imports as queries
from answerable.web.plans.review.changes import Edit
from answerable.web.plans.review.editing import is_editable
from answerable.web.plans.services import reviewing
from answerable.web.plans.services.reviewing import Said
from answerable.web.plans.views.conflicts import conflict, review_for, say


@require_safe
def review_finding(request: Request, pk: int, position: int) -> HttpResponse:
    review = review_for(request, pk)
    if review is None:
        return redirect("plans:import", pk=pk)
    if not 0 < position <= len(review.plan.findings):
        raise Http404
    return page(request, "plans/review_finding.html", finding_pages.finding_page(review, position - 1))


@require_http_methods(["GET", "HEAD", "POST"])
def review_part(request: Request, pk: int) -> HttpResponse:
    """The words of one field, which `at` in the address names by its pointer."""
    review = review_for(request, pk)
    pointer = request.GET.get("at", "")
    if review is None:
        return redirect("plans:import", pk=pk)
    if not is_editable(pointer):
        raise Http404
    try:
        now, read = words_of(review.plan, pointer), finding_pages.read_words(review, pointer)
    except ReviewError as error:
        raise Http404 from error
    form = EditForm(
        request.POST if request.method == "POST" else None,
        label=label_of(pointer),
        pointer=pointer,
        now=now,
        initial={"version": review.brought.version},
    )
    back = finding_pages.page_of(pk, pointer)
    if form.is_bound and form.is_valid():
        said = [Said(Edit(pointer=pointer, words=form.cleaned_data["words"]))]
        try:
            return say(request, review, said, version=form.cleaned_data["version"]) or redirect(back)
        except ReviewError as error:
            form.add_error("words", str(error))
    context = {"review": review, "form": form, "label": label_of(pointer), "back": back, "read": read, "now": now}
    context["cells"] = finding_pages.cells_of(review, pointer)
    return page(request, "plans/review_part.html", context, status=422 if form.is_bound else 200)


@require_safe
def review_leftovers(request: Request, pk: int) -> HttpResponse:
    review = review_for(request, pk)
    if review is None:
        return redirect("plans:import", pk=pk)
    return page(request, "plans/review_leftovers.html", {"review": review, "groups": finding_pages.leftovers(review)})


@require_safe
def review_changes(request: Request, pk: int) -> HttpResponse:
    """Everything that was said of the plan; once it is accepted too."""
    brought = queries.import_for(request.viewer, pk)
    review = queries.review_of(brought) if brought.read_at else None
    if review is None:
        return redirect("plans:import", pk=pk)
    told = [changes.told(change, review.plan) for change in reversed(review.changes)]
    return page(request, "plans/review_changes.html", {"review": review, "told": told})


@require_POST
def undo_change(request: Request, pk: int) -> HttpResponse:
    brought = queries.import_for(request.viewer, pk)
    form = VersionedForm(request.POST)
    if not form.is_valid():
        return redirect("plans:review_changes", pk=pk)
    version, by = form.cleaned_data["version"], estate.person_named(request.viewer)
    try:
        reviewing.undo(brought=brought, version=version, by=by, at=clock.now())
    except ChangedMeanwhileError:
        return conflict(request, pk, [], version=version)
    except (AlreadyAcceptedError, NotInReviewError, ReviewError):
        return redirect("plans:import", pk=pk)
    messages.success(request, "The last change was undone.")
    return redirect(url("plans:review_changes", pk=pk))
