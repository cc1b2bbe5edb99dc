"""What commitments are meant to change, and what followed."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from answerable.web.commitments.queries.commitments import commitment_to
from answerable.web.commitments.recorded import subject
from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import chosen, person_named
from answerable.web.estate.refusals import refusals_kept
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, answer, form_page, given, posted, sort_of
from answerable.web.monitoring.forms.aims import AimForm, EffectFilters, EndAimForm
from answerable.web.monitoring.presenters.effects import (
    AIM_COLUMNS,
    AIM_EXPORT,
    AIM_ORDERS,
    aim_rows,
    case_facts,
    first_answers,
    totals_listing,
)
from answerable.web.monitoring.queries import effects as queries
from answerable.web.monitoring.queries.figures import current_figures
from answerable.web.monitoring.services.aims import Disparity
from answerable.web.monitoring.services.aims import add_aim as add
from answerable.web.monitoring.services.aims import end_aim as end


@form_page
def add_aim(request: Request, pk: int) -> HttpResponse:
    """Begun from a case (`?case=`), the form is filled with its disparity."""
    commitment = commitment_to(Capability.SET_AIMS, request.viewer, pk)
    case = queries.case_seen(request.viewer, request.GET.get("case"))
    places, figures = queries.places_to_aim_at(commitment, on=today()), list(current_figures())
    first = first_answers(commitment, case, on=today())
    form = AimForm(posted(request), figures=figures, places=places, initial=first)
    about = subject(commitment)

    def save() -> Said:
        said = form.cleaned_data
        characteristic, group = form.characteristic_and_group
        place = chosen(places, said["place"])
        disparity = Disparity(said["measure"], characteristic, group, said["comparator"], place)
        days = {"since": said["since"], "by_when": said["by_when"]}
        with refusals_kept(request, act="aim of a commitment", subject=commitment):
            add(commitment, disparity=disparity, **days, by=person_named(request.viewer), at=now())
        return "Saved. When the next figures come, this page says what followed.", about.address

    facts = [*about.facts, *case_facts(case)]
    return answer(
        request, form, save, "monitoring/add_aim.html", facts=facts, back=about.address, measures=bool(figures)
    )


@form_page
def end_aim(request: Request, pk: int) -> HttpResponse:
    aim = queries.aim_to_end(request.viewer, pk)
    form, about = EndAimForm(posted(request)), subject(aim.commitment)

    def stop() -> Said:
        with refusals_kept(request, act="end of an aim", subject=aim.commitment):
            end(aim, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return "Ended. What was read of it stays.", about.address

    facts = [*about.facts, ("Meant to change", str(aim))]
    return answer(request, form, stop, "monitoring/end_aim.html", facts=facts, back=about.address)


@require_safe
def effects(request: Request) -> HttpResponseBase:
    filters = EffectFilters(request.GET)
    found = queries.aims_by(request.viewer, **given(filters))
    sort = sort_of(request, AIM_ORDERS, default="newest")
    if wanted(request):
        return export(request, "What followed", AIM_EXPORT, aim_rows(found.order_by(*AIM_ORDERS[sort])))
    shown = page_of(found, order=AIM_ORDERS[sort], after=request.GET.get("after"))
    context = {
        "narrow": filters,
        "shown": shown,
        "listing": Listing("What commitments are meant to change", AIM_COLUMNS, list(aim_rows(shown.items))),
        "totals": totals_listing(queries.verdict_totals(request.viewer)),
    }
    return page(request, "monitoring/effects.html", context)
