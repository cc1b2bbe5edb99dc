"""Cases: the list of them, and the page of one."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from answerable.web.database.keyset import page as page_of
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate.clock import today
from answerable.web.estate.requests import Request
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.estate.views.common import sort_of
from answerable.web.monitoring.forms.cases import CaseFilters
from answerable.web.monitoring.presenters import cases as in_lists
from answerable.web.monitoring.presenters import cases_page as presenter
from answerable.web.monitoring.presenters.figures_charts import periods, trend
from answerable.web.monitoring.presenters.figures_measure import lettered
from answerable.web.monitoring.presenters.figures_words import measure_address
from answerable.web.monitoring.queries import cases as queries
from answerable.web.monitoring.queries.figures import figures_of
from answerable.web.monitoring.queries.pages_marks import happenings
from answerable.web.monitoring.queries.pages_measure import Choice, told

Case = Any
"""A view knows no model."""
_BY = {"answer": "what is due first", "newest": "newest", "place": "place", "size": "size of the latest ratio"}


@require_safe
def cases(request: Request) -> HttpResponseBase:
    on, viewer = today(), request.viewer
    with_figures = viewer.may(Capability.SEE_FIGURES)
    sorts = queries.SORTS if with_figures else {name: by for name, by in queries.SORTS.items() if name != "size"}
    filters = CaseFilters(
        request.GET,
        places=queries.places_of_cases(viewer),
        measures=queries.measures_of_cases(viewer),
        groups=queries.groups_of_cases(viewer),
        with_figures=with_figures,
    )
    sort = sort_of(request, sorts, default="answer")
    found = queries.cases_by(viewer, filters.wanted, on=on, by_size=sort == "size")
    if wanted(request):
        rows = in_lists.export_rows(found.order_by(*sorts[sort]), viewer=viewer)
        return export(request, "Disparities", in_lists.EXPORT, rows)
    shown = page_of(found, order=sorts[sort], after=request.GET.get("after"))
    listing = in_lists.listing("Disparities", shown.items, viewer=viewer, on=on)
    context = {
        "narrow": filters,
        "shown": shown,
        "listing": listing,
        "sort": sort,
        "sorts": {name: _BY[name] for name in sorts},
        "overdue": queries.unanswered(viewer, on=on).count(),
    }
    return page(request, "monitoring/cases.html", context)


@require_safe
def case(request: Request, pk: int) -> HttpResponse:
    on, viewer = today(), request.viewer
    found = queries.case_for(viewer, pk)
    with_figures = queries.may_see_figures(viewer, found)
    context = {
        "case": found,
        "name": in_lists.name_of(found),
        "state": in_lists.state_tag(found),
        "facts": presenter.facts(found, on=on, with_figures=with_figures),
        "with_figures": with_figures,
        "events": presenter.events(found.events.all(), with_words=with_figures),
        "reforms": presenter.reforms(found.reforms_seen, on=on),  # type: ignore[attr-defined]
        "acts": presenter.acts(found, viewer),
        "wanting": presenter.wanting(found, viewer),
    }
    return page(request, "monitoring/case.html", context | (_figures(viewer, found) if with_figures else {}))


def _figures(viewer: Viewer, case: Case) -> dict[str, object]:
    about = {"characteristic": case.characteristic, "group": case.group}
    seen = told(case.place, case.measure, Choice(**about, detail=case.detail, comparator=case.comparator))
    marks = lettered(seen, happenings(viewer, case.place, case.measure, **about)) if seen else []
    return {
        "sightings": presenter.sightings(case, figures_of(case.measure)),
        "rules": presenter.rules(case.sightings.all()),
        "measure_address": measure_address(case.place, case.measure, **about),
        "chart": trend(seen, marks) if seen else None,
        "periods": periods(seen) if seen else None,
        "marks": marks,
    }
