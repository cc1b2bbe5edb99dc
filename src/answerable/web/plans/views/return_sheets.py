"""Return sheets, given out and read back."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.tables import ods
from answerable.web.design.words import count
from answerable.web.estate.clock import now, today
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import person_named
from answerable.web.estate.refusals import keep_refusal
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import Said, answer, form_page, posted
from answerable.web.plans.forms.reporting import SheetsForm
from answerable.web.plans.queries import reporting as queries
from answerable.web.plans.services import sheets


@require_safe
def sheet(request: Request, pk: int, ask: int) -> HttpResponse:
    reporting = queries.find_reporting(pk, viewer=request.viewer)
    content = sheets.return_sheet(reporting, [queries.find_ask(ask, reporting)])
    name = f'attachment; filename="return-sheet-{pk}-{ask}.ods"'
    return HttpResponse(content, headers={"Content-Type": ods.CONTENT_TYPE, "Content-Disposition": name})


@form_page
def read_sheets(request: Request, pk: int) -> HttpResponse:
    reporting = queries.find_reporting(pk, viewer=request.viewer)
    sent = (request.POST, request.FILES) if posted(request) is not None else ()
    form = SheetsForm(*sent, on=today())

    def enter() -> Said:
        # Every owner was sent a sheet of the same name, so the name alone would not tell them apart.
        given = enumerate(form.cleaned_data["sheets"], start=1)
        files = {f"Sheet {number}, {file.name}": file.read() for number, file in given}
        day, by = form.cleaned_data["effective_on"], person_named(request.viewer)
        try:
            entered = sheets.enter_sheets(reporting, files, effective_on=day, by=by, at=now())
        except RefusedError as refused:
            keep_refusal(request, act="return sheets", subject=reporting, why=refused)
            raise
        return f"{count(entered, 'answer')} read from the sheets.", reverse("plans:round", args=(pk,))

    return answer(request, form, enter, "plans/read_sheets.html", reporting=reporting)
