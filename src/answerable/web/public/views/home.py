"""The first public page, search, and how all of this is made."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.web.dashboard import published
from answerable.web.dashboard.presenters import rows
from answerable.web.dashboard.queries.counting import total
from answerable.web.design.pages import page
from answerable.web.estate.clock import today
from answerable.web.estate.requests import Request
from answerable.web.public.presenters import changes as of_changes
from answerable.web.public.presenters import method as of_method
from answerable.web.public.presenters.faces import PUBLIC

LATELY = dt.timedelta(days=90)
FEW = 5


@require_safe
def home(request: Request) -> HttpResponse:
    newest = published.as_listed(published.plans().order_by("-submitted_on", "-id")[:FEW])
    context = {
        "total": total(published.plans()),
        "newest": rows.plans("Newest plans", newest, face=PUBLIC),
        "changes": of_changes.listing(published.changes(today() - LATELY, most=FEW)),
    }
    return page(request, "public/home.html", context)


@require_safe
def search(request: Request) -> HttpResponse:
    words, on = request.GET.get("words", "").replace("\0", "").strip(), today()
    context: dict[str, Any] = {"words": words, "hits": None}
    if words:
        hits = published.search(words)
        context |= {
            "hits": hits,
            "commitments": rows.commitments("Newest commitments", hits.commitments.first, on=on, face=PUBLIC),
            "findings": rows.findings("Newest findings", hits.findings.first, face=PUBLIC),
            "plans": rows.plans("Newest action plans", hits.plans.first, face=PUBLIC),
        }
    return page(request, "public/search.html", context)


@require_safe
def method(request: Request) -> HttpResponse:
    context = {"decisions": of_method.decisions(), "standings": of_method.standings()}
    return page(request, "public/method.html", context)
