"""A document on its way: read, reviewed, accepted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from answerable.web.design.pages import page
from answerable.web.estate import clock
from answerable.web.estate import queries as estate
from answerable.web.estate.policies import is_closed
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.plans.errors import (
    AlreadyAcceptedError,
    BringingError,
    ChangedMeanwhileError,
    NotInReviewError,
    OtherPlaceError,
)
from answerable.web.plans.forms.reviewing import AcceptForm, PlaceForm
from answerable.web.plans.presenters import imports as shown
from answerable.web.plans.presenters.changes import told
from answerable.web.plans.presenters.doubt_pages import progress
from answerable.web.plans.queries import imports as queries
from answerable.web.plans.queries.links import count_open
from answerable.web.plans.services import accepting, reviewing
from answerable.web.plans.types import ImportState

SECONDS = "2"
"""Between two looks at a document that is waiting to be read."""


@require_safe
def import_page(request: Request, pk: int) -> HttpResponse:
    brought = queries.import_for(request.viewer, pk)
    match brought.state:
        case ImportState.QUEUED | ImportState.READING:
            context = {"brought": brought, "tag": shown.state_tag(brought), "before": queries.waiting_before(brought)}
            response = page(request, "plans/import_progress.html", context)
            response.headers["Refresh"] = SECONDS
            return response
        case ImportState.IN_REVIEW:
            review = queries.review_of(brought)
            return _review(request, review, _accept_form(request, review))
        case _:
            sees_plan = queries.may_see_plan(brought, viewer=request.viewer)
            context = {"brought": brought, "sees_plan": sees_plan, "problem": ""}
            return page(request, "plans/import_ended.html", context)


def _review(request: Request, review: queries.Review, form: AcceptForm, *, status: int = 200) -> HttpResponse:
    place = review.brought.place
    context = {
        "review": review,
        "brought": review.brought,
        "form": form,
        "progress": progress(review),
        "made_of": shown.made_of(review.plan),
        "totals": shown.totals(review.plan),
        "front": shown.front(review),
        "doubts": shown.doubts_listing(review),
        "findings": shown.findings_listing(review),
        "closed": is_closed(place.closed, place.facts, on=clock.today()),
        "named": _named(request, review),
    }
    return page(request, "plans/import_review.html", context, status=status)


def _named(request: Request, review: queries.Review) -> str:
    """The place that the document names, where it is another than was chosen and one the viewer may bring plans to."""
    words = review.plan.place
    found = estate.places_named(words, viewer=request.viewer) if words else []
    others = [place for place in found if request.viewer.may_at(Capability.BRING_PLANS, place.path)]
    return others[0].name if len(others) == 1 and others[0].pk != review.brought.place_id else ""


def _accept_form(request: Request, review: queries.Review) -> AcceptForm:
    brought = review.brought
    held = brought.next_round_of
    return AcceptForm(
        request.POST if request.method == "POST" else None,
        doubts=len(review.open),
        later=held.title if held else "",
        initial={"version": brought.version},
    )


@require_POST
def accept(request: Request, pk: int) -> HttpResponse:
    brought = queries.import_for(request.viewer, pk)
    if brought.state != ImportState.IN_REVIEW:
        return redirect("plans:import", pk=pk)
    review = queries.review_of(brought)
    form = _accept_form(request, review)
    if not form.is_valid():
        return _review(request, review, form, status=422)
    next_round_of = brought.next_round_of if form.cleaned_data.get("edition") == "next" else None
    try:
        plan = accepting.accept(
            brought=brought,
            by=estate.person_named(request.viewer),
            at=clock.now(),
            version=form.cleaned_data["version"],
            next_round_of=next_round_of,
        )
    except ChangedMeanwhileError:
        return _changed(request, review, form)
    except OtherPlaceError as error:
        form.add_error("edition", str(error))
        return _review(request, review, form, status=422)
    except (AlreadyAcceptedError, NotInReviewError):
        return redirect("plans:import", pk=pk)
    messages.success(request, shown.entered(plan.title, count_open(plan)))
    return redirect("plans:plan", pk=plan.pk)


def _changed(request: Request, seen: queries.Review, form: AcceptForm) -> HttpResponse:
    """Accepting is never done over another's head: what was changed is shown, and the person decides anew."""
    fresh = queries.review_of(queries.import_for(request.viewer, seen.brought.pk))
    theirs = [told(change, fresh.plan) for change in queries.changes_since(fresh.brought, form.cleaned_data["version"])]
    context = {"review": fresh, "theirs": theirs, "mine": [], "problem": "", "kept": []}
    return page(request, "plans/review_conflict.html", context, status=409)


@require_http_methods(["GET", "HEAD", "POST"])
def import_place(request: Request, pk: int) -> HttpResponse:
    brought = queries.import_for(request.viewer, pk)
    if brought.state != ImportState.IN_REVIEW:
        return redirect("plans:import", pk=pk)
    choosable = list(estate.choosable_places(request.viewer, Capability.BRING_PLANS, on=clock.today()))
    initial = {"version": brought.version, "place": brought.place_id}
    form = PlaceForm(request.POST if request.method == "POST" else None, choosable=choosable, initial=initial)
    if form.is_bound and form.is_valid():
        place = estate.place_for(request.viewer, form.cleaned_data["place"])
        version, by = form.cleaned_data["version"], estate.person_named(request.viewer)
        try:
            reviewing.change_place(brought=brought, place=place, version=version, by=by, at=clock.now())
            return redirect("plans:import", pk=pk)
        except BringingError as error:
            form.add_error("place", str(error))
        except ChangedMeanwhileError as error:
            form.add_error(None, str(error))
        except (AlreadyAcceptedError, NotInReviewError):
            return redirect("plans:import", pk=pk)
    return page(
        request, "plans/import_place.html", {"brought": brought, "form": form}, status=422 if form.is_bound else 200
    )
