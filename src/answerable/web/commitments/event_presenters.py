"""Events, and what waits for them, in the words of a page."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from answerable.web.commitments.models import Event, Wait
from answerable.web.design.tables import Cell, Column, Link, Listing, Row
from answerable.web.design.words import date

EVENT_COLUMNS = (
    Column("name", "Event", sort="name"),
    Column("place", "Recorded at"),
    Column("when", "When"),
    Column("waiting", "Commitments waiting", numeric=True),
)
EVENT_ORDERS = {"name": ("name", "id"), "-name": ("-name", "-id")}
EVENT_EXPORT = ("Event", "Recorded at", "Expected", "Happened on", "What happened", "Commitments waiting")
_WAITS = (
    Column("commitment", "Commitment"),
    Column("place", "Place"),
    Column("since", "Since"),
    Column("end", "Ended"),
)


def event_rows(events: Iterable[Event]) -> list[Row]:
    return [
        (
            Link(event.name, reverse("commitments:event", args=(event.pk,))),
            str(event.place),
            _when(event),
            _waiting(event),
        )
        for event in events
    ]


def _waiting(event: Event) -> int:
    return event.waiting  # type: ignore[attr-defined,no-any-return]  # as the query counts


def _when(event: Event) -> str:
    if event.happened_on:
        return f"Happened on {date(event.happened_on)}"
    return f"Expected: {event.expected_words}" if event.expected_words else "Not yet"


def event_export(events: Iterable[Event]) -> Iterator[Row]:
    for event in events:
        yield (
            event.name,
            str(event.place),
            event.expected_words,
            event.happened_on,
            event.happened_words,
            _waiting(event),
        )


def event_facts(event: Event) -> list[tuple[str, Cell]]:
    return [
        ("Recorded at", str(event.place)),
        ("When", _when(event)),
        *([("What happened", event.happened_words)] if event.happened_words else []),
    ]


def waiting_listing(waits: Iterable[Wait]) -> Listing:
    return Listing("What waits, or waited, for it", _WAITS, [_wait(wait) for wait in waits])


def _wait(wait: Wait) -> Row:
    commitment = wait.commitment
    link = Link(commitment.words[:160], reverse("dashboard:commitment", args=(commitment.pk,)))
    return link, str(commitment.place), wait.since, wait.ended_on or wait.event.happened_on
