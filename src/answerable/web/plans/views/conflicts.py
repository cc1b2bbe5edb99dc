"""Saying a change of a review, and what is shown where someone else was quicker."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import redirect

from answerable.web.design.pages import page
from answerable.web.estate import clock
from answerable.web.estate import queries as estate
from answerable.web.estate.requests import Request
from answerable.web.plans.errors import (
    AlreadyAcceptedError,
    ChangedMeanwhileError,
    NotInReviewError,
    ReviewError,
)
from answerable.web.plans.presenters.changes import previewed, told
from answerable.web.plans.queries import imports as queries
from answerable.web.plans.services import reviewing
from answerable.web.plans.services.reviewing import Said
from answerable.web.plans.types import ImportState


def review_for(request: Request, pk: int) -> queries.Review | None:
    """What is under review; nothing where the document is not."""
    brought = queries.import_for(request.viewer, pk)
    return queries.review_of(brought) if brought.state == ImportState.IN_REVIEW else None


def say(request: Request, review: queries.Review, said: Sequence[Said], *, version: int) -> HttpResponse | None:
    """Make the changes; a page where they could not be made for what someone else did. Raises ReviewError."""
    person = estate.person_named(request.viewer)
    try:
        reviewing.change(brought=review.brought, said=said, version=version, by=person, at=clock.now())
    except ChangedMeanwhileError:
        return conflict(request, review.brought.pk, said, version=version)
    except (AlreadyAcceptedError, NotInReviewError):
        return redirect("plans:import", pk=review.brought.pk)
    return None


def conflict(request: Request, pk: int, said: Sequence[Said], *, version: int) -> HttpResponse:
    """Both: what others did since, and what this person was about to do, which can be done still."""
    fresh = queries.import_for(request.viewer, pk)
    review = queries.review_of(fresh)
    person = estate.person_named(request.viewer)
    theirs = [told(change, review.plan) for change in queries.changes_since(fresh, version)]
    problem = ""
    try:
        mine = previewed(review.plan, said, by=person, at=clock.now())
    except ReviewError as error:
        mine, problem = [], str(error)
    kept = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", "version")
        for value in values
    ]
    context = {"review": review, "theirs": theirs, "mine": mine, "problem": problem, "kept": kept}
    return page(request, "plans/review_conflict.html", context, status=409)
