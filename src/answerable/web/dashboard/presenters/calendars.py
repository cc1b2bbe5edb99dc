"""Commitments as a calendar that other programs read (RFC 5545), and calendars as rows of a list."""

import datetime as dt
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event, vDuration, vUri

from answerable.tables.safe import fit_for_xml
from answerable.web.commitments.types import Settled
from answerable.web.dashboard.queries.calendars import Dated
from answerable.web.design.tables import Column, Link, Listing
from answerable.web.design.words import date
from answerable.web.notices.models import Feed
from answerable.web.notices.presenters.digest import absolute
from answerable.web.notices.types import FeedKind

_SHORT = 120
_AGAIN = vDuration(dt.timedelta(hours=12))
"""How often a calendar program may look."""


def calendar(found: Iterable[Dated], *, name: str) -> bytes:
    made = Calendar()
    made.add("prodid", "-//Answerable//Commitments//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", f"Answerable: {name}")
    made.add("refresh-interval", _AGAIN, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", _AGAIN)
    for one in found:
        made.add_component(_event(one))
    written: bytes = made.to_ical()
    return written


def _event(one: Dated) -> Event:
    commitment = one.commitment
    event = Event()
    event.add("uid", f"commitment-{commitment.pk}@{urlsplit(settings.ANSWERABLE_ADDRESS).hostname}")
    event.add("sequence", one.lines)
    event.add("dtstamp", one.changed_at)
    event.add("last-modified", one.changed_at)
    event.add("dtstart", one.on)
    event.add("summary", f"Due: {_shortened(commitment.words)}")
    event.add("description", fit_for_xml("\n".join(_description(one))))
    event.add("location", commitment.place.name)
    event.add("url", vUri(absolute(reverse("dashboard:commitment", args=(commitment.pk,)))))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED" if is_due(one) else "CANCELLED")
    return event


def is_due(one: Dated) -> bool:
    """Whether it is still promised for that day."""
    return one.commitment.settled == Settled.OPEN and one.commitment.due_on is not None


def _description(one: Dated) -> list[str]:
    commitment = one.commitment
    lines = [commitment.words, f"Due: {commitment.due_words or date(commitment.due_on)}"]
    if commitment.moves and commitment.first_due_on:
        lines.append(f"First promised for {date(commitment.first_due_on)}")
    if commitment.owner_words:
        lines.append(f"Owner: {commitment.owner_words}")
    if commitment.settled:
        lines.append(Settled(commitment.settled).label)
    return lines


def _shortened(words: str) -> str:
    plain = " ".join(fit_for_xml(words).split())
    return plain if len(plain) <= _SHORT else f"{plain[: _SHORT - 1]}…"


def listing(feeds: Iterable[Feed], subjects: Mapping[int, str]) -> Listing:
    columns = (
        Column("of", "Calendar of"),
        Column("made", "Made"),
        Column("read", "Last read"),
        Column("revoke", "Change"),
    )
    rows = [
        (
            subjects[feed.pk],
            feed.made_at,
            feed.read_at or "Never",
            Link("Stop this calendar", reverse("dashboard:revoke_calendar", args=(feed.pk,))),
        )
        for feed in feeds
    ]
    return Listing("Your calendars", columns, rows)


def kind_words(kind: FeedKind, name: str) -> str:
    """What a calendar would hold, in a sentence."""
    if kind is FeedKind.OWN:
        return "the commitments of the posts that you hold"
    return f"the commitments of {name}" + (", and of the places below it" if kind is FeedKind.PLACE else "")
