"""What slips: dates that move, what is not mentioned again, claims against their words, duplication and gaps."""

from itertools import islice

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from answerable.web.commitments.queries.slippage import HAS_MOVED
from answerable.web.dashboard.presenters import slippage as of_slippage
from answerable.web.dashboard.presenters import slipping as presenter
from answerable.web.dashboard.queries import choices, contradictions, mapping, slippage
from answerable.web.dashboard.queries.commitments import seen_commitments
from answerable.web.dashboard.queries.groups import things
from answerable.web.dashboard.queries.kept import kept
from answerable.web.dashboard.queries.reach import in_place
from answerable.web.dashboard.queries.silence import not_mentioned as silent_entries
from answerable.web.dashboard.queries.silence import rounds_named
from answerable.web.dashboard.slipping_forms import MapFilters, SilenceFilters, SlippageFilters
from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.estate.clock import now, today
from answerable.web.estate.requests import Request
from answerable.web.plans.forms.slipping import PlaceFilters

MOST_EXPORTED = 5_000


@require_safe
def what_slips(request: Request) -> HttpResponse:
    return page(request, "dashboard/what_slips.html")


@require_safe
def slipped(request: Request) -> HttpResponseBase:
    viewer, form = request.viewer, SlippageFilters(request.GET, places=choices.places(viewer=request.viewer))
    by, place = form.grouping, form.chosen.get("place")
    every = seen_commitments(viewer=viewer)
    found = every.filter(in_place(place)) if place else every
    most = MOST_EXPORTED if wanted(request) else slippage.MOST
    counted = kept(
        lambda: (slippage.overall(found), slippage.slippage(found, by, most=most)),
        name=f"slippage by {by} at {place.pk if place else 'every place'}, {most}",
        viewer=viewer,
        rows=found.filter(HAS_MOVED),
        at=now(),
    )
    overall, rows = counted.counts
    groups = of_slippage.groups(by, things(by, rows))
    if wanted(request):
        written = (of_slippage.export_row(one, by, groups) for one in rows)
        return export(request, f"Slippage by {by.label}", of_slippage.EXPORT, written)
    context = {
        "narrow": form,
        "by": by,
        "sentence": of_slippage.sentence(overall),
        "listing": of_slippage.listing(rows, by, groups, place=place.pk if place else None),
        "most": most if len(rows) == most else None,
        "counted_at": counted.at,
    }
    return page(request, "dashboard/slippage.html", context)


@require_safe
def not_mentioned(request: Request) -> HttpResponseBase:
    on, viewer = today(), request.viewer
    form = SilenceFilters(request.GET, places=choices.places(viewer=viewer))
    found = silent_entries(viewer=viewer, place=form.chosen.get("place"), plan=form.chosen.get("plan", ""))
    if wanted(request):
        entries = list(found.order_by("-id")[:MOST_EXPORTED])
        written = presenter.silence(entries, rounds_named(entries), on=on)
        return export(request, "Not mentioned again", presenter.SILENCE, written)
    shown = page_of(found, order=("-id",), after=request.GET.get("after"))
    rows = list(presenter.silence(shown.items, rounds_named(shown.items), on=on))
    listing = Listing("Commitments not mentioned again", presenter.SILENCE, rows)
    return page(request, "dashboard/not_mentioned.html", {"narrow": form, "shown": shown, "listing": listing})


@require_safe
def contradicting(request: Request) -> HttpResponseBase:
    viewer = request.viewer
    form = PlaceFilters(request.GET, places=choices.places(viewer=viewer))
    place = form.chosen.get("place")
    if wanted(request):
        found = islice(contradictions.contradictory(viewer=viewer, place=place), MOST_EXPORTED)
        written = presenter.contradictions(found)
        return export(request, "Claims that contradict their words", presenter.CONTRADICTIONS, written)
    claims, shown = contradictions.page_of(viewer=viewer, place=place, after=request.GET.get("after"))
    rows = list(presenter.contradictions(claims))
    listing = Listing("Claims that contradict their words", presenter.CONTRADICTIONS, rows)
    return page(request, "dashboard/contradictions.html", {"narrow": form, "shown": shown, "listing": listing})


@require_safe
def duplication(request: Request) -> HttpResponseBase:
    viewer = request.viewer
    form = MapFilters(request.GET, places=choices.places(viewer=viewer))
    place, shown = form.chosen.get("place"), form.chosen.get("shown", "")
    found = mapping.taggings(viewer=viewer, kind=form.tag_kind, place=place)
    most = MOST_EXPORTED if wanted(request) else mapping.MOST
    counted = kept(
        lambda: mapping.squares(found, shown=shown, most=most),
        name=f"map of {form.tag_kind} at {place.pk if place else 'every place'}, {shown}, {most}",
        viewer=viewer,
        rows=found,
        at=now(),
    )
    rows = list(presenter.squares(counted.counts, *mapping.named(counted.counts)))
    if wanted(request):
        return export(request, "Map of duplication and gaps", presenter.SQUARES_EXPORT, rows)
    context = {
        "narrow": form,
        "listing": presenter.squares_listing(rows),
        "most": most if len(rows) == most else None,
        "counted_at": counted.at,
    }
    return page(request, "dashboard/map.html", context)
