"""The addresses of figures that are asked for, each page for as many places, measures and cases as it is asked for."""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from answerable.web.accounts.models import Person
from answerable.web.estate.models import Place
from answerable.web.estate.queries import viewer_of
from answerable.web.monitoring.models import Case, MeasureFigures
from answerable.web.monitoring.queries.cases import cases
from answerable.web.monitoring.queries.figures import places_with_figures, shelf_of
from answerable.web.monitoring.types import Level
from benchmarks.register.pages import Page

GROUP = "Caribbean"


def pages(person: Person, requests: int) -> Iterator[Page]:
    viewer = viewer_of(person, on=timezone.localdate())
    figures = list(MeasureFigures.objects.filter(current=True).select_related("run").order_by("measure"))
    told = {key: level for one in figures for level, key in shelf_of(one.run).places()}
    seen = places_with_figures(viewer).filter(pk__in=told).order_by("pk")
    yield Page("home of monitoring", [reverse("monitoring:home")] * requests)
    for level in Level:
        places = [place for place in seen if told[place.pk] == level]
        if places:
            yield from _of_places(str(level), places, figures, requests)
    held = list(cases(viewer).order_by("pk"))
    yield Page("cases", [reverse("monitoring:cases")] * requests)
    if held:
        yield Page("case", _many([reverse("monitoring:case", args=(case.pk,)) for case in held], requests))
        yield Page(
            "figure as cited, and as it is now", _many([_cited(case) for case in held if case.place in seen], requests)
        )


def _of_places(level: str, places: Sequence[Place], figures: Sequence[MeasureFigures], requests: int) -> Iterator[Page]:
    keys = [place.pk for place in places]
    at = [(key, one.measure) for key in keys for one in figures]
    yield Page(level, _many([reverse("monitoring:place", args=(key,)) for key in keys], requests))
    yield Page(f"{level}: a measure", _many([reverse("monitoring:measure_at", args=one) for one in at], requests))
    yield Page(
        f"{level}: a group", _many([reverse("monitoring:group_at", args=(key, GROUP)) for key in keys], requests)
    )
    for theme in ("workforce", "probation"):
        of_theme = [reverse("monitoring:theme", args=(key, theme)) for key in keys]
        yield Page(f"{level}: {theme}", _many(of_theme, requests))


def _cited(case: Case) -> str:
    """The permanent address of the figure by which the case was seen last."""
    seen = case.sightings.all()[0]
    key = {"characteristic": case.characteristic, "group": case.group, "comparator": seen.comparator}
    days = {"from": seen.first.isoformat(), "to": seen.last.isoformat()}
    address = reverse("monitoring:figure", args=(seen.run_id, case.measure, case.place_id))
    return f"{address}?{urlencode(key | days)}"


def _many(addresses: Sequence[str], requests: int) -> list[str]:
    """So many, from all over the list."""
    step = max(1, len(addresses) // requests)
    return list(islice(cycle(addresses[::step]), requests))
