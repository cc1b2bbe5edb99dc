"""Released figures: what there is, one measure, one place, one figure, and the files as they were made."""

import mimetypes

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from answerable.web.dashboard import published
from answerable.web.design.exports import export, wanted
from answerable.web.design.pages import page
from answerable.web.estate.queries import root
from answerable.web.estate.requests import Request
from answerable.web.monitoring.queries import citing
from answerable.web.monitoring.queries import released as queries
from answerable.web.monitoring.queries.releases import years
from answerable.web.public.figure_forms import FigureFilters
from answerable.web.public.presenters import figures as presenter


@require_safe
def figures(request: Request) -> HttpResponse:
    held = queries.newest()
    context = {
        "measures": presenter.measures(held),
        "releases": presenter.releases(queries.published()),
        "whole": root() if held else None,
        "years": years(request.viewer),
        "regions": queries.regions_told(held),
    }
    return page(request, "public/figures.html", context)


@require_safe
def release(request: Request, name: str) -> HttpResponse:
    found = queries.find_release(name)
    context = {"release": found.release, "about": found.about, "files": presenter.files(found)}
    return page(request, "public/release.html", context)


@require_safe
def release_file(_request: Request, name: str, file: str) -> FileResponse:
    """As it was made, to be saved."""
    path = queries.find_release(name).file(file)
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{name}-{path.name}", content_type=media_type)


@require_safe
def place_figures(request: Request, pk: int) -> HttpResponseBase:
    place, held = published.find_place(pk), queries.newest()
    form = FigureFilters(request.GET, held=held)
    only = form.measure_chosen
    wanted_of = {name: of for name, of in held.items() if only in {"", name}}
    found = presenter.counted(queries.figures_at(place, wanted_of, **form.columns))
    if wanted(request):
        rows = presenter.export_rows((place, figure) for figure in found)
        return export(request, f"Figures of {place.name}", presenter.EXPORT, rows)
    context = {
        "place": place,
        "form": form,
        "listing": (presenter.by_group if only else presenter.figures)(f"Figures of {place.name}", found, place),
        "chart": presenter.dots(found) if only else None,
        "span": presenter.span(found[0]) if found else "",
        "below": [] if found else list(published.places().filter(above=place)[:50]),
    }
    return page(request, "public/place_figures.html", context)


@require_safe
def measure(request: Request, name: str) -> HttpResponseBase:
    """The nation by group; and one group, everyone at first, at each region and place."""
    released, whole = queries.released_of(name), root()
    form = FigureFilters(request.GET, held={name: released})
    nation = presenter.counted(queries.latest(released, whole, measure=name, **form.columns))
    group = request.GET.get("group", "")
    found = list(queries.at_places(queries.places_told(whole), {name: released}, **{**form.columns, "group": group}))
    if wanted(request):
        rows = presenter.export_rows([*((whole, figure) for figure in nation), *found])
        return export(request, released.measures[name]["title"], presenter.EXPORT, rows)
    context = {
        "name": name,
        "measure": released.measures[name],
        "release": released.release,
        "form": form,
        "nation": presenter.by_group("All places together", nation, whole),
        "chart": presenter.dots(nation),
        "groups": [figure.row["group"] for figure in nation],
        "group": group,
        "places": presenter.at_places(f"{group or 'Everyone'}, by region and place", found),
        "span": presenter.span(nation[0]) if nation else "",
    }
    return page(request, "public/measure.html", context)


@require_safe
def figure(request: Request, name: str, measure: str, pk: int) -> HttpResponse:
    """A figure as it was cited, and as the latest release has it."""
    place, released = published.find_place(pk), queries.find_release(name)
    cited = citing.cited(released, measure, place, request.GET)
    now = citing.as_now(cited, place)
    context = {
        "place": place,
        "measure": cited.measure,
        "cited": presenter.facts(cited),
        "now": presenter.facts(now) if now else None,
        "newer": now is None or now.released.release != released.release,
    }
    return page(request, "public/figure.html", context)
