"""A round of progress being gathered: who was asked, who answered, and what."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from answerable.web.commitments.models import Commitment, Update
from answerable.web.commitments.progress_forms import ProgressForm
from answerable.web.commitments.update_presenters import reported, told
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing, Row, Tag
from answerable.web.design.words import count, date, when
from answerable.web.plans.forms.own_round import Part
from answerable.web.plans.models import Ask, Reporting, UpdateDue
from answerable.web.plans.queries.reporting import Asked

OWNER_COLUMNS = (
    Column("owner", "Owner"),
    Column("asked", "Who was asked"),
    Column("reported", "Reported on"),
    Column("state", "Answer"),
    Column("last", "Last asked"),
)
COMMITMENT_COLUMNS = (
    Column("commitment", "Commitment"),
    Column("owner", "Owner"),
    Column("due", "Due"),
    Column("reported", "What was reported"),
)


def facts(reporting: Reporting, found: Sequence[Asked]) -> list[tuple[str, Cell]]:
    plan, answered = reporting.plan, sum(one.answered for one in found)
    shown: list[tuple[str, Cell]] = [
        ("Plan", Link(plan.title, reverse("plans:plan", args=(plan.pk,)))),
        ("Opened", f"{when(reporting.opened_at)} by {reporting.opened_by.name}"),
        ("Answer by", date(reporting.answer_by)),
        ("Answered", f"{answered} of {count(len(found), 'owner')}"),
    ]
    if reporting.draft:
        shown.append(("Draft", Link("See what was assembled", reverse("plans:draft", args=(reporting.draft.pk,)))))
    if reporting.closed_at:
        shown.append(("Closed", when(reporting.closed_at)))
    return shown


def owners(found: Iterable[Asked]) -> Listing:
    return Listing("Owners", OWNER_COLUMNS, list(owner_rows(found)))


def owner_rows(found: Iterable[Asked]) -> Iterator[Row]:
    for one in found:
        ask = one.ask
        yield (
            Link(ask.owner.words, reverse("plans:ask", args=(ask.reporting_id, ask.pk))),
            who(ask),
            f"{len(one.updates)} of {len(one.commitments)}",
            state(one),
            when(ask.chased_at or ask.asked_at) or "Not asked yet",
        )


def who(ask: Ask) -> Cell:
    if ask.person:
        return ask.person.name
    return ask.address or "Nobody: there is no account and no address"


def state(one: Asked) -> Tag:
    if one.answered:
        return Tag("Answered", "green")
    if not one.reachable:
        return Tag("Cannot be asked yet", "red")
    return Tag("Partly answered", "yellow") if one.updates else Tag("Not answered", "orange")


def commitments(found: Iterable[Asked]) -> Listing:
    return Listing("Commitments asked about", COMMITMENT_COLUMNS, list(commitment_rows(found)))


def commitment_rows(found: Iterable[Asked]) -> Iterator[Row]:
    """Each commitment once, whoever was asked about it."""
    seen: dict[int, tuple[Commitment, Sequence[Update]]] = {}
    for one in found:
        seen |= {held.pk: (held, one.updates.get(held.pk, ())) for held in one.commitments}
    for held, updates in seen.values():
        href = reverse("dashboard:commitment", args=(held.pk,))
        yield (Link(held.words, href), held.owner_words, held.due_words, _told(updates))


def _told(updates: Sequence[Update]) -> Cell:
    """What each update says, and who reported it."""
    if not updates:
        return None
    return Lines([line for update in updates for line in (_says(update), reported(update))])


def _says(update: Update) -> str:
    moved = f" New date asked for: {update.due_words}, because: {update.reason}" if update.due_words else ""
    return f"{update.get_kind_display()}: {update.words}{moved}"


@dataclass(frozen=True)
class PartShown:
    """One commitment of the page of a person's own round."""

    pk: int
    words: str
    facts: Sequence[tuple[str, Cell]]
    told: Sequence[Sequence[tuple[str, Cell]]]
    """What was reported of it."""
    saved: bool
    form: ProgressForm
    change: str
    """The address at which it is reported on by itself."""


def part(one: Part, reporting: int, *, saved: bool) -> PartShown:
    commitment = one.commitment
    own = f"{reverse('plans:my_round', args=(reporting,))}#c{commitment.pk}"
    return PartShown(
        pk=commitment.pk,
        words=commitment.words,
        facts=[("Owner", commitment.owner_words), ("Due", commitment.due_words or "No date was given")],
        told=told(one.updates),
        saved=saved,
        form=one.form,
        change=f"{reverse('commitments:report_progress', args=(commitment.pk,))}?{urlencode({'next': own})}",
    )


DUE_COLUMNS = (
    Column("words", "What is owed"),
    Column("to", "To"),
    Column("due", "Due"),
    Column("state", "Met"),
)


def dues(found: Iterable[UpdateDue], *, on: dt.date) -> Listing:
    rows = [(due.words, due.to.name if due.to else None, due.due_on, _met(due, on=on)) for due in found]
    return Listing("Updates owed", DUE_COLUMNS, rows)


def _met(due: UpdateDue, *, on: dt.date) -> Cell:
    if due.met_by:
        edition = {"pk": due.plan_id, "number": due.met_by.number}
        return Link(f"Met by edition {due.met_by.number}", reverse("plans:edition", kwargs=edition))
    say = Link(f"Say what met “{due.words}”", reverse("plans:meet_update", args=(due.pk,)))
    return Lines([Tag("Overdue", "red") if due.due_on < on else Tag("Not met yet", "yellow"), say])
