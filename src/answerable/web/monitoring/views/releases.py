"""Releases of figures: the list, one of them, and the acts on it."""

from collections.abc import Callable

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import person_named
from answerable.web.estate.refusals import refusals_kept
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, answer, form_page, given, posted, sort_of
from answerable.web.monitoring.forms.sharing import NothingForm, ReleaseFilters, ReleaseForm
from answerable.web.monitoring.presenters import sharing as presenter
from answerable.web.monitoring.queries import releases as queries
from answerable.web.monitoring.services import releases as services
from answerable.web.monitoring.types import ReleaseState


@require_safe
def releases(request: Request) -> HttpResponseBase:
    filters = ReleaseFilters(request.GET)
    found = queries.releases(request.viewer, **given(filters))
    order = presenter.RELEASE_ORDERS[sort_of(request, presenter.RELEASE_ORDERS, default="-asked")]
    if wanted(request):
        return export(request, "Releases", presenter.RELEASES_EXPORT, presenter.releases_export(found.order_by(*order)))
    shown = page_of(found, order=order, after=request.GET.get("after"))
    context = {
        "narrow": filters,
        "shown": shown,
        "listing": presenter.releases(shown.items),
        "may_ask": request.viewer.may_everywhere(Capability.RELEASE_FIGURES),
    }
    return page(request, "monitoring/releases.html", context)


@form_page
def ask_release(request: Request) -> HttpResponse:
    measures = queries.measures_to_release()
    form = ReleaseForm(posted(request), measures=measures, initial={"publish_on": today()})

    def ask() -> Said:
        release = services.ask(**form.cleaned_data, by=person_named(request.viewer), at=now())
        return "The release is being made. This can take some minutes.", _address(release.pk)

    return answer(request, form, ask, "monitoring/release_ask.html", measures=measures, button="Make the release")


@require_safe
def release(request: Request, pk: int) -> HttpResponse:
    found = queries.release_for(request.viewer, pk)
    context = {
        "release": found,
        "facts": presenter.facts(found, queries.titles_of(found)),
        "waiting": found.state in {ReleaseState.QUEUED, ReleaseState.MAKING},
        "may_clear": queries.may_clear(request.viewer, found),
    }
    return page(request, "monitoring/release.html", context)


@form_page
def clear_release(request: Request, pk: int) -> HttpResponse:
    return _act(request, pk, services.clear, title="Clear this release", said="The release is cleared.")


@form_page
def publish_release(request: Request, pk: int) -> HttpResponse:
    return _act(request, pk, services.publish, title="Publish this release", said="Everyone can read it now.")


def _act(request: Request, pk: int, act: Callable[..., None], *, title: str, said: str) -> HttpResponse:
    found = queries.release_for(request.viewer, pk)
    form = NothingForm(posted(request))

    def do() -> Said:
        with refusals_kept(request, act=title.lower(), subject=found):
            act(found, by=person_named(request.viewer), at=now())
        return said, _address(pk)

    context = {"release": found, "facts": presenter.facts(found, queries.titles_of(found)), "title": title}
    return answer(request, form, do, "monitoring/release_act.html", **context, button=title)


def _address(pk: int) -> str:
    return reverse("monitoring:release", args=(pk,))
