"""Deliveries of data: brought, looked at, taken or refused."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.web.design.forms import Form
from answerable.web.design.pages import page
from answerable.web.estate.clock import now
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import Said, answer, form_page, posted
from answerable.web.monitoring.forms.data import BringForm, RefuseForm
from answerable.web.monitoring.presenters import data as presenter
from answerable.web.monitoring.presenters import data_profile as profile
from answerable.web.monitoring.queries import data_sets as queries
from answerable.web.monitoring.services import deliveries as services
from answerable.web.monitoring.types import SourceKind


@form_page
def bring(request: Request, pk: int) -> HttpResponse:
    """A file is uploaded; or what lies at the address is looked at again."""
    found = queries.data_set_for(request.viewer, pk)
    uploads = found.kind == SourceKind.UPLOAD
    form = BringForm(posted(request), request.FILES or None) if uploads else Form(posted(request))

    def act() -> Said:
        by, at = person_named(request.viewer), now()
        if uploads:
            [file] = form.cleaned_data["file"]
            brought = services.bring(found, content=file, name=file.name or "", by=by, at=at)
        else:
            brought = services.look_again(found, by=by, at=at)
        return "It is in line to be looked at. This page says what was found.", presenter.address_of(brought)

    return answer(request, form, act, "monitoring/data_bring.html", data_set=found, uploads=uploads)


@require_safe
def delivery(request: Request, pk: int) -> HttpResponse:
    found = queries.delivery_for(request.viewer, pk)
    places = queries.named_places(found)
    context = {
        "delivery": found,
        "facts": presenter.delivery_facts(found),
        "state": presenter.state_tag(found),
        "tables": profile.profile_tables(found, places),
        "not_returned": profile.not_returned(found, places),
    }
    response = page(request, "monitoring/data_delivery.html", context)
    if found.state in services.ON_ITS_WAY:
        response.headers["Refresh"] = "5"
    return response


@form_page
def take(request: Request, pk: int) -> HttpResponse:
    found = queries.delivery_for(request.viewer, pk)
    form = Form(posted(request))

    def act() -> Said:
        services.take(found, by=person_named(request.viewer), at=now())
        return "It is ready to be counted. Start a run to count it.", presenter.address_of(found)

    return answer(request, form, act, "monitoring/data_take.html", delivery=found, button="Take it all the same")


@form_page
def refuse(request: Request, pk: int) -> HttpResponse:
    found = queries.delivery_for(request.viewer, pk)
    form = RefuseForm(posted(request))

    def act() -> Said:
        services.refuse(found, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return "It is refused, and its file is deleted. The figures stand as they were.", presenter.address_of(found)

    return answer(request, form, act, "monitoring/data_refuse.html", delivery=found, button="Refuse it")
