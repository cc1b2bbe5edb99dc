"""A page as a PDF that can be printed."""

from collections.abc import Mapping
from importlib.resources import files

from django.http import HttpResponse
from django.utils.text import slugify

from answerable.documents.writers.pdf import print_html
from answerable.vocabulary.errors import AnswerableError
from answerable.web.design.pages import page
from answerable.web.estate.requests import Request

LARGE = "body { font-size: 18pt; }"
"""As large print is asked for: 18 points or more."""
_STYLE = files("answerable.web.public").joinpath("static", "public", "paper.css").read_text(encoding="utf-8")


def paper(
    request: Request, template: str, context: Mapping[str, object], style: str = "", *, name: str
) -> HttpResponse:
    """The page as a PDF; where none can be written here, a page that says so."""
    html = page(request, template, context).content.decode()
    try:
        content = print_html(html, _STYLE, style)
    except AnswerableError as error:
        return page(request, "public/no_paper.html", {"why": str(error)}, status=503)
    headers = {
        "Content-Type": "application/pdf",
        "Content-Disposition": f'attachment; filename="{slugify(name)[:100]}.pdf"',
    }
    return HttpResponse(content, headers=headers)
