"""The plan as a tagged PDF (PDF/UA-1), printed from the web page: A4 landscape, headings on every page."""

import re
from importlib import import_module
from types import ModuleType

from answerable.documents.plan import Plan
from answerable.documents.writers.html import page
from answerable.documents.writers.layout import lay_out
from answerable.vocabulary.errors import AnswerableError

_NO_PANGO = (
    "A PDF cannot be written, because the system library Pango is not installed here. Install it "
    "(on Debian or Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
    "on Fedora: dnf install pango; on macOS: brew install pango), or choose another format."
)
_FOOT = """@page {{ @bottom-left {{
  content: "{words}"; white-space: pre-wrap; width: 85%; text-align: left;
  font: 8pt Arial, "Liberation Sans", "DejaVu Sans", sans-serif;
}} }}"""

_CELL = re.compile(r"<td>.*?</td>", re.DOTALL)
_HALF_CLOSED = re.compile(r"(?<=\w[-–/]) (?=\w)")


def render(plan: Plan) -> bytes:
    """Raises AnswerableError, with the package to install, where Pango is missing."""
    weasyprint = _weasyprint()
    sheet = lay_out(plan)
    foot = [weasyprint.CSS(string=_foot(sheet.caveats))] if sheet.caveats else []
    html = weasyprint.HTML(string=_kept_together(page(sheet)))
    written: bytes = html.write_pdf(stylesheets=foot, pdf_variant="pdf/ua-1")
    return written


def print_html(html: str, *styles: str) -> bytes:
    """Any page as a tagged PDF; it fetches nothing. Raises AnswerableError, with the package to install."""
    weasyprint = _weasyprint()
    sheets = [weasyprint.CSS(string=style) for style in styles]
    written: bytes = weasyprint.HTML(string=html, url_fetcher=_nothing).write_pdf(
        stylesheets=sheets, pdf_variant="pdf/ua-1"
    )
    return written


def _nothing(address: str, *_options: object) -> dict[str, object]:
    raise AnswerableError(f"A page that is printed holds all it needs, and asks for nothing: {address}")


def _kept_together(page: str) -> str:
    """The page with no line ending between "race/" and the word after it, where the space could not be told again.

    The headings of narrow columns are left as they are: they are known words, and must break where they can.
    """
    return _CELL.sub(lambda cell: _HALF_CLOSED.sub("\u00a0", cell[0]), page)


def _weasyprint() -> ModuleType:
    try:
        return import_module("weasyprint")  # loads Pango, which may be missing
    except OSError as error:
        raise AnswerableError(_NO_PANGO) from error


def _foot(caveats: tuple[str, ...]) -> str:
    """The caveats at the foot of every page, one below the other."""
    quoted = (caveat.replace("\\", "\\\\").replace('"', '\\"') for caveat in caveats)
    return _FOOT.format(words="\\a ".join(quoted))
