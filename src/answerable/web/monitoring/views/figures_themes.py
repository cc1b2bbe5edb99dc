"""Measures that are read together: staff, probation, children."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from answerable.disparity.measures.model import Kind
from answerable.web.design.pages import page
from answerable.web.estate.queries import chosen
from answerable.web.estate.requests import Request
from answerable.web.estate.views.common import given
from answerable.web.monitoring.forms.figures import ThemeFilters
from answerable.web.monitoring.presenters.figures_themes import Shown, sections
from answerable.web.monitoring.queries.figures import place_with_figures
from answerable.web.monitoring.queries.pages import groups_told, shares_at
from answerable.web.monitoring.queries.pages_places import figures_places, places_below
from answerable.web.monitoring.queries.themes import THEMES, figures_in, known_in


@require_safe
def theme(request: Request, pk: int, slug: str) -> HttpResponse:
    """A place's figures under the headings of a theme, beside those of another place where one is chosen."""
    place = place_with_figures(request.viewer, pk)
    if slug not in THEMES:
        raise Http404
    shown = THEMES[slug]
    others = figures_places(request.viewer).exclude(pk=place.pk).order_by("name", "id")
    figures = figures_in(shown)
    filters = ThemeFilters(request.GET, groups=groups_told(figures), places=others)
    asked = given(filters)
    beside = chosen(others, asked["beside"]) if asked.get("beside") else None
    group = asked.get("group", "")
    below = list(places_below(request.viewer, place))
    known = known_in(figures, [place, *below, *([beside] if beside else [])], group)
    here = known[place]
    told = Shown(
        place,
        here,
        beside,
        known[beside] if beside else {},
        {one: known[one] for one in below if known[one]},
        {name: shares_at(place, one.figures) for name, one in here.items() if one.kind is Kind.SHARE},
        group,
    )
    context = {"place": place, "theme": shown, "narrow": filters, "sections": sections(shown, told), "themes": THEMES}
    return page(request, "monitoring/figures_theme.html", context)
