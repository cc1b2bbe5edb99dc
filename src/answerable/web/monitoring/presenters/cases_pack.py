"""The pack of a monthly equality meeting, as a paper."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from answerable.documents.writers.paper import Heading, Paper, Table
from answerable.web.commitments.presenters import standing_of
from answerable.web.design.tables import Column, Listing, shown
from answerable.web.design.words import count, date
from answerable.web.estate.models import Place
from answerable.web.monitoring.models import Case
from answerable.web.monitoring.presenters.cases import due, latest, name_of, ratio_words, state_tag
from answerable.web.monitoring.queries.packs import MeetingPack

_CASES = ("Disparity", "What the latest figures show", "State", "What is due")
_WIDTHS = (22, 48, 12, 18)
_REFORMS = ("Disparity", "Commitment", "Owner", "Due", "Status", "Latest figures")
_REFORM_WIDTHS = (16, 30, 14, 12, 12, 16)
_DOUBT = (
    "A figure tells what is seen, not why. Each comes with a 95% interval: the true ratio may lie anywhere in it. "
    "Where a difference can no longer be shown, that does not show that there is none."
)


def to_print(pack: MeetingPack, place: Place, *, on: dt.date) -> Paper:
    """With room to write, for a meeting that sits without a screen."""
    on_screen = paper(pack, place, on=on)
    return replace(on_screen, parts=(*on_screen.parts, *_minutes(pack)))


def paper(pack: MeetingPack, place: Place, *, on: dt.date) -> Paper:
    """Headings, sentences and tables; nothing in it leads anywhere, for it is printed."""
    parts = (
        ("New", pack.new, "No disparity is new."),
        ("Not answered in time", pack.overdue, "Everything that was due has been explained or reformed."),
        ("Worse", pack.worse, "Nothing became worse since the figures before."),
        ("Better", pack.better, "Nothing became better since the figures before."),
        ("Explanations to look at again", pack.review, "No explanation is due to be looked at again."),
    )
    said = [part for heading, cases, nothing in parts for part in _part(heading, cases, nothing, on)]
    about = f"As the register stands on {date(on)}: {count(len(pack.every), 'disparity', 'disparities')} to look at."
    return Paper(f"Equality meeting at {place.name}", (about, _DOUBT, *said, *_reforms(pack.reforms, on)))


def _part(heading: str, cases: Sequence[Case], nothing: str, on: dt.date) -> Iterator[Heading | Table | str]:
    yield Heading(f"{heading} ({len(cases)})")
    if cases:
        yield Table(f"{heading}, the furthest from equal first", _CASES, tuple(_row(one, on) for one in cases), _WIDTHS)
    else:
        yield nothing


def _row(case: Case, on: dt.date) -> tuple[str, ...]:
    seen = f"{case.sentence} {latest(case)}."
    return name_of(case), seen, state_tag(case).text, shown(due(case, on=on))


def _reforms(cases: Sequence[Case], on: dt.date) -> Iterator[Heading | Table | str]:
    yield Heading(f"Reforms and how they stand ({len(cases)})")
    rows = tuple(row for case in cases for row in _promised(case, on))
    if rows:
        yield Table("What was promised, and what the figures show now", _REFORMS, rows, _REFORM_WIDTHS)
    else:
        yield "No reform is promised."


def _promised(case: Case, on: dt.date) -> Iterator[tuple[str, ...]]:
    for one in case.reforms_seen:  # type: ignore[attr-defined]
        promised = one.commitment
        yield (
            *(name_of(case), promised.words, promised.owner_words or "Nobody is named"),
            *(date(promised.due_on) or promised.due_words, str(standing_of(promised, on=on).label)),
            f"{latest(case)}: ratio {ratio_words(case.ratio, case.ratio_low, case.ratio_high)}",
        )


def on_page(paper: Paper) -> list[Heading | Listing | str]:
    """Its parts as a page shows them."""
    return [_listing(part) if isinstance(part, Table) else part for part in paper.parts]


def _listing(table: Table) -> Listing:
    return Listing(table.caption, [Column(words, words) for words in table.heading], table.rows)


def _minutes(pack: MeetingPack) -> Iterator[Heading | Table | str]:
    if pack.every:
        yield Heading("Decisions")
        rows = tuple((name_of(case), "", "", "") for case in pack.every)
        yield Table("To be filled in, and recorded on each case", _DECISIONS, rows, (25, 45, 15, 15))


_DECISIONS = ("Disparity", "What was decided", "By whom", "By when")
