"""Equality analyses: the list of them, the page of one, and what is recorded about it."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.web.consultations import forms, presenters, queries, services
from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate.clock import now, today
from answerable.web.estate.queries import choosable_places, chosen, person_named
from answerable.web.estate.refusals import refusals_kept
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.views.common import Said, answer, form_page, given, posted, sort_of

_RECORD = Capability.RECORD_ANALYSES
_BY = {"challenge": "what is to be answered", "newest": "newest", "policy": "policy", "place": "place"}


@require_safe
def analyses(request: Request) -> HttpResponseBase:
    viewer = request.viewer
    filters = forms.AnalysisFilters(request.GET, places=queries.places_of_analyses(viewer))
    sort = sort_of(request, queries.SORTS, default="challenge")
    found = queries.narrowed(queries.analyses(viewer), **_narrowing(given(filters)))
    if wanted(request):
        rows = list(found.order_by(*queries.SORTS[sort]))
        told = presenters.export_rows(rows, queries.disparities_named(viewer, rows))
        return export(request, "Equality analyses", presenters.EXPORT, told)
    shown = page_of(found, order=queries.SORTS[sort], after=request.GET.get("after"))
    context = {
        "narrow": filters,
        "shown": shown,
        "listing": presenters.listing("Policies", shown.items, queries.disparities_named(viewer, shown.items)),
        "sort": sort,
        "sorts": _BY,
        "may_record": viewer.may(_RECORD),
    }
    return page(request, "consultations/analyses.html", context)


def _narrowing(chosen: dict[str, Any]) -> dict[str, int]:
    return {name: int(value) for name, value in chosen.items() if value}


@require_safe
def analysis(request: Request, pk: int) -> HttpResponse:
    viewer = request.viewer
    found = queries.analysis_of(viewer, pk)
    may_record = viewer.may_at(_RECORD, found.policy.place.path)
    challenges = queries.challenges_to(viewer, found)
    latest, *earlier = presenters.versions(queries.versions(found.policy))
    context = {
        "policy": found.policy,
        "standing": presenters.standing_tag(found),
        "challenges": presenters.challenges(found, challenges, viewer=viewer, may_answer=may_record),
        "latest": latest,
        "earlier": earlier,
        "may_record": may_record,
    }
    return page(request, "consultations/analysis.html", context)


@form_page
def record_analysis(request: Request) -> HttpResponse:
    offered = choosable_places(request.viewer, _RECORD, on=today()).order_by("path")
    measures = queries.measures_to_name()
    form = forms.FirstForm(posted(request), measures=measures, places=offered)

    def keep() -> Said:
        made = services.record_analysis(
            title=form.cleaned_data["title"],
            place=chosen(offered, form.cleaned_data["place"]),
            content=form.content,
            by=person_named(request.viewer),
            at=now(),
        )
        return "The analysis is recorded.", _page_of(made.policy_id)

    context = {"title": "Record an equality analysis", "back": reverse("consultations:analyses"), "policy": None}
    return answer(request, form, keep, "consultations/record.html", **context, without=not measures.exists())


@form_page
def new_version(request: Request, pk: int) -> HttpResponse:
    policy = queries.policy_to_record(request.viewer, pk)
    measures, [latest, *_] = queries.measures_to_name(), queries.versions(policy)
    form = forms.VersionForm(posted(request), measures=measures, replaces=latest)

    def keep() -> Said:
        with refusals_kept(request, act="new version of an equality analysis", subject=policy):
            services.record_version(
                policy,
                read=form.cleaned_data["read"],
                content=form.content,
                by=person_named(request.viewer),
                at=now(),
            )
        return "The new version is recorded. The earlier one is kept.", _page_of(pk)

    context = {"title": "Record a new version", "back": _page_of(pk), "policy": policy}
    return answer(request, form, keep, "consultations/record.html", **context, without=not measures.exists())


@form_page
def answer_challenge(request: Request, pk: int) -> HttpResponse:
    statement = queries.statement_to_answer(request.viewer, pk)
    policy, form = statement.analysis.policy, forms.AnswerForm(posted(request))

    def keep() -> Said:
        with refusals_kept(request, act="answer to a challenge", subject=statement):
            services.answer(statement, **form.cleaned_data, by=person_named(request.viewer), at=now())
        return "Your answer is recorded.", _page_of(policy.pk)

    said = presenters.said(statement.analysis, statement)
    context = {"policy": policy, "said": said, "back": _page_of(policy.pk), "button": "Save answer"}
    return answer(request, form, keep, "consultations/answer.html", **context)


def _page_of(policy: int) -> str:
    return reverse("consultations:analysis", args=(policy,))
