"""What changed since a day, as a page and as a feed; and how far dates slipped."""

import datetime as dt

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from answerable.tables.safe import fit_for_xml
from answerable.web.dashboard import published
from answerable.web.dashboard.presenters import slippage as of_slippage
from answerable.web.dashboard.queries.groups import things
from answerable.web.dashboard.slipping_forms import SlippageFilters
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate.clock import now, today
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import given
from answerable.web.public.forms import ChangesForm
from answerable.web.public.presenters import changes as presenter
from answerable.web.public.presenters import slippage as of_public

LATELY = dt.timedelta(days=90)


@require_safe
def changes(request: Request) -> HttpResponseBase:
    form = ChangesForm(request.GET)
    chosen = given(form)
    since = chosen.get("since") or today() - LATELY
    found = published.changes(since, kind=chosen.get("kind") or "")
    if wanted(request):
        site = request.build_absolute_uri("/").rstrip("/")
        return export(request, "What changed", presenter.EXPORT, presenter.export_rows(found, site=site))
    context = {"form": form, "since": since, "listing": presenter.listing(found), "most": published.MOST}
    return page(request, "public/changes.html", context)


@require_safe
def feed(request: Request) -> HttpResponse:
    """The newest changes, for programs that follow them."""
    site = request.build_absolute_uri("/").rstrip("/")
    made = Atom1Feed(
        title="What changed on the public record of action plans",
        link=site + reverse("public:changes"),
        description="Plans published, dates moved, commitments verified and judged, people answered.",
        language="en-gb",
        feed_url=site + reverse("public:feed"),
    )
    for change in published.changes(today() - LATELY):
        made.add_item(
            title=fit_for_xml(f"{change.kind.label}: {presenter.title(change)}"),
            link=site + presenter.address(change),
            description=fit_for_xml(presenter.words(change)) or change.kind.label,
            unique_id=f"{site}{presenter.address(change)}#{change.kind}-{change.said.pk}",
            updateddate=change.at,
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@require_safe
def slippage(request: Request) -> HttpResponse:
    form = SlippageFilters(request.GET, places=published.places())
    by, place = form.grouping, form.chosen.get("place")
    counted = published.slippage(by, place, at=now())
    overall, rows = counted.counts
    context = {
        "narrow": form,
        "by": by,
        "sentence": of_slippage.sentence(overall),
        "listing": of_slippage.listing(rows, by, of_public.groups(by, things(by, rows))),
        "counted_at": counted.at,
    }
    return page(request, "public/slippage.html", context)
