"""What is not mentioned again, claims that contradict their words, and the map of duplication and gaps, as rows."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from answerable.web.commitments.models import Commitment, Tag
from answerable.web.commitments.presenters import standing_of, standing_tag
from answerable.web.dashboard.presenters.rows import place_link
from answerable.web.dashboard.queries.contradictions import Contradiction
from answerable.web.dashboard.queries.mapping import Square
from answerable.web.design import tables
from answerable.web.design.tables import Column, Lines, Link, Listing, Row
from answerable.web.estate.models import Place
from answerable.web.plans.models import Entry, Round
from answerable.web.plans.presenters.faces import REGISTER
from answerable.web.plans.presenters.plans import round_name

SILENCE = (
    Column("commitment", "Commitment"),
    Column("plan", "Action plan"),
    Column("place", "Place"),
    Column("round", "Round that does not mention it"),
    Column("due", "Due"),
    Column("standing", "Status"),
)
CONTRADICTIONS = (
    Column("commitment", "Commitment"),
    Column("place", "Place"),
    Column("claim", "The service says that it is done"),
    Column("but", "But its words say"),
    Column("said", "Said on"),
)
SQUARES_EXPORT = (
    Column("tag", "Concerns"),
    Column("place", "Place"),
    Column("findings", "Findings", numeric=True),
    Column("plans", "Plans", numeric=True),
    Column("same", "Same as another plan’s", numeric=True),
    Column("gaps", "Nothing open", numeric=True),
    Column("shows", "What it shows"),
)


def silence(found: Iterable[Entry], rounds: Mapping[int, Round], *, on: dt.date) -> Iterator[Row]:
    for entry in found:
        commitment, plan = entry.commitment, entry.finding.plan
        if commitment:
            round_ = rounds[entry.silent_in]  # type: ignore[attr-defined]
            silent = f"{reverse('plans:not_mentioned', args=(plan.pk,))}?round={round_.position}"
            yield (
                _commitment(commitment),
                Link(plan.title, reverse("plans:plan", args=(plan.pk,))),
                place_link(commitment, REGISTER),
                Link(round_name(round_), silent),
                commitment.due_words or None,
                standing_tag(standing_of(commitment, on=on)),
            )


def contradictions(found: Iterable[Contradiction]) -> Iterator[Row]:
    for claim, words in found:
        yield (
            _commitment(claim.commitment),
            place_link(claim.commitment, REGISTER),
            claim.words,
            Lines([f"“{one}”" for one in words]),
            claim.said_on or "Day not known",
        )


def squares(found: Sequence[Square], tags: Mapping[int, Tag], places: Mapping[int, Place]) -> Iterator[Row]:
    for square in found:
        tag, place = tags[square.tag], places[square.place]
        query = urlencode({"tag": tag.pk, "place": place.pk})
        yield (
            Link(tag.name, reverse("dashboard:tag", args=(tag.pk,))),
            Link(place.name, reverse("dashboard:place", args=(place.pk,))),
            Link(f"{square.findings:,}", f"{reverse('dashboard:findings')}?{query}"),
            square.plans,
            square.same,
            square.gaps,
            Lines(list(_shows(square))) if list(_shows(square)) else None,
        )


def squares_listing(found: Iterable[Row]) -> Listing:
    """With theme and place in one column, so that a phone shows a row as a block."""
    concerns, _, *others = SQUARES_EXPORT
    rows = [(Lines((tag, place)), *numbers) for tag, place, *numbers in found]
    columns = (Column(concerns.name, "Concerns, and where"), *others)
    return Listing("Findings by what they concern, and where", columns, rows)


def _shows(square: Square) -> Iterator[tables.Tag]:
    if square.plans > 1:
        yield tables.Tag("Repeated", "orange")
    if square.gaps:
        yield tables.Tag("Gap", "red")


def _commitment(commitment: Commitment) -> Link:
    return Link(commitment.words, reverse("dashboard:commitment", args=(commitment.pk,)))
