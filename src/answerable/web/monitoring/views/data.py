"""Data sets: registered, mapped and looked after."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.forms import Form
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import person_named, root
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import Said, answer, form_page, given, posted, sort_of
from answerable.web.monitoring.forms.data import UPLOAD, ChangeForm, DataSetFilters, MappingForm, RegisterForm
from answerable.web.monitoring.presenters import data as presenter
from answerable.web.monitoring.presenters import data_profile as profile
from answerable.web.monitoring.queries import data_sets as queries
from answerable.web.monitoring.services import data_sets as services
from answerable.web.monitoring.services.sources import addresses


@require_safe
def data_sets(request: Request) -> HttpResponseBase:
    filters = DataSetFilters(request.GET)
    found = queries.data_sets(request.viewer, **given(filters))
    order = presenter.ORDERS[sort_of(request, presenter.ORDERS, default="title")]
    if wanted(request):
        return export(request, "Data sets", presenter.EXPORT, presenter.data_set_export(found.order_by(*order)))
    shown = page_of(found, order=order, after=request.GET.get("after"))
    rows = presenter.data_set_rows(shown.items, on=today())
    context = {
        "narrow": filters,
        "shown": shown,
        "listing": Listing("Data sets", presenter.COLUMNS, rows, sort="title"),
    }
    return page(request, "monitoring/data_sets.html", context)


@form_page
def register(request: Request) -> HttpResponse:
    names = [(name, name.replace("_", " ").capitalize()) for name in queries.names_to_register()]
    places = [(name, f"{name} ({kind.label.lower()})") for name, kind in addresses()]
    form = RegisterForm(posted(request), names=names, addresses=places)

    def act() -> Said:
        said = form.cleaned_data
        address = "" if said["where"] == UPLOAD else said["where"]
        made = services.register(
            name=said["name"],
            title=said["title"],
            place=root(),
            address=address,
            by=person_named(request.viewer),
            at=now(),
        )
        return f"{made} is registered. Bring its records next.", presenter.address_of(made)

    return answer(request, form, act, "monitoring/data_register.html", none_left=not names, button="Register")


@require_safe
def data_set(request: Request, pk: int) -> HttpResponse:
    found = queries.data_set_for(request.viewer, pk)
    measures, told = services.measures_of(found), presenter.told_by(found)
    places = queries.named_places(told) if told else {}
    context = {
        "data_set": found,
        "facts": presenter.facts(found, measures=len(measures), on=today()),
        "measures": measures,
        "told": told,
        "tables": profile.profile_tables(told, places) if told else [],
        "not_returned": profile.not_returned(told, places) if told else [],
        "deliveries": presenter.delivery_list(queries.deliveries(found)[:50]),
    }
    return page(request, "monitoring/data_set.html", context)


@form_page
def map_columns(request: Request, pk: int) -> HttpResponse:
    found = queries.data_set_for(request.viewer, pk)
    known = services.definition(found)
    columns = {name: str(kind) for name, kind in known.columns.items()} if known else {}
    has, why_not = services.columns_of_source(found)
    first = {name: found.columns.get(name, name if name in has else "") for name in columns}
    form = MappingForm(posted(request), wanted=columns, has=has, initial=first)

    def act() -> Said:
        services.map_columns(found, columns=form.cleaned_data, by=person_named(request.viewer), at=now())
        return "The columns are mapped. Whatever is brought or looked at next is read so.", presenter.address_of(found)

    return answer(
        request, form, act, "monitoring/data_map.html", data_set=found, has=has, why_not=why_not, button="Save"
    )


@form_page
def change(request: Request, pk: int) -> HttpResponse:
    found = queries.data_set_for(request.viewer, pk)
    first = {name: getattr(found, name) for name in ("title", "due_days", "every_days")}
    form = ChangeForm(posted(request), initial=first)

    def act() -> Said:
        services.change(found, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return "Saved.", presenter.address_of(found)

    return answer(request, form, act, "monitoring/data_change.html", data_set=found, button="Save")


@form_page
def end(request: Request, pk: int) -> HttpResponse:
    found = queries.data_set_for(request.viewer, pk)
    form = Form(posted(request))

    def act() -> Said:
        services.end(found, by=person_named(request.viewer), at=now())
        return f"{found} is no longer used. Figures made from it stay.", reverse("monitoring:data_sets")

    return answer(request, form, act, "monitoring/data_end.html", data_set=found, button="Stop using it")
