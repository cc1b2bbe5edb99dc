"""How far dates slipped, in a sentence and as a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from answerable.vocabulary.decisions import Decision
from answerable.web.commitments.types import Moved
from answerable.web.dashboard.queries.slippage import Grouping, Slipped
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row
from answerable.web.design.words import count
from answerable.web.plans.presenters.plans import DECISION_NAMES

NOT_KNOWN = {
    Grouping.POST: "Matched to no post",
    Grouping.INSPECTORATE: "No inspectorate is named",
    Grouping.DECISION: "No decision given",
}
_FILTERS = {
    Grouping.PLACE: "place",
    Grouping.POST: "owner",
    Grouping.INSPECTORATE: "inspectorate",
    Grouping.DECISION: "decision",
}


@dataclass(frozen=True)
class Group:
    """A group as its page calls it."""

    name: Cell
    exact: bool = True
    """Whether the list of its commitments has those that are counted, and no others."""


def columns(by: Grouping) -> tuple[Column, ...]:
    return (
        Column("group", by.label),
        Column("commitments", "Commitments", numeric=True),
        Column("moved", "Date moved", numeric=True),
        Column("times", "Times moved", numeric=True),
        Column("far", "How far"),
        Column("dropped", "No date any more", numeric=True),
    )


EXPORT = (
    *(Column("group", "Group"), Column("commitments", "Commitments"), Column("moved", "Date moved")),
    *(Column("times", "Times moved"), Column("months", "Months on average"), Column("most_months", "Most months")),
    *(Column("days", "Days on average, where dates are days"), Column("most_days", "Most days")),
    Column("dropped", "No date any more"),
)


def sentence(slipped: Slipped) -> str:
    """`Of 40 commitments, 6 moved the date, 8 times in all: 3 months later on average; 6 months later at most.`."""
    if not slipped.commitments:
        return "There are no commitments here."
    if not slipped.moved:
        told = f"No date of {count(slipped.commitments, 'commitment')} has moved since it was first promised."
    else:
        times = count(slipped.times, "time")
        told = f"Of {count(slipped.commitments, 'commitment')}, {slipped.moved:,} moved the date, {times} in all"
        told += f": {'; '.join(_how_far(slipped))}."
    return f"{told} {_dropped(slipped.dropped)}".strip()


def _dropped(number: int) -> str:
    has = "has" if number == 1 else "have"
    return f"{count(number, 'commitment')} had a date and {has} none now." if number else ""


def listing(
    found: Sequence[Slipped], by: Grouping, groups: Mapping[Any, Group], *, place: int | None = None
) -> Listing:
    """`groups` names them by key; `place` is what the page is narrowed to."""
    rows = [_row(slipped, by, groups, place) for slipped in found]
    return Listing(f"Slippage by {by.label.lower()}", columns(by), rows)


def _row(slipped: Slipped, by: Grouping, groups: Mapping[Any, Group], place: int | None) -> Row:
    group = groups.get(slipped.key, Group(NOT_KNOWN.get(by, "Not known"), exact=False))

    def number(value: int, moved: Moved | None = None) -> Cell:
        chosen = {"place": place, _FILTERS[by]: slipped.key, "moved": moved, "sort": "slipped" if moved else None}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return Link(f"{value:,}", f"{reverse('dashboard:commitments')}?{query}") if group.exact and value else value

    return (
        group.name,
        number(slipped.commitments),
        number(slipped.moved, Moved.MOVED),
        slipped.times,
        Lines(list(_how_far(slipped))) if slipped.moved else None,
        number(slipped.dropped, Moved.DROPPED),
    )


def export_row(slipped: Slipped, by: Grouping, groups: Mapping[Any, Group]) -> Row:
    group = groups.get(slipped.key, Group(NOT_KNOWN.get(by, "Not known")))
    counts = (slipped.commitments, slipped.moved, slipped.times, _rounded(slipped.months), slipped.most_months)
    return (str(group.name), *counts, _rounded(slipped.days), slipped.most_days, slipped.dropped)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _mean(slipped: Slipped) -> list[str]:
    mean = ((slipped.months, "month"), (slipped.days, "day"))
    return [_far(value, unit) for value, unit in mean if value is not None]


def _most(slipped: Slipped) -> list[str]:
    most = ((slipped.most_months, "month"), (slipped.most_days, "day"))
    return [_far(value, unit) for value, unit in most if value is not None]


def _far(value: float, unit: str) -> str:
    """`3.5 months later`, `2 days earlier`."""
    number = round(abs(float(value)), 1)
    words = f"{number:,.0f}" if number == int(number) else f"{number:,}"
    return f"{words} {unit}{'' if number == 1 else 's'} {'earlier' if value < 0 else 'later'}"


def _how_far(slipped: Slipped) -> Iterator[str]:
    """On average and at most; of one, or where all moved as far, only that."""
    mean, most = " or ".join(_mean(slipped)), " or ".join(_most(slipped))
    if mean == most:
        yield most
    else:
        yield f"{mean} on average"
        yield f"{most} at most"


def decisions() -> dict[Any, Group]:
    return {decision.value: Group(DECISION_NAMES[decision]) for decision in Decision}


def groups(by: Grouping, things: Mapping[Any, Any]) -> dict[Any, Group]:
    match by:
        case Grouping.PLACE:
            return {pk: Group(_link(str(one), "dashboard:place", pk), not one.has_below) for pk, one in things.items()}
        case Grouping.POST:
            return {pk: Group(_link(f"{one}, {one.place}", "dashboard:post", pk)) for pk, one in things.items()}
        case Grouping.INSPECTORATE:
            return {pk: Group(body.name) for pk, body in things.items()}
        case Grouping.DECISION:
            return decisions()


def _link(words: str, route: str, pk: int) -> Link:
    return Link(words, reverse(route, args=(pk,)))
