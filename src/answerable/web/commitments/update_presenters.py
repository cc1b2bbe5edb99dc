"""What was reported of commitments, in the words of a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from answerable.web.commitments.models import Commitment, Update
from answerable.web.design.tables import Cell, Link
from answerable.web.design.words import date, when

Facts = Sequence[tuple[str, Cell]]


def facts(commitment: Commitment) -> Facts:
    """What a person must know of a commitment to report on it."""
    return [
        ("Commitment", commitment.words),
        ("Owner", commitment.owner_words or "Nobody is named"),
        ("Due", commitment.due_words or "No date was given"),
    ]


def initial(update: Update | None) -> Mapping[str, Any]:
    """What a form is filled with where the person has said something before."""
    if update is None:
        return {}
    names = ("kind", "words", "effective_on", "due_words", "reason")
    return {name: getattr(update, name) for name in names}


def said(update: Update) -> Facts:
    """What an update says."""
    moved = f"{update.due_words}, because: {update.reason}" if update.due_words else None
    told: Facts = [
        ("What was done", update.words),
        ("How far", update.get_kind_display()),
        ("As of", date(update.effective_on)),
        ("New date asked for", moved),
        ("Reported", reported(update)),
    ]
    return [(name, value) for name, value in told if value]


def reported(update: Update) -> str:
    """`By A Person for Head of Safety, 3 June 2026 at 2:05pm`."""
    owner = f" for {update.owner}" if update.owner else ""
    return f"By {update.recorded_by.name}{owner}, {when(update.recorded_at)}"


def told(updates: Iterable[Update]) -> list[Facts]:
    return [said(update) for update in updates]


@dataclass(frozen=True)
class OwnUpdate:
    commitment: Link
    place: str
    facts: Facts
    change: str
    withdraw: str


def own(updates: Iterable[Update]) -> list[OwnUpdate]:
    return [
        OwnUpdate(
            commitment=Link(update.commitment.words, reverse("dashboard:commitment", args=(update.commitment_id,))),
            place=str(update.commitment.place),
            facts=said(update),
            change=reverse("commitments:report_progress", args=(update.commitment_id,)),
            withdraw=reverse("commitments:withdraw_update", args=(update.pk,)),
        )
        for update in updates
    ]
