"""Reports that are assembled from releases: of a region, of a year, and of decisions made together with probation."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.dashboard import published
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate.clock import today
from answerable.web.estate.queries import root
from answerable.web.estate.requests import Request
from answerable.web.estate.types import PlaceKind
from answerable.web.monitoring.presenters.sharing import state_tag
from answerable.web.monitoring.queries import released as queries
from answerable.web.monitoring.queries import releases as drafts
from answerable.web.monitoring.types import ReleaseState
from answerable.web.public.figure_forms import FigureFilters
from answerable.web.public.presenters import figures as presenter
from answerable.web.public.presenters import reports
from answerable.web.public.printing import paper

JOINT = ("temporary-licence-granted", "home-detention-curfew-granted", "early-release-granted", "parole-granted")
"""Measures of decisions in which prison and probation both have a part."""


@require_safe
def regional_report(request: Request, pk: int) -> HttpResponse:
    return page(request, "public/report.html", _regional(pk))


@require_safe
def regional_report_file(request: Request, pk: int) -> HttpResponse:
    context = _regional(pk)
    return paper(request, "public/report_paper.html", context, name=f"equality report {context['place'].name}")


@require_safe
def chapter(request: Request, year: int) -> HttpResponse:
    return page(request, "public/report.html", _chapter(request, year))


@require_safe
def chapter_file(request: Request, year: int) -> HttpResponse:
    return paper(request, "public/report_paper.html", _chapter(request, year), name=f"equality chapter {year}")


@require_safe
def joint_decisions(request: Request) -> HttpResponseBase:
    held = {name: of for name, of in queries.newest().items() if name in JOINT}
    whole = root()
    columns = FigureFilters(request.GET, held=held).columns
    if wanted(request):
        places = [whole, *queries.places_told(whole)]
        rows = presenter.export_rows(queries.at_places(places, held, **columns))
        return export(request, "Joint decisions", presenter.EXPORT, rows)
    regions = [whole, *queries.places_told(whole).filter(kind=PlaceKind.REGION)]
    listing = reports.joint_decisions(queries.at_places(regions, held, **columns))
    return page(request, "public/joint_decisions.html", {"listing": listing})


def _regional(pk: int) -> dict[str, Any]:
    place = published.find_place(pk)
    title, file = "Regional equality report", reverse("public:regional_report_file", args=(pk,))
    return reports.report(place, queries.newest(), on=today(), title=title, paper=file, state=None)


def _chapter(request: Request, year: int) -> dict[str, Any]:
    held = drafts.of_year(request.viewer, year) if dt.MINYEAR <= year <= dt.MAXYEAR else {}
    if not held:
        raise Http404
    waiting = [of.release for of in held.values() if of.release.state != ReleaseState.PUBLISHED]
    title, file = f"Equality in {year}", reverse("public:chapter_file", args=(year,))
    state = state_tag(waiting[0]) if waiting else None
    return reports.report(root(), held, on=today(), title=title, paper=file, state=state)
