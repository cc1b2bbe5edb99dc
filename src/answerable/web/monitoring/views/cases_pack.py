"""The pack of a monthly equality meeting: a page to work from, and the same as PDF and OpenDocument text."""

from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from answerable.documents.writers import paper as papers
from answerable.documents.writers.pdf import print_html
from answerable.vocabulary.errors import AnswerableError
from answerable.web.design.pages import page
from answerable.web.estate.clock import today
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.monitoring.presenters import cases_pack as presenter
from answerable.web.monitoring.presenters.cases_page import decisions
from answerable.web.monitoring.queries.figures import place_with_figures
from answerable.web.monitoring.queries.packs import meeting_pack

_ODT = "application/vnd.oasis.opendocument.text"


@require_safe
def pack(request: Request, pk: int) -> HttpResponse:
    on, place = today(), place_with_figures(request.viewer, pk)
    found = meeting_pack(place, viewer=request.viewer, on=on)
    paper = presenter.paper(found, place, on=on)
    may_decide = request.viewer.may_at(Capability.EXAMINE_CASES, place.path)
    context = {
        "place": place,
        "title": paper.title,
        "parts": presenter.on_page(paper),
        "decide": decisions(found.every) if may_decide else [],
    }
    return page(request, "monitoring/meeting_pack.html", context)


@require_safe
def pdf(request: Request, pk: int) -> HttpResponse:
    paper = _paper(request, pk)
    try:
        content = print_html(papers.html(paper), papers.STYLE)
    except AnswerableError as error:
        return page(request, "monitoring/no_meeting_pack.html", {"pk": pk, "why": str(error)}, status=503)
    return _file(paper, content, "application/pdf", "pdf")


@require_safe
def odt(request: Request, pk: int) -> HttpResponse:
    paper = _paper(request, pk)
    return _file(paper, papers.odt(paper), _ODT, "odt")


def _paper(request: Request, pk: int) -> papers.Paper:
    on, place = today(), place_with_figures(request.viewer, pk)
    return presenter.to_print(meeting_pack(place, viewer=request.viewer, on=on), place, on=on)


def _file(paper: papers.Paper, content: bytes, content_type: str, ending: str) -> HttpResponse:
    name = f"{slugify(paper.title)[:80]}-{today()}.{ending}"
    headers = {"Content-Type": content_type, "Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, headers=headers)
