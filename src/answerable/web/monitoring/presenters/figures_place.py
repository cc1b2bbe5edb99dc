"""A place by measure, and one group across measures, as tables."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.urls import reverse

from answerable.web.design.tables import Cell, Column, Lines, Link, Row, Tag
from answerable.web.design.words import date
from answerable.web.estate.models import Place
from answerable.web.estate.policies import is_closed
from answerable.web.estate.types import Capability
from answerable.web.estate.viewers import Viewer
from answerable.web.monitoring.figures import Row as Figures
from answerable.web.monitoring.models import Case
from answerable.web.monitoring.presenters import figures_words as words
from answerable.web.monitoring.presenters.figures_words import Unit
from answerable.web.monitoring.queries.pages import Known, badness, worst_of

Cases = Mapping[tuple[str, str, str], Case]
PLACE_COLUMNS = (
    Column("measure", "Measure"),
    Column("group", "Who fares worst"),
    Column("ratio", "Ratio (95% interval)"),
    Column("flag", "Flag"),
    Column("last", "Data to"),
    Column("case", "Case"),
)
GROUP_COLUMNS = (
    Column("measure", "Measure"),
    Column("figure", "Figure (95% interval)"),
    Column("ratio", "Ratio (95% interval)"),
    Column("flag", "Flag"),
    Column("last", "Data to"),
    Column("case", "Case"),
)
EXPORT = (
    *("Measure", "Group", "Characteristic", "Compared with", "How many", "Figure (95% interval)"),
    *("Ratio (95% interval)", "Drawn towards 1", "q", "Flag", "Lasting", "From", "To", "Case"),
)


def place_rows(known: Iterable[Known], place: Place, cases: Cases) -> list[Row]:
    """One row a measure: whoever fares worst there."""
    return [_measure(one, worst_of(one), place, cases) for one in worst_first(known)]


def worst_first(known: Iterable[Known]) -> list[Known]:
    """Measures in which somebody is flagged first, then by how badly they fare."""
    return sorted(known, key=_standing, reverse=True)


def _standing(known: Known) -> tuple[bool, float]:
    row = worst_of(known)
    return (bool(row["flag"]), badness(known.figures, row)) if row else (False, float("-inf"))


def _measure(known: Known, row: Figures | None, place: Place, cases: Cases) -> Row:
    figures = known.figures
    if row is None:
        everyone = f"Everyone: {Unit.of(figures).rate(known.everyone)}" if known.everyone else "Not compared"
        address = words.measure_address(place, figures.measure)
        return Link(figures.title, address), everyone, "Not compared", "", date(figures.last), ""
    return (
        Link(figures.title, _address(known, row, place)),
        Lines([Link(row["group"], _group_address(place, row)), words.beside(row["comparator"])]),
        *_compared(known, row, cases),
    )


def group_rows(known: Iterable[Known], place: Place, group: str, cases: Cases) -> list[Row]:
    """One row a measure, of one group."""
    rows = []
    for one in worst_first(known):
        row, rate = worst_of(one), one.rate_of(group)
        unit = Unit.of(one.figures)
        link = Link(one.figures.title, _address(one, row or rate or {}, place))
        told = Lines([unit.rate(rate), unit.counts(rate)])
        if row:
            rows.append((link, told, *_compared(one, row, cases)))
        else:
            rows.append((link, told, "Not compared", "", date(one.figures.last), ""))
    return rows


def _compared(known: Known, row: Figures, cases: Cases) -> tuple[Cell, ...]:
    case = cases.get((known.figures.measure, row["characteristic"], row["group"]))
    return (
        Lines([words.ratio(row), f"Drawn towards 1: {words.shrunk(row)}"]),
        Lines([cell for cell in (words.flag(row), words.lasting(row)) if cell]),
        row["to"],
        case_link(case),
    )


def case_link(case: Case | None) -> Cell:
    return Link(case.get_state_display(), reverse("monitoring:case", args=(case.pk,))) if case else ""


def _address(known: Known, row: Figures, place: Place) -> str:
    names = ("characteristic", "comparator", "group", "detail")
    chosen = {name: row.get(name) for name in names if row.get(name) not in {None, "pair", "all", "fine"}}
    return words.measure_address(place, known.figures.measure, **chosen)


def _group_address(place: Place, row: Figures) -> str:
    return reverse("monitoring:group_at", args=(place.pk, row["group"]))


def export_rows(known: Iterable[Known], cases: Cases) -> Iterable[Row]:
    """Every comparison that was chosen, of every measure."""
    for one in known:
        unit = Unit.of(one.figures)
        for row in one.comparisons:
            rate = one.rate_of(row["group"])
            yield (
                *(one.figures.title, row["group"], row["characteristic"], row["comparator"]),
                *(unit.counts(rate), unit.rate(rate), words.ratio(row), words.shrunk(row), row["q"]),
                *(words.flag(row).text, row["persistence"], row["from"], row["to"]),
                words.case_words(cases.get((one.figures.measure, row["characteristic"], row["group"]))),
            )


def place_link(place: Place) -> Link:
    return Link(place.name, reverse("monitoring:place", args=(place.pk,)))


def closing(
    viewer: Viewer, place: Place, into: Place | None, merged: Iterable[Place], *, on: dt.date
) -> list[tuple[str, Link | None]]:
    """What is to know where the place, or one whose work it goes on with, has closed; and where those figures are."""
    said: list[tuple[str, Link | None]] = []
    if is_closed(place.closed, place.facts, on=on):
        said.append((f"{_closed(place)}. Its figures stay on this page.", None))
        if into:
            said.append((f"{into} goes on with its work. These figures are not added to those.", _seen(viewer, into)))
    before = "and was merged into this place. Its figures are not added here."
    return said + [(f"{_closed(one)} {before}", _seen(viewer, one)) for one in merged]


def _closed(place: Place) -> str:
    return f"{place} closed on {date(place.closed)}" if place.closed else f"{place} has closed"


def _seen(viewer: Viewer, place: Place) -> Link | None:
    link = Link(f"See the figures of {place}", place_link(place).href)
    return link if viewer.may_at(Capability.SEE_FIGURES, place.path) else None


def open_cases(cases: Cases) -> list[Tag]:
    """How many cases stand in each state."""
    states: dict[str, int] = {}
    for case in cases.values():
        states[str(case.get_state_display())] = states.get(str(case.get_state_display()), 0) + 1
    return [Tag(f"{name}: {many}") for name, many in states.items()]
