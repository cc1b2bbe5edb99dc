"""The disparities that a plan takes in, each with the figure that is cited."""

from collections.abc import Iterable

from django.urls import reverse

from answerable.disparity.report.wording import people
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.models import Case
from answerable.web.monitoring.presenters.cases import name_of, ratio_words, state_tag
from answerable.web.monitoring.presenters.figures_words import figure_address
from answerable.web.monitoring.queries.cases import may_see_figures

COLUMNS = (
    Column("case", "Disparity"),
    Column("place", "Place"),
    Column("figure", "Figure, as it was seen"),
    Column("state", "State"),
    Column("promised", "What this plan promises about it"),
)


def cases_of_plan(found: Iterable[Case], *, viewer: Viewer) -> Listing:
    return Listing("Disparities at the places of this plan", COLUMNS, [_row(case, viewer) for case in found])


def _row(case: Case, viewer: Viewer) -> Row:
    link = Link(name_of(case), reverse("monitoring:case", args=(case.pk,)))
    figure = _cited(case) if may_see_figures(viewer, case) else "Not shown to you"
    return link, case.place.name, figure, state_tag(case), _promised(case)


def _cited(case: Case) -> Cell:
    """The permanent address of the newest figure that was flagged."""
    seen = case.sightings.all()
    if not seen:
        return None
    row = seen[0].figures
    words = (
        f"Ratio {ratio_words(row['ratio'], row['ratio_low'], row['ratio_high'])}, beside {people(row['comparator'])}"
    )
    return Link(words, figure_address(seen[0].run_id, case.measure, case.place, row))


def _promised(case: Case) -> Cell:
    linked = [one.commitment for one in case.answering]  # type: ignore[attr-defined]
    if not linked:
        return "Nothing yet"
    return Lines(tuple(Link(one.words, reverse("dashboard:commitment", args=(one.pk,))) for one in linked))
