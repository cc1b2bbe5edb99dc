"""Calendars of due dates: made, listed and stopped by a person, and read by that person's calendar program."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.dashboard.guesses import refuse
from answerable.web.dashboard.presenters import calendars as presenter
from answerable.web.dashboard.queries import calendars as queries
from answerable.web.design.forms import Form
from answerable.web.design.pages import page
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import person_named, place_for, viewer_of
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import Said, answer, form_page, posted
from answerable.web.notices import services
from answerable.web.notices.presenters.digest import absolute
from answerable.web.notices.queries import feed_for, feed_with, feeds_of
from answerable.web.notices.types import FeedKind
from answerable.web.plans.queries.plans import find_plan


@require_safe
def calendar(request: Request, secret: str) -> HttpResponse:
    """The calendar itself, to whoever has its address."""
    feed = feed_with(secret)
    if feed is None or feed.revoked_at or not feed.person.is_active:
        return refuse(request, feed)
    on = today()
    viewer = viewer_of(feed.person, on=on)
    found = queries.dated(feed, viewer=viewer, on=on)
    content = presenter.calendar(found, name=queries.subject_of(feed, viewer=viewer))
    services.note_reading(feed, at=now())
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


@require_safe
def calendars(request: Request) -> HttpResponse:
    feeds = list(feeds_of(request.viewer))
    listing = presenter.listing(feeds, queries.subjects_of(feeds, viewer=request.viewer))
    return page(request, "dashboard/calendars.html", {"listing": listing})


@form_page
def make_calendar(request: Request) -> HttpResponse:
    """Of what the viewer's posts own."""
    return _make(request, FeedKind.OWN)


@form_page
def make_place_calendar(request: Request, pk: int) -> HttpResponse:
    place = place_for(request.viewer, pk)
    return _make(request, FeedKind.PLACE, place.pk, place.name)


@form_page
def make_plan_calendar(request: Request, pk: int) -> HttpResponse:
    plan = find_plan(pk, viewer=request.viewer)
    return _make(request, FeedKind.PLAN, plan.pk, plan.title)


def _make(request: Request, kind: FeedKind, subject_id: int | None = None, name: str = "") -> HttpResponse:
    """The secret stands on the page that answers, and nowhere else."""
    context = {"of": presenter.kind_words(kind, name)}
    if request.method != "POST":
        return page(request, "dashboard/make_calendar.html", context | {"form": Form()})
    by = person_named(request.viewer)
    _, secret = services.make_feed(kind=kind, subject_id=subject_id, by=by, at=now())
    context["address"] = absolute(reverse("dashboard:calendar", args=(secret,)))
    return page(request, "dashboard/calendar_made.html", context, status=201)


@form_page
def revoke_calendar(request: Request, pk: int) -> HttpResponse:
    feed = feed_for(request.viewer, pk)
    form = Form(posted(request))

    def revoke() -> Said:
        services.revoke_feed(feed, by=person_named(request.viewer), at=now())
        return "The calendar is stopped. Its address gives nothing any more.", reverse("dashboard:calendars")

    return answer(
        request, form, revoke, "dashboard/revoke_calendar.html", of=queries.subject_of(feed, viewer=request.viewer)
    )
