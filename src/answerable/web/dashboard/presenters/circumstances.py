"""What a commitment waits for, counts down, or gave way to, in the words of a page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.urls import reverse

from answerable.web.commitments.models import Backlog, BacklogFigure, Commitment, Overtaking, Wait
from answerable.web.design.tables import Cell, Column, Lines, Link, Listing
from answerable.web.design.words import date
from answerable.web.plans.presenters.faces import REGISTER, Face

_FIGURES = (
    Column("on", "Counted on"),
    Column("value", "Number", numeric=True),
    Column("left", "From the target", numeric=True),
    Column("words", "Note"),
)


@dataclass(frozen=True)
class Counted:
    """A backlog: what is counted, to what target, and how far it has come."""

    name: str
    facts: list[tuple[str, Cell]]
    figures: Listing
    acts: Sequence[Link]


@dataclass(frozen=True)
class Circumstances:
    overtaken: list[tuple[str, Cell]]
    overtakes: list[Link]
    waits: list[tuple[str, Cell] | tuple[str, Cell, Link]]
    backlogs: list[Counted]
    acts: Sequence[Link] = ()

    def __bool__(self) -> bool:
        return bool(self.overtaken or self.overtakes or self.waits or self.backlogs or self.acts)


def others(commitment: Commitment) -> set[int]:
    """Ids of the commitments that took its place, or whose place it took."""
    taken_by = {taken.by_commitment_id for taken in commitment.overtakings.all() if taken.by_commitment_id}
    return taken_by | {taken.commitment_id for taken in commitment.overtakes.all()}


def circumstances(
    commitment: Commitment,
    *,
    seen: Collection[int],
    face: Face = REGISTER,
    may_count: bool = False,
    acts: Sequence[Link] = (),
) -> Circumstances:
    """`seen` is which of the `others` the reader may see.

    `may_count` is whether the viewer ends waits and adds figures; `acts` is what may be begun.
    """
    overtakes = [taken.commitment for taken in commitment.overtakes.all() if taken.commitment_id in seen]
    return Circumstances(
        overtaken=[row for taken in commitment.overtakings.all() for row in _overtaken(taken, face, seen)],
        overtakes=[_link(other, face) for other in overtakes],
        waits=[_wait(wait, may_end=may_count) for wait in commitment.waits.all()],
        backlogs=[_backlog(backlog, may_count=may_count) for backlog in commitment.backlogs.all()],
        acts=acts,
    )


def _link(commitment: Commitment, face: Face) -> Link:
    return Link(f"Commitment {commitment.pk}: {commitment}", face.to_commitment(commitment.pk))


def _overtaken(taken: Overtaking, face: Face, seen: Collection[int]) -> list[tuple[str, Cell]]:
    by = taken.by_commitment
    shown: Cell = _link(by, face) if by and by.pk in seen else "Another commitment" if by else None
    return [("Overtaken on", date(taken.said_on)), *([("By", shown)] if shown else []), ("Why", taken.words)]


def _wait(wait: Wait, *, may_end: bool) -> tuple[str, Cell] | tuple[str, Cell, Link]:
    event, ended = wait.event, wait.ended_on or wait.event.happened_on
    if event.happened_on:
        until = f"It happened on {date(event.happened_on)}."
    elif wait.ended_on:
        until = f"The waiting ended on {date(wait.ended_on)}."
    else:
        until = f"Expected: {event.expected_words}" if event.expected_words else "Not yet happened."
    row = f"Waits for {event}" if not ended else f"Waited for {event}"
    told = Lines(tuple(part for part in (f"Since {date(wait.since)}", until, wait.words) if part))
    if ended or not may_end:
        return row, told
    return row, told, Link("End the waiting", reverse("commitments:end_wait", args=(wait.pk,)))


def _backlog(backlog: Backlog, *, may_count: bool) -> Counted:
    figures = list(backlog.figures.all())
    facts: list[tuple[str, Cell]] = [("Target", backlog.target)]
    if figures:
        first, last = figures[0], figures[-1]
        facts.append(("Now", f"{last.value:,}, counted on {date(last.on)}"))
        facts.append(("At first", f"{first.value:,}, counted on {date(first.on)}"))
    if backlog.closed_on:
        facts.append((f"Closed on {date(backlog.closed_on)}", backlog.closing_words))
    acts = _acts(backlog) if may_count and not backlog.closed_on else ()
    rows = [_figure(figure, backlog.target) for figure in figures]
    return Counted(backlog.counted, facts, Listing(f"{backlog.counted}: every figure", _FIGURES, rows), acts)


def _figure(figure: BacklogFigure, target: int) -> tuple[Cell, ...]:
    return figure.on, figure.value, figure.value - target, figure.words or None


def _acts(backlog: Backlog) -> Sequence[Link]:
    return (
        Link(f"Add a figure of {backlog}", reverse("commitments:add_figure", args=(backlog.pk,))),
        Link(f"Close {backlog}", reverse("commitments:close_backlog", args=(backlog.pk,))),
    )
