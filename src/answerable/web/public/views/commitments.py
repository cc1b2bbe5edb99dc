"""Published commitments: the list, one of them with the four voices, its finding, and evidence that was released."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from answerable.web.commitments.downloads import evidence_response
from answerable.web.commitments.presenters import standing_of, standing_tag
from answerable.web.commitments.queries import released_evidence
from answerable.web.commitments.services import open_evidence
from answerable.web.dashboard import published
from answerable.web.dashboard.presenters import commitment as of_commitment
from answerable.web.dashboard.presenters import dates, rows
from answerable.web.dashboard.presenters import finding as of_finding
from answerable.web.dashboard.presenters.circumstances import circumstances, others
from answerable.web.dashboard.presenters.filters import active
from answerable.web.dashboard.presenters.standings import rule
from answerable.web.dashboard.presenters.voices import four
from answerable.web.dashboard.queries.commitments import SORTS
from answerable.web.dashboard.queries.counting import total
from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate.clock import now, today
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.public.forms import CommitmentFilters
from answerable.web.public.presenters import commitments as presenter
from answerable.web.public.presenters.faces import PUBLIC

CHUNK = 2000
"""Rows of an export that are in memory at one time."""
SORTED_BY = {"due": "due date", "newest": "newest", "slipped": "how far it slipped"}


@require_safe
def commitments(request: Request) -> HttpResponseBase:
    on = today()
    form = CommitmentFilters(request.GET, on=on)
    found = published.commitments(form.chosen, on=on)
    asked = request.GET.get("sort", "")
    sort = asked if asked in SORTED_BY else "due"
    if wanted(request):
        every = presenter.as_published(found.order_by(*SORTS[sort]).iterator(CHUNK), CHUNK)
        site = request.build_absolute_uri("/").rstrip("/")
        written = rows.commitments_export(every, on=on, site=site, face=PUBLIC)
        return export(request, "Commitments", rows.COMMITMENTS_EXPORT, written)
    shown = page_of(found, order=SORTS[sort], after=request.GET.get("after"))
    context = {
        "form": form,
        "active": active(form, request),
        "total": total(found),
        "shown": shown,
        "listing": rows.commitments("Commitments", published.so_far(shown.items), on=on, face=PUBLIC),
        "sort": sort,
        "sorts": SORTED_BY,
    }
    return page(request, "public/commitments.html", context)


@require_safe
def commitment(request: Request, pk: int) -> HttpResponse:
    on, found = today(), published.find_commitment(pk)
    entries = list(found.entries.all())
    context = {
        "commitment": found,
        "heading": rows.short(found.words),
        "standing": standing_tag(standing_of(found, on=on)),
        "rule": rule(found, on=on),
        "owners": presenter.owners(found),
        "past_owners": of_commitment.past_owners(found),
        "promised": dates.promised(found),
        "ledger": dates.ledger(found),
        "caveats": of_commitment.caveats(found),
        "voices": four(found, on=on),
        "circumstances": circumstances(found, seen=published.are_published(others(found)), face=PUBLIC),
        "made_by": [presenter.made_rows(entry) for entry in of_commitment.made_by(entries)],
        "said_again": of_commitment.entries_listing(of_commitment.said_again(entries), face=PUBLIC),
        "carried_by": rows.findings("Other findings that it answers", published.carried_by(found), face=PUBLIC),
        "evidence": presenter.evidence(found, released_evidence(found)),
        "confirmed": of_commitment.tags_confirmed(found.taggings.all()),
        "may_speak": request.viewer.may_at(Capability.SPEAK, found.place.path),
    }
    return page(request, "public/commitment.html", context)


@require_safe
def evidence(_request: Request, pk: int, item: int) -> HttpResponseBase:
    """A file that was released, to be saved and never shown."""
    found = get_object_or_404(released_evidence(published.find_commitment(pk)), pk=item)
    try:
        content = open_evidence(evidence=found, by=None, at=now())
    except FileNotFoundError as gone:
        raise Http404 from gone
    return evidence_response(found, content)


@require_safe
def finding(request: Request, pk: int) -> HttpResponse:
    found = published.find_finding(pk)
    context = {
        "finding": found,
        "facts": presenter.finding_facts(found),
        "rounds": of_finding.rounds(found, face=PUBLIC),
        "confirmed": of_commitment.tags_confirmed(found.taggings.all()),
    }
    return page(request, "public/finding.html", context)
