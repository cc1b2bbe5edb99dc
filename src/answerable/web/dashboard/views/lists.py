"""Lists of commitments and findings, and search."""

from typing import Any

from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from answerable.web.dashboard.forms import CommitmentFilters, FindingFilters
from answerable.web.dashboard.presenters import rows
from answerable.web.dashboard.presenters.filters import active
from answerable.web.dashboard.queries import commitments as commitment_queries
from answerable.web.dashboard.queries import findings as finding_queries
from answerable.web.dashboard.queries.counting import total
from answerable.web.dashboard.queries.search import search as find
from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate.clock import today
from answerable.web.estate.requests import Request

CHUNK = 2000
"""Rows of an export that are in memory at one time."""


@require_safe
def commitments(request: Request) -> HttpResponseBase:
    on = today()
    form = CommitmentFilters(request.GET, viewer=request.viewer, on=on)
    found = commitment_queries.commitments(viewer=request.viewer, chosen=form.chosen, on=on)
    sorts = commitment_queries.SORTS
    sort = _sort(request, sorts)
    if wanted(request):
        every = found.order_by(*sorts[sort]).iterator(CHUNK)
        written = rows.commitments_export(every, on=on, site=request.build_absolute_uri("/").rstrip("/"))
        return export(request, "Commitments", rows.COMMITMENTS_EXPORT, written)
    shown = page_of(commitment_queries.with_makers(found), order=sorts[sort], after=request.GET.get("after"))
    context = {
        "form": form,
        "active": active(form, request),
        "total": total(found),
        "shown": shown,
        "listing": rows.commitments("Commitments", shown.items, on=on),
        "sort": sort,
        "sorts": {"due": "due date", "newest": "newest", "place": "place", "slipped": "how far the date moved"},
    }
    return page(request, "dashboard/commitments.html", context)


@require_safe
def findings(request: Request) -> HttpResponseBase:
    form = FindingFilters(request.GET, viewer=request.viewer, on=today())
    found = finding_queries.findings(viewer=request.viewer, chosen=form.chosen)
    sorts = finding_queries.SORTS
    sort = _sort(request, sorts)
    if wanted(request):
        every = found.order_by(*sorts[sort]).iterator(CHUNK)
        written = rows.findings_export(every, site=request.build_absolute_uri("/").rstrip("/"))
        return export(request, "Findings", rows.FINDINGS_EXPORT, written)
    shown = page_of(found, order=sorts[sort], after=request.GET.get("after"))
    context = {
        "form": form,
        "active": active(form, request),
        "total": total(found),
        "shown": shown,
        "listing": rows.findings("Findings", shown.items),
        "sort": sort,
        "sorts": {"newest": "newest", "place": "place"},
    }
    return page(request, "dashboard/findings.html", context)


def _sort(request: Request, sorts: dict[str, tuple[str, ...]]) -> str:
    """The order that the address asks for, or the first there is."""
    asked = request.GET.get("sort", "")
    return asked if asked in sorts else next(iter(sorts))


@require_safe
def search(request: Request) -> HttpResponseBase:
    words, on = request.GET.get("words", "").replace("\0", "").strip(), today()
    context: dict[str, Any] = {"words": words, "hits": None}
    if words:
        hits = find(words, viewer=request.viewer, on=on)
        context |= {
            "hits": hits,
            "commitments": rows.commitments("Newest commitments", hits.commitments.first, on=on),
            "findings": rows.findings("Newest findings", hits.findings.first),
            "plans": rows.plans("Newest action plans", hits.plans.first),
        }
    return page(request, "dashboard/search.html", context)
