"""The plain sheet of a place, on a screen and on paper, in usual and in large letters."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from answerable.web.dashboard import published
from answerable.web.design.pages import page
from answerable.web.estate.clock import today
from answerable.web.estate.requests import Request
from answerable.web.monitoring.queries import released as queries
from answerable.web.public.figure_forms import FigureFilters
from answerable.web.public.presenters import sheets as presenter
from answerable.web.public.presenters.figures import counted
from answerable.web.public.printing import LARGE, paper

MOST_PROMISES = 8
SIZES = {"a4": "", "large": LARGE}


@require_safe
def sheet(request: Request, pk: int) -> HttpResponse:
    return page(request, "public/sheet.html", _context(pk))


@require_safe
def sheet_file(request: Request, pk: int, size: str) -> HttpResponse:
    if size not in SIZES:
        raise Http404
    context = _context(pk)
    return paper(request, "public/sheet_paper.html", context, SIZES[size], name=f"sheet {context['place'].name} {size}")


def _context(pk: int) -> dict[str, Any]:
    on, place, held = today(), published.find_place(pk), queries.newest()
    columns = FigureFilters({}, held=held).columns
    found = published.commitments({"place": place}, on=on).order_by("-id")[:MOST_PROMISES]
    return {
        "place": place,
        "on": on,
        "words": presenter,
        "promises": presenter.promises(published.so_far(found), on=on),
        "figures": list(presenter.figures(counted(queries.figures_at(place, held, **columns)))),
    }
