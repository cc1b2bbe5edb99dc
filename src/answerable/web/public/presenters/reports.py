"""What reports say of released figures."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from answerable.web.dashboard import published
from answerable.web.dashboard.presenters.places import standings
from answerable.web.design.tables import Column, Link, Listing, Row
from answerable.web.estate.models import Place
from answerable.web.monitoring.presenters import released as words
from answerable.web.monitoring.queries.released import Figure, Released, at_places
from answerable.web.public.figure_forms import FigureFilters
from answerable.web.public.presenters import figures as presenter
from answerable.web.public.presenters.faces import PUBLIC


def report(place: Place, held: Mapping[str, Released], *, on: dt.date, **about: object) -> dict[str, Any]:
    """What a report of a place holds, from these releases alone."""
    columns = FigureFilters({}, held=held).columns
    found = presenter.counted(figure for _, figure in at_places([place], held, **columns))
    promised = published.promised_at(place, on=on)
    return {
        "place": place,
        "listing": presenter.figures(f"Figures of {place.name}", found, place),
        "flagged": flagged(found),
        "span": presenter.span(found[0]) if found else "",
        "releases": list(dict.fromkeys(of.release for of in held.values())),
        "standings": standings(promised.standings, face=PUBLIC, place=place.pk),
        **about,
    }


def flagged(found: Iterable[Figure]) -> list[str]:
    """A sentence for each printed figure that the rule of its measure flags."""
    return list(_flagged(found))


def joint_decisions(found: Iterable[tuple[Place, Figure]]) -> Listing:
    columns = (Column("place", "Place"), *presenter.FIGURES[:-1])
    rows: list[Row] = []
    for place, figure in found:
        row = presenter.figures("", [figure], place).rows[0]
        rows.append((Link(place.name, presenter.address(figure, place)), *row[:-1]))
    return Listing("Joint decisions", columns, rows)


def _flagged(found: Iterable[Figure]) -> Iterator[str]:
    for figure in found:
        beside = words.compared(figure)
        if beside and beside["flag"] == "yes" and beside["ratio"] and figure.row["rate"]:
            yield (
                f"{figure.measure['title']}: {words.group(figure.row)}, {words.rate(figure.row, figure.measure)}, "
                f"which is {words.ratio(beside)} times the rate of {beside['comparator']}."
            )
