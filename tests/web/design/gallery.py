"""A page that shows every piece of the design, as a site of its own: nothing else of the register is needed."""

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template import engines
from django.urls import path

from answerable.web.database.keyset import Page
from answerable.web.design import exports, fields
from answerable.web.design.forms import FilterForm, Form
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Tag

PLACES = [(number, f"HMP Sample {number}") for number in range(300)]
DECISIONS = [("agreed", "Agreed"), ("partly", "Partly agreed"), ("not", "Not agreed")]
TAGS = [("roma", "Roma"), ("faith", "Faith")]


class Narrow(FilterForm):
    words = fields.SearchField(label="Words")
    place = fields.SelectField(label="Place", choices=PLACES, empty="Any place", required=False, coerce=int)

    decision = fields.SelectField(label="Decision", choices=DECISIONS, empty="Any decision", required=False)
    owner = fields.TextField(label="Owner", required=False)
    since = fields.DateField(label="Due since", required=False)


class Everything(Form):
    title = fields.TextField(label="Title of the plan", hint="As it stands on its cover")
    pages = fields.WholeNumberField(label="Pages", min_value=1, params={"classes": "govuk-input--width-3"})
    note = fields.LongTextField(label="What was done?", required=False)
    summary = fields.LongTextField(label="Summary", max_length=60, rows=3)
    email = fields.EmailField(label="Email address")
    password = fields.PasswordField(label="Password")
    reviewed = fields.DateField(label="Date of review", hint="For example, 27 3 2026")
    decision = fields.RadiosField(label="Decision", choices=DECISIONS, hints={"partly": "Say which part in the note"})
    place = fields.SelectField(label="Place", choices=PLACES, coerce=int)
    tags = fields.CheckboxesField(label="Tags", choices=TAGS, hints={"roma": "Romany too"})
    sure = fields.CheckboxField(label="The plan was published", required=True, hint="It can be found by anyone")
    papers = fields.FilesField(label="Files", hint="PDF, Word, OpenDocument or HTML", accept=(".pdf", ".docx"))
    seen = fields.HiddenField(required=False)


INITIAL = {
    "title": "Action plan <2026>",
    "pages": 12,
    "note": "\n  Looms\n    oiled & <cleaned>",
    "summary": "Looms",
    "email": "ada@example.com",
    "reviewed": dt.date(2026, 3, 27),
    "decision": "partly",
    "place": 7,
    "tags": ["faith"],
    "sure": True,
    "seen": "1",
}
WRONG = {"reviewed-day": "31", "reviewed-month": "Feb", "reviewed-year": "2026"}
ROWS: list[tuple[Cell, ...]] = [
    (Link("Oil every loom", "#oil"), "HMP Sample 1", Tag("Overdue", "red"), dt.date(2026, 6, 30), 1200),
    (Link("Mend the <roof>", "#roof"), Lines(["Governor", "Head of Looms"]), Tag("Done", "green"), None, 3),
]
COLUMNS = [
    Column("words", "Commitment", sort="words"),
    Column("owner", "Owner"),
    Column("status", "Status"),
    Column("due", "Due", sort="due"),
    Column("pages", "Pages", numeric=True),
]
WIDE = [Column(f"year{number}", f"Year beginning April {2010 + number}", numeric=True) for number in range(12)]
LISTING = Listing("Commitments", COLUMNS, ROWS, sort="due")
BROAD = Listing("Commitments by year", WIDE, [tuple(range(1000, 13000, 1000))] * 2)
SUMMARY = [
    ("Place", Link("HMP Sample", "#place"), Link("Change", "#change")),
    ("Due", dt.date(2026, 6, 30)),
    ("Owners", Lines(["Governor", "Head of Looms"])),
]


def page(request: HttpRequest) -> HttpResponse:
    request.viewer = SimpleNamespace(person_id=1, name="Ada Sample")  # type: ignore[attr-defined]
    request._messages = ["The plan was accepted."]  # type: ignore[attr-defined]  # noqa: SLF001
    context = {
        "form": Everything(WRONG if "sent" in request.GET else None, initial=INITIAL),
        "narrow": Narrow(request.GET),
        "listing": LISTING,
        "broad": BROAD,
        "rows": SUMMARY,
        "paged": Page(items=[], next="cursor", start=False),
        "moment": dt.datetime(2026, 6, 3, 13, 5, tzinfo=dt.UTC),
    }
    template = Path(__file__).with_name("gallery.html").read_text()
    return HttpResponse(engines["jinja2"].from_string(template).render(context, request))


def download(request: HttpRequest) -> HttpResponseBase:
    return exports.export(request, "Commitments", COLUMNS, ROWS)


def fail(_request: HttpRequest, code: int) -> HttpResponse:
    raise {400: BadRequest, 403: PermissionDenied, 404: Http404}.get(code, RuntimeError)


urlpatterns = [
    path("", page, name="page"),
    path("download", download, name="download"),
    path("fail/<int:code>", fail, name="fail"),
    path("sign-out", page, name="account_logout"),
]
