"""Identity at a setting: what people told of their group, and the corrections that the source system needs."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export as as_file
from answerable.web.design.exports import wanted
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.estate.clock import now, today
from answerable.web.estate.errors import RefusedError
from answerable.web.estate.queries import person_named
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import Said, answer, form_page, given, posted
from answerable.web.monitoring import sealing
from answerable.web.monitoring.correcting import KEPT_AFTER_EXPORT, KEPT_AT_MOST
from answerable.web.monitoring.forms.identity import CorrectionFilters, CorrectionForm
from answerable.web.monitoring.presenters import corrections as presenter
from answerable.web.monitoring.queries import corrections as queries
from answerable.web.monitoring.services import corrections as services


@require_safe
def identity(request: Request) -> HttpResponse:
    """The settings whose corrections the viewer keeps."""
    return page(request, "monitoring/identity.html", {"settings": queries.settings_kept(request.viewer)})


@require_safe
def corrections(request: Request, pk: int) -> HttpResponseBase:
    viewer, place = request.viewer, queries.setting_for(request.viewer, pk)
    told = presenter.told_rows(queries.disclosures(viewer, place))
    if wanted(request):
        return as_file(request, f"Told their group at {place}", presenter.TOLD, told)
    filters = CorrectionFilters(request.GET)
    found = queries.corrections(viewer, place, **given(filters))
    shown = page_of(found, order=("-told_on", "-id"), after=request.GET.get("after"))
    held = queries.corrections(viewer, place)
    context = {
        "place": place,
        "has_key": sealing.has_key(),
        "waiting": held.filter(exported_at=None).count(),
        "exported": held.exclude(exported_at=None).count(),
        "days": (KEPT_AFTER_EXPORT.days, KEPT_AT_MOST.days),
        "narrow": filters,
        "shown": shown,
        "listing": Listing("Corrections held", presenter.HELD, presenter.held_rows(shown.items)),
        "told": Listing("People who told their group", presenter.TOLD, told),
    }
    return page(request, "monitoring/corrections.html", context)


@sensitive_post_parameters("person", "old", "new")
@form_page
def record_correction(request: Request, pk: int) -> HttpResponse:
    place = queries.setting_for(request.viewer, pk)
    form = CorrectionForm(posted(request), initial={"told_on": today()})

    def record() -> Said:
        services.record(place=place, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return "The correction is recorded and sealed.", _list_of(pk)

    context = {"place": place, "has_key": sealing.has_key(), "back": _list_of(pk)}
    return answer(request, form, record, "monitoring/correction_record.html", **context)


@require_POST
def export_corrections(request: Request, pk: int) -> HttpResponseBase:
    """A file, and never a page: its rows are read nowhere else."""
    place, again = queries.setting_for(request.viewer, pk), "again" in request.POST
    try:
        opened = services.export(place, again=again, by=person_named(request.viewer), at=now())
    except RefusedError as refused:
        return page(request, "monitoring/correction_refused.html", {"refused": refused, "back": _list_of(pk)}, 409)
    return as_file(request, f"Corrections of {place.code}", presenter.EXPORT, presenter.export_rows(opened))


def _list_of(pk: int) -> str:
    return reverse("monitoring:corrections", args=(pk,))
