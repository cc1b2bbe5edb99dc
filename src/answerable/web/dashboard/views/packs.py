"""A place's pre-visit pack: every promise about it and the four voices, on a page and on paper."""

from importlib.resources import files
from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from answerable.documents.writers.pdf import print_html
from answerable.vocabulary.errors import AnswerableError
from answerable.web.dashboard.presenters import packs as presenter
from answerable.web.dashboard.queries import packs as queries
from answerable.web.design.pages import page
from answerable.web.estate.clock import today
from answerable.web.estate.queries import place_for
from answerable.web.estate.requests import Request

_STYLE = files("answerable.web.dashboard").joinpath("static", "dashboard", "pack.css").read_text(encoding="utf-8")


@require_safe
def pack(request: Request, pk: int) -> HttpResponse:
    return page(request, "dashboard/pack.html", _context(request, pk))


@require_safe
def pack_file(request: Request, pk: int) -> HttpResponse:
    context = _context(request, pk)
    paper = page(request, "dashboard/pack_paper.html", context).content.decode()
    try:
        content = print_html(paper, _STYLE)
    except AnswerableError as error:
        return page(request, "dashboard/no_pack.html", {**context, "why": str(error)}, status=503)
    name = f"pack-{slugify(context['place'].name)[:80]}-{context['on']}.pdf"
    headers = {"Content-Type": "application/pdf", "Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, headers=headers)


def _context(request: Request, pk: int) -> dict[str, Any]:
    on, place = today(), place_for(request.viewer, pk)
    found = queries.pack(place, viewer=request.viewer)
    return {"place": place, "on": on, "pack": presenter.shown(found, place, on=on), "no_figures": presenter.NO_FIGURES}
