"""Runs: started, watched and cancelled; and figures that a later run revised."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.forms import Form
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.estate.clock import now
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import Said, answer, form_page, given, posted
from answerable.web.monitoring.forms.data import RunFilters, StartForm
from answerable.web.monitoring.presenters import data_runs as presenter
from answerable.web.monitoring.queries import runs as queries
from answerable.web.monitoring.services import runs as services
from answerable.web.monitoring.types import RunState

_UNDER_WAY = (RunState.QUEUED, RunState.RUNNING)


@require_safe
def runs(request: Request) -> HttpResponseBase:
    filters = RunFilters(request.GET)
    found = queries.runs(request.viewer, **given(filters))
    if wanted(request):
        return export(request, "Runs", presenter.EXPORT, presenter.run_export(found.order_by("-id")))
    shown = page_of(found, order=("-id",), after=request.GET.get("after"))
    listing = Listing("Runs", presenter.COLUMNS, presenter.run_rows(shown.items))
    return page(request, "monitoring/data_runs.html", {"narrow": filters, "shown": shown, "listing": listing})


@form_page
def start(request: Request) -> HttpResponse:
    measures = list(queries.measures_to_count().items())
    form = StartForm(posted(request), measures=measures)

    def act() -> Said:
        made = services.start(**form.cleaned_data, by=person_named(request.viewer), at=now())
        return "The run is in line. What pages show stays as it is until it is done.", _address(made.pk)

    return answer(request, form, act, "monitoring/data_start.html", none_ready=not measures, button="Start the run")


@require_safe
def run(request: Request, pk: int) -> HttpResponse:
    found = queries.run_for(request.viewer, pk)
    under_way = found.state in _UNDER_WAY
    counted = list(queries.deliveries_of(found))
    context = {
        "run": found,
        "state": presenter.state_tag(found),
        "facts": presenter.facts(found),
        "under_way": under_way,
        "data": presenter.data_list(counted),
        "figures": presenter.figures_list(queries.figures_of(found)),
        "problems": presenter.problems_list(found),
        "unknown": presenter.unknown_places(found, counted),
    }
    response = page(request, "monitoring/data_run.html", context)
    if under_way:
        response.headers["Refresh"] = "5"
    return response


@form_page
def cancel(request: Request, pk: int) -> HttpResponse:
    found = queries.run_for(request.viewer, pk)
    form = Form(posted(request))

    def act() -> Said:
        services.cancel(found, by=person_named(request.viewer), at=now())
        return "The run is cancelled. Nothing of it is shown.", _address(found.pk)

    return answer(request, form, act, "monitoring/data_cancel.html", run=found, button="Cancel the run")


@require_safe
def revisions(request: Request, pk: int, measure: str) -> HttpResponseBase:
    found = queries.revisions(request.viewer, place=pk, measure=measure, earlier=_earlier(request))
    if wanted(request):
        return export(request, "Figures that changed", presenter.REVISED_EXPORT, presenter.revised_export(found))
    return page(request, "monitoring/data_revisions.html", {"found": found, "changed": presenter.revised_list(found)})


def _earlier(request: HttpRequest) -> int | None:
    asked = request.GET.get("run", "")
    return int(asked) if asked.isdecimal() and asked.isascii() and len(asked) < 10 else None


def _address(pk: int) -> str:
    return reverse("monitoring:run", args=(pk,))
