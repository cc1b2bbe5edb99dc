"""One measure at one place, and the permanent address of one figure."""

import datetime as dt

from django.http import Http404, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.design.tables import Listing
from answerable.web.estate.clock import today
from answerable.web.estate.requests import Request
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.forms.figures import MeasureFilters
from answerable.web.monitoring.presenters import figures_charts as charts
from answerable.web.monitoring.presenters import figures_kept as kept
from answerable.web.monitoring.presenters import figures_measure as present
from answerable.web.monitoring.presenters.figures_words import in_words
from answerable.web.monitoring.queries.figures import figures_of, place_with_figures
from answerable.web.monitoring.queries.pages_kept import Key, editions_with, figure_in, figure_now, figures_in_run
from answerable.web.monitoring.queries.pages_marks import happenings
from answerable.web.monitoring.queries.pages_measure import Choice, Told, told
from answerable.web.monitoring.queries.pages_places import group_of, group_sum, names_of

_CHOICES = ("characteristic", "detail", "comparator", "group", "span")


@require_safe
def measure_at(request: Request, pk: int, measure: str) -> HttpResponseBase:
    """Charts, the table behind them, the rule and the quality of the data, as the address chooses."""
    place = place_with_figures(request.viewer, pk)
    found = told(place, measure, Choice(**{name: request.GET.get(name, "") for name in _CHOICES}))
    if found is None:
        context = {"place": place, "figures": figures_of(measure)}
        return page(request, "monitoring/figures_nothing.html", context)
    if wanted(request):
        return export(request, f"{found.figures.title}, {place}", present.EXPORT, present.export(found))
    return page(request, "monitoring/figures_measure.html", _context(request.viewer, found))


def _context(viewer: Viewer, found: Told) -> dict[str, object]:
    chosen, place, figures = found.offer.chosen, found.place, found.figures
    about = {"characteristic": chosen.characteristic, "group": chosen.group}
    marks = present.lettered(found, happenings(viewer, place, figures.measure, **about))
    names = names_of(viewer, list(found.funnel))
    below = [name for key, name in names.items() if key != place.pk]
    places = present.places_rows(found, names)
    return {
        "told": found,
        "place": place,
        "figures": figures,
        "narrow": MeasureFilters({name: getattr(chosen, name) for name in _CHOICES}, offer=found.offer),
        "sentence": in_words(found.compared, place) if found.compared else "",
        "split": present.split_sentence(found),
        "beside_group": _beside_group(viewer, found),
        "charts": [charts.dots(found), charts.trend(found, marks), charts.funnel(found, names)],
        "marks": marks,
        "facts": present.facts(found, on=today()),
        "table_of_groups": Listing("All figures", present.TABLE_COLUMNS, present.table_rows(found)),
        "places": Listing(f"{chosen.group}, place by place", present.PLACES_COLUMNS, places) if below else None,
    }


def _beside_group(viewer: Viewer, found: Told) -> str:
    """Beside the members of the prison group, where one is held."""
    group = group_of(viewer, found.place)
    if group is None:
        return ""
    version, pooled, last, first = found.span
    span = {"version": version, "pooled": pooled, "to": last, "from": first}
    chosen = found.offer.chosen
    sums = [
        group_sum(group, found.figures, span | {"characteristic": characteristic, "group": name})
        for characteristic, name in ((chosen.characteristic, chosen.group), ("", ""))
    ]
    return present.sum_sentence(found, *sums)


@require_safe
def figure(request: Request, run: int, measure: str, pk: int) -> HttpResponse:
    """As cited, which never changes, and as it is now."""
    place = place_with_figures(request.viewer, pk)
    key = _key(request.GET)
    cited = figure_in(figures_in_run(run, measure), place, key)
    if cited is None:
        raise Http404
    now = figure_now(figures_of(measure), place, key)
    context = {
        "place": place,
        "title": kept.title(cited, key),
        "sentence": in_words(cited.comparison, place) if cited.comparison else "",
        "listing": Listing("As cited, and now", kept.KEPT_COLUMNS, kept.kept_rows(cited, now)),
        "changes": kept.changes(cited, now),
        "editions": Listing(
            "Each time it was counted",
            kept.EDITION_COLUMNS,
            kept.edition_rows(editions_with(measure, place, key), place, key),
        ),
        "newest": _newest(place.pk, measure, key),
    }
    return page(request, "monitoring/figures_figure.html", context)


def _key(asked: QueryDict) -> Key:
    """Raises Http404 where the address does not name a figure."""
    days = [_day(asked.get(name, "")) for name in ("from", "to")]
    return Key(asked.get("characteristic", ""), asked.get("group", ""), asked.get("comparator", ""), *days)


def _day(words: str) -> dt.date:
    try:
        day = parse_date(words)
    except ValueError:
        day = None
    if day is None:
        raise Http404
    return day


def _newest(place: int, measure: str, key: Key) -> str:
    chosen = {name: getattr(key, name) for name in ("characteristic", "group", "comparator") if getattr(key, name)}
    return reverse("monitoring:measure_at", args=(place, measure), query=chosen)
